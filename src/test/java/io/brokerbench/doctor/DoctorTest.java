package io.brokerbench.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How findings are put to the user, and what they come to. */
class DoctorTest {
  private static final Finding GOOD = Finding.ok("thing", "fine");
  private static final Finding BAD = Finding.stops("other", "broken", "mend --it");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private boolean report(Check... checks) {
    return new Doctor(List.of(checks), "A planted run").report(new PrintStream(out, true, UTF_8));
  }

  @Test
  void findingIsALineWithWhatMendsItBelow() {
    assertThat(report(() -> List.of(GOOD, BAD))).isFalse();
    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "ok    thing             fine",
            "no    other             broken",
            "                        $ mend --it",
            "",
            "A planted run can't be made: see other.");
  }

  @Test
  void machineWithoutFaultIsSaidToBe() {
    assertThat(report(() -> List.of(GOOD))).isTrue();
    assertThat(out.toString(UTF_8)).endsWith("\nA planted run can be made.\n");
  }

  @Test
  void warningsAndMissingOptionsDoNotStopARun() {
    assertThat(report(() -> List.of(Finding.warn("a", "b", null), Finding.no("c", "d", null))))
        .isTrue();
    assertThat(out.toString(UTF_8)).contains("what is marked warn makes its numbers worse");
  }

  @Test
  void whatTheRunCannotDoWithoutStopsIt() {
    Check lacking = () -> List.of(Finding.no("servers", "none answers", null));

    assertThat(report(lacking)).isTrue();
    assertThat(report(new Required(lacking), new Required(() -> List.of(GOOD)))).isFalse();
    assertThat(out.toString(UTF_8)).endsWith("A planted run can't be made: see servers.\n");
  }

  @Test
  void longFindingIsWrappedAndItsCommandIsNot() {
    String text = "many words ".repeat(20).strip();
    String command = "rm -r " + "x".repeat(120);
    report(() -> List.of(Finding.warn("long", text, command)));

    List<String> lines = out.toString(UTF_8).lines().toList();
    assertThat(lines).contains("                        $ " + command);
    assertThat(lines).filteredOn(line -> !line.contains("$")).allMatch(l -> l.length() <= 100);
    assertThat(String.join(" ", lines).replaceAll("\\s+", " ")).contains(text);
  }

  @Test
  void checkThatFailsKeepsNoOtherFromBeingMade() {
    assertThat(
            report(
                () -> {
                  throw new IllegalStateException("planted");
                },
                () -> List.of(GOOD)))
        .isTrue();
    assertThat(out.toString(UTF_8)).contains("planted").contains("ok    thing");
  }
}
