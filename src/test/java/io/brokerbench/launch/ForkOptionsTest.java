package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.benchmarks.EndWithLauncher;
import io.brokerbench.benchmarks.PlantedProfiler;
import io.brokerbench.plan.FixedPlan;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.request.RunRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.ProfilerConfig;

class ForkOptionsTest {
  private static final Path ENDPOINTS = Path.of("run", "endpoints.properties");

  private static List<Options> options(String words) {
    RunRequest request = LaunchFixture.request(words);
    ForkOptions options =
        new ForkOptions(PlantedProfiler.class, fork -> Path.of("profiles", "fork"));
    return FixedPlan.of(request).forks().stream()
        .map((PlannedFork fork) -> options.of(fork, ENDPOINTS))
        .toList();
  }

  private static Options only(String words) {
    List<Options> all = options(words);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void onlyTheForksCellIsRun() {
    Options options = only("PlantedBenchmark -e Other -p broker=kafka -f 1 -o x -rf csv -rff y");

    assertThat(options.getIncludes())
        .containsExactly("^\\Qio.brokerbench.benchmarks.PlantedBenchmark.operate\\E$");
    assertThat(options.getExcludes()).isEmpty();
    assertThat(options.getParameter("broker").get()).containsExactly("KAFKA");
    assertThat(options.getOutput().hasValue()).isFalse();
    assertThat(options.getResult().hasValue()).isFalse();
    assertThat(options.getResultFormat().hasValue()).isFalse();
  }

  @Test
  void scenarioIsTheOperationsOfAnInvocation() {
    assertThat(
            only("PlantedBenchmark -p broker=kafka -p scenario=HIGH -f 1")
                .getOperationsPerInvocation()
                .get())
        .isEqualTo(5_000);
    assertThat(only("Guest -p size=1 -f 1 -opi 7").getOperationsPerInvocation().get()).isEqualTo(7);
    assertThat(only("Guest -p size=1 -f 1").getOperationsPerInvocation().hasValue()).isFalse();
  }

  @Test
  void forkIsToldItsBrokerBesidesTheUsersOwnArguments() {
    assertThat(
            only("PlantedBenchmark -p broker=kafka -f 1 -jvmArgsAppend -Da=b")
                .getJvmArgsAppend()
                .get())
        .containsExactly("-Da=b", "-Dbrokerbench.endpoints=run/endpoints.properties");
  }

  @Test
  void warmupForksAreMadeOnceACell() {
    assertThat(options("PlantedBenchmark -p broker=kafka -f 2 -wf 3"))
        .extracting(options -> options.getWarmupForkCount().get())
        .containsExactly(3, 0);
  }

  @Test
  void leashAndEvidenceComeBeforeTheUsersProfilers() {
    assertThat(only("PlantedBenchmark -p broker=kafka -f 1 -prof gc").getProfilers())
        .extracting(ProfilerConfig::getKlass)
        .containsExactly(
            EndWithLauncher.class.getCanonicalName(),
            PlantedProfiler.class.getCanonicalName(),
            "gc");
  }

  private static List<String> profilers(String words) {
    return only("PlantedBenchmark -p broker=kafka -f 1 " + words).getProfilers().stream()
        .filter(config -> !config.getKlass().equals(EndWithLauncher.class.getName()))
        .filter(config -> !config.getKlass().equals(PlantedProfiler.class.getName()))
        .map(config -> config.getKlass() + " " + config.getOpts())
        .toList();
  }

  @Test
  void profilersThatWriteHaveAFolderForEachFork() {
    String folder = Path.of("profiles", "fork").toAbsolutePath().toString();

    assertThat(profilers("-prof jfr:stackDepth=5 -prof gc"))
        .containsExactlyInAnyOrder(
            PlacedProfiler.class.getName() + " jfr:stackDepth=5;dir=" + folder, "gc ");
    assertThat(profilers("-prof jfr"))
        .containsExactly(PlacedProfiler.class.getName() + " jfr:dir=" + folder);
  }

  @Test
  void aFolderThatTheUserNamesIsLeftToJmh() {
    assertThat(only("Guest -p size=1 -f 1 -prof jfr:dir=x").getProfilers())
        .anyMatch(config -> config.getKlass().equals("jfr") && config.getOpts().equals("dir=x"));
  }
}
