package io.brokerbench.visualizer;

import io.brokerbench.results.RunFolder;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a file of rows is called where several runs are looked at: fit to be part of an address. */
final class RunTitle {
  private static final Pattern SIDE = Pattern.compile("baseline|candidate");

  private RunTitle() {}

  /** Of a run's {@code jmh.json} its folder's name; of a side of a comparison the run's, too. */
  static String of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    String name = name(absolute).replaceFirst("\\.json$", "");
    Path folder = absolute.getParent();
    if (!name.equals("jmh") || folder == null || folder.getFileName() == null) {
      return RunFolder.fileName(name);
    }
    Path run = folder.getParent();
    return RunFolder.fileName(
        SIDE.matcher(name(folder)).matches() && run != null
            ? name(run) + "-" + name(folder)
            : name(folder));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
