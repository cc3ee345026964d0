package io.brokerbench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.doctor.Finding.Mark;
import io.brokerbench.provision.external.ServerGuests;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestsCheckTest {
  private static List<Finding> findings(int living, List<String> stale, List<String> unknown) {
    return GuestsCheck.findings("kafka servers", new ServerGuests("x:1", living, stale, unknown));
  }

  @Test
  void serversWithoutAnythingOfTheSuitesAreFine() {
    assertThat(findings(0, List.of(), List.of()))
        .singleElement()
        .matches(finding -> finding.mark() == Mark.OK)
        .matches(finding -> finding.found().equals("x:1: nothing of the suite's is left there"));
  }

  @Test
  void whatIsLeftIsNamed() {
    assertThat(findings(1, List.of("a", "b", "c"), List.of("d")))
        .allMatch(finding -> finding.mark() == Mark.WARN)
        .extracting(Finding::found)
        .containsExactly(
            "x:1: left by runs that are over: a, b and 1 more. The next run there removes them",
            "x:1: from no run that is known: d. Remove them if nobody needs them",
            "x:1: runs that are going on there: 1");
  }
}
