package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What others on a machine can see of a run. */
final class Visible {
  private Visible() {}

  /** Command lines and environments of a process and all that it started, and endpoints files. */
  static Stream<String> of(Process launcher, Path folder) {
    Stream<Path> processes =
        Stream.concat(Stream.of(launcher.toHandle()), launcher.descendants())
            .map(process -> Path.of("/proc", Long.toString(process.pid())))
            .flatMap(proc -> Stream.of(proc.resolve("cmdline"), proc.resolve("environ")));
    return Stream.concat(processes, endpoints(folder)).map(Visible::text);
  }

  private static Stream<Path> endpoints(Path folder) {
    Path runs = folder.resolve("results").resolve("runs");
    if (!Files.exists(runs)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.map(run -> run.resolve("endpoints.properties")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of every file below a folder. */
  static List<String> written(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).map(Visible::text).forEach(texts::add);
    }
    return texts;
  }

  /** Nothing for what has just gone. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
