package io.brokerbench.provision.local;

import io.brokerbench.provision.UninterruptedFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a broker and everything that it starts carry in their environment: the path of its data
 * folder, which no other broker has, in characters that have one encoding only. So they are known
 * whoever their parent is by now, and whatever has become of process ids. Where there is no {@code
 * /proc}, nothing is found.
 */
final class BrokerMark {
  /** The environment variable. */
  static final String VARIABLE = "BROKERBENCH_BROKER";

  private static final Path PROC = Path.of("/proc");

  private BrokerMark() {}

  /** The variable's value for a data folder. */
  static String of(Path folder) {
    return folder.toAbsolutePath().toString().replaceAll("[^!-~]", "_");
  }

  /** The processes that run and carry the mark of a data folder. */
  static List<ProcessHandle> carriers(Path folder) {
    String mark = "\0" + VARIABLE + "=" + of(folder) + "\0";
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (environment(process).contains(mark)) {
          ProcessHandle.of(Long.parseLong(String.valueOf(process.getFileName())))
              .ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      // Another system.
    }
    return found;
  }

  /** Empty if the process has ended, or is somebody else's. */
  private static String environment(Path process) {
    return "\0" + UninterruptedFile.read(process.resolve("environ")).orElse("");
  }
}
