package io.brokerbench.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Small files that are as they should be, from {@code src/test/resources/cases}. */
public final class Documents {
  private static final Path CASES = Path.of("src", "test", "resources", "cases");

  private Documents() {}

  /** Those of these names. */
  public static List<byte[]> of(String... names) {
    return contents(Stream.of(names).map(CASES::resolve).toList());
  }

  /** All in a folder. */
  public static List<byte[]> in(String folder) {
    try (Stream<Path> files = Files.list(CASES.resolve(folder))) {
      return contents(files.sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> contents(List<Path> files) {
    List<byte[]> contents = new ArrayList<>();
    try {
      for (Path file : files) {
        contents.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}
