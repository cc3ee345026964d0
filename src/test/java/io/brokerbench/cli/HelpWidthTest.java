package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.launch.LaunchFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every help and list fits on a terminal: the suite's own in 80 columns, JMH's in 100. */
class HelpWidthTest {
  @TempDir Path folder;

  private String said(String... words) {
    LaunchFixture fixture = new LaunchFixture(folder);
    Main main = new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers);
    assertThat(main.execute(List.of(words))).isZero();
    assertThat(fixture.err()).isEmpty();
    return fixture.out();
  }

  private static void assertFits(int columns, String said) {
    assertThat(said).isNotBlank();
    assertThat(said.lines()).allMatch(line -> line.length() <= columns);
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
        "doctor",
        "help",
        "version"
      })
  void helpOfEachCommandFits(String command) {
    String help = said(command, "--help");

    assertFits(80, help);
    assertThat(help).contains("Exit status");
  }

  @Test
  void noCommandIsForgotten() {
    assertThat(said("--help").lines().filter(line -> line.matches("  [a-z]+ {2,}[A-Z].*")))
        .hasSize(13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "-l", "-lp", "-lprof", "-lrf"})
  void listsFit(String flag) {
    assertFits(100, said(flag));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "saturate"})
  void commandsThatPassFlagsOnListToo(String command) {
    assertFits(100, said(command, "-lprof"));
  }

  @Test
  void helpAndVersionAreCommandsToo() {
    assertThat(said("help")).isEqualTo(said("--help"));
    assertThat(said("help", "ab")).isEqualTo(said("ab", "--help"));
    assertThat(said("version")).isEqualTo(said("--version")).contains("JMH 1.37");
  }

  /** The options below each heading. */
  private Map<String, List<String>> sections(String command) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    String heading = "";
    for (String line : said(command, "--help").lines().toList()) {
      if (line.endsWith(":") && !line.startsWith(" ")) {
        heading = line;
      } else if (line.startsWith("      --")) {
        sections
            .computeIfAbsent(heading, h -> new ArrayList<>())
            .add(line.strip().split("[= ]", 2)[0]);
      }
    }
    return sections;
  }

  @Test
  void optionsAreListedByWhatTheyAreFor() {
    Map<String, List<String>> sections = sections("ab");

    assertThat(sections.keySet())
        .containsExactly(
            "Options:",
            "What is run, how often and in what order:",
            "How it is judged:",
            "Where brokers come from:",
            "Programs, for --brokers local:",
            "Images, for --brokers containers:",
            "Servers of your own, for --brokers external:",
            "Every command:");
    assertThat(sections.get("Options:"))
        .containsExactly(
            "--baseline", "--baseline-jar", "--candidate", "--candidate-jar", "--output");
    assertThat(sections.get("How it is judged:"))
        .contains("--metric", "--noise-floor", "--threshold");
    assertThat(sections.get("Every command:"))
        .containsExactly("--help", "--stacktrace", "--version");
  }
}
