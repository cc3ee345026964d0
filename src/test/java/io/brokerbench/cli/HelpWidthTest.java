package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.launch.LaunchFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every help and list fits on a terminal of 100 columns, JMH's as well. */
class HelpWidthTest {
  @TempDir Path folder;

  private String said(String... words) {
    LaunchFixture fixture = new LaunchFixture(folder);
    Main main = new Main(fixture.surroundings(), fixture.launcher(), options -> fixture.brokers);
    assertThat(main.execute(List.of(words))).isZero();
    assertThat(fixture.err()).isEmpty();
    return fixture.out();
  }

  private static void assertFits(String said) {
    assertThat(said).isNotBlank();
    assertThat(said.lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "saturate",
        "ab",
        "calibrate",
        "compare",
        "report",
        "export",
        "visualize",
        "crosscheck",
        "brokers",
        "doctor"
      })
  void helpOfEachCommandFits(String command) {
    String help = said(command, "--help");

    assertFits(help);
    assertThat(help).contains("Exit status");
  }

  @Test
  void noCommandIsForgotten() {
    assertThat(said("--help").lines().filter(line -> line.matches("  [a-z]+ {2,}[A-Z].*")))
        .hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "-l", "-lp", "-lprof", "-lrf", "--help", "--version"})
  void listsFit(String flag) {
    assertFits(said(flag));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "saturate"})
  void commandsThatPassFlagsOnListToo(String command) {
    assertFits(said(command, "-lprof"));
  }
}
