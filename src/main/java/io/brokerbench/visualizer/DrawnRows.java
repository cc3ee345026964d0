package io.brokerbench.visualizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Rows without the parameters that have one value in all rows of a class. The visualizer joins all
 * values to a bar's name and shows its end alone: with a dozen of them, not even the broker.
 */
final class DrawnRows {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The values of each class' parameters. */
  private final Map<String, Map<String, Set<JsonNode>>> values = new HashMap<>();

  private DrawnRows() {}

  /**
   * JMH's JSON of a file's rows.
   *
   * @param together all files whose rows are drawn together, this one among them
   */
  static byte[] of(Path file, Collection<Path> together) throws IOException {
    DrawnRows drawn = new DrawnRows();
    for (Path each : together) {
      MAPPER.readTree(each.toFile()).forEach(drawn::add);
    }
    JsonNode own = MAPPER.readTree(file.toFile());
    own.forEach(drawn::trim);
    return MAPPER.writeValueAsBytes(own);
  }

  private static String className(JsonNode row) {
    return row.path("benchmark").asText().replaceFirst("\\.[^.]*$", "");
  }

  private void add(JsonNode row) {
    Map<String, Set<JsonNode>> ofClass =
        values.computeIfAbsent(className(row), c -> new HashMap<>());
    row.path("params")
        .properties()
        .forEach(
            param ->
                ofClass
                    .computeIfAbsent(param.getKey(), k -> new HashSet<>())
                    .add(param.getValue()));
  }

  private void trim(JsonNode row) {
    if (row.path("params") instanceof ObjectNode params) {
      values
          .getOrDefault(className(row), Map.of())
          .forEach(
              (name, all) -> {
                if (all.size() == 1) {
                  params.remove(name);
                }
              });
    }
  }
}
