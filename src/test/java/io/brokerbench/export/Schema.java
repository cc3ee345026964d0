package io.brokerbench.export;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;

/** A JSON schema among the test's resources. */
final class Schema {
  private final JsonSchema schema;

  Schema(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Schema.class.getResourceAsStream("/schemas/" + name))) {
      schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(in);
    }
  }

  Set<ValidationMessage> faults(String json) {
    return schema.validate(json, InputFormat.JSON);
  }
}
