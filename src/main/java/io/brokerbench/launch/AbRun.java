package io.brokerbench.launch;

import io.brokerbench.plan.RunOutcome;
import io.brokerbench.results.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A run of two sides that has ended.
 *
 * @param outcome what its rows come to, not compared yet
 * @param folder the run's folder
 * @param baseline the folder of the one side, with the same in it as any run's
 * @param candidate the folder of the other side
 * @param differing the parameters in which sides may differ and rows still belong together
 */
public record AbRun(
    RunOutcome outcome, Path folder, Path baseline, Path candidate, Set<String> differing) {
  /** Whether the rows of both sides can be read; not so where nothing could be written at all. */
  public boolean isReadable() {
    return Stream.of(baseline, candidate)
        .map(side -> new RunFiles(side).rows())
        .allMatch(Files::isRegularFile);
  }
}
