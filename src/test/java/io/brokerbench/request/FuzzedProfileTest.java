package io.brokerbench.request;

import io.brokerbench.console.UsageException;
import io.brokerbench.fuzz.Mangled;
import io.brokerbench.fuzz.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever became of a profile, it is read, or refused in words. */
class FuzzedProfileTest {
  /** JMH's parser takes a while. */
  @Property(tries = 50)
  void profile(@ForAll("profiles") List<byte[]> files) {
    new Reader("profile", file -> Profile.load(file.toString(), Path.of("")), UsageException.class)
        .keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> profiles() throws IOException {
    List<byte[]> profiles = new ArrayList<>();
    for (String name : Profile.BUNDLED) {
      profiles.add(Files.readAllBytes(Path.of("jmh-profiles", name)));
    }
    return Mangled.files(profiles);
  }
}
