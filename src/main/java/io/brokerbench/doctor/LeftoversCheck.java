package io.brokerbench.doctor;

import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.doctor.Processes.Running;
import io.brokerbench.results.RunFolder;
import io.brokerbench.standing.StandingEndpoints;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What runs left that were killed: brokers and forks without a launcher, data folders without a
 * broker, run folders without their end, an endpoints file without a holder.
 *
 * @param dataParents the folders that data folders are made in
 * @param runs the folder of all run folders
 * @param endpoints where held brokers are told of
 */
record LeftoversCheck(SystemFiles files, Collection<Path> dataParents, Path runs, Path endpoints)
    implements Check {
  private static final String DATA_FOLDER = "brokerbench-[a-z][a-z0-9_]*-[0-9a-f]{8}(?:-.*)?";
  private static final Pattern CONFIGURATION =
      Pattern.compile("/.*/" + DATA_FOLDER + "(/.*)?/broker\\.conf");
  private static final String FORK = "org.openjdk.jmh.runner.ForkedMain";

  @Override
  public List<Finding> examine() {
    // Before the processes: the folder of a broker that is just starting must not seem to be alone.
    List<Path> data = dataFolders();
    List<Path> running = runFolders();
    Processes processes = Processes.now(files);
    List<Finding> findings = new ArrayList<>();
    // The next run removes what is provably ours by itself; this is for who doesn't want to wait.
    List<String> orphans =
        processes.byId().values().stream()
            .filter(process -> isOrphan(process, processes))
            .map(process -> Long.toString(process.id()))
            .toList();
    add(findings, "processes", "brokers or forks without a launcher", "kill -9", orphans);
    add(
        findings,
        "data",
        "data folders of brokers that are gone",
        "rm -r",
        newestFirst(data.stream().filter(folder -> !processes.anyMentions(folder.toString()))));
    add(
        findings,
        "runs",
        "run folders of runs that were killed",
        "rm -r",
        newestFirst(
            running.stream()
                .filter(
                    run -> !processes.anyMentions(run.getFileName() + "/" + RunFolder.ENDPOINTS))));
    staleEndpoints().ifPresent(findings::add);
    if (findings.isEmpty()) {
      findings.add(Finding.ok("leftovers", "none"));
    }
    return findings;
  }

  private static void add(
      List<Finding> findings, String name, String what, String mend, List<String> items) {
    if (!items.isEmpty()) {
      findings.add(Leftover.of(name, what, mend, items));
    }
  }

  /** A fork's parent is a JVM, and above a broker there is one, be it behind a script. */
  private static boolean isOrphan(Running process, Processes processes) {
    if (process.mentions(FORK) && process.mentions("-D" + EndpointsFile.PROPERTY + "=")) {
      return processes.parentOf(process).filter(LeftoversCheck::isJvm).isEmpty();
    }
    return process.words().stream().anyMatch(word -> CONFIGURATION.matcher(word).matches())
        && processes.above(process).noneMatch(LeftoversCheck::isJvm);
  }

  private static boolean isJvm(Running process) {
    return process.name().equals("java");
  }

  private List<Path> dataFolders() {
    return dataParents.stream()
        .flatMap(parent -> children(parent).stream())
        .filter(folder -> String.valueOf(folder.getFileName()).matches(DATA_FOLDER))
        .toList();
  }

  /** A run has this file while a fork runs, and names it to the fork. */
  private List<Path> runFolders() {
    return children(runs).stream()
        .filter(run -> Files.exists(run.resolve(RunFolder.ENDPOINTS)))
        .toList();
  }

  private Optional<Finding> staleEndpoints() {
    try {
      return Files.exists(endpoints)
              && EndpointsFile.isOne(endpoints)
              && !StandingEndpoints.isHeld(endpoints)
          ? Optional.of(
              Leftover.of(
                  "endpoints",
                  "endpoints files of held brokers that are gone",
                  "rm",
                  List.of(endpoints.toString())))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(Finding.warn("endpoints", endpoints + " can't be read: " + e, null));
    }
  }

  private static List<Path> children(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      children.forEach(found::add);
    } catch (IOException e) {
      // There is none.
    }
    return found;
  }

  /** What was left last is what the user has just seen crash: where not all fit, that is shown. */
  private static List<String> newestFirst(Stream<Path> folders) {
    return folders
        .filter(Files::exists) // A broker that ended meanwhile took its folder along.
        .sorted(Comparator.comparing(LeftoversCheck::modified).reversed())
        .map(Path::toString)
        .toList();
  }

  private static FileTime modified(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // It has just gone.
    }
  }
}
