package io.brokerbench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What has to be alike in the jars of launcher and fork. */
class ForkLanguageTest {
  @Test
  void itHasWhatTheLauncherNamesAndWhatAForkSendsWithAllItsParts() {
    assertThat(ForkLanguage.classes())
        .contains(
            "io.brokerbench.benchmarks.TrialProfiler",
            "io.brokerbench.benchmarks.EndWithLauncher",
            "io.brokerbench.benchmarks.EvidenceResult",
            "io.brokerbench.benchmarks.ForkEvidence",
            "io.brokerbench.measure.Account",
            "io.brokerbench.census.ThreadReport",
            "io.brokerbench.census.LeakedThread",
            "io.brokerbench.runin.RunInCurve",
            "io.brokerbench.broker.ForkFailure")
        .allMatch(name -> name.startsWith("io.brokerbench."));
  }
}
