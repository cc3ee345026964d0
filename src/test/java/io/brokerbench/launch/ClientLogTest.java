package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.console.Terminal;
import io.brokerbench.plan.FixedPlan;
import io.brokerbench.plan.Plan.PlannedFork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client that has lost its broker prints. */
class ClientLogTest {
  private static final PlannedFork FORK =
      FixedPlan.of(LaunchFixture.request("PlantedBenchmark -p broker=NATS -f 1")).forks().get(0);

  @TempDir Path folder;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private Path file;
  private ClientLog log;

  @BeforeEach
  void open() {
    file = folder.resolve("clients.log");
    log = log(false);
  }

  private ClientLog log(boolean everything) {
    PrintStream screen = new PrintStream(shown, true, UTF_8);
    return new ClientLog(new Terminal(screen, screen, false), () -> file, everything);
  }

  private String shown() {
    return shown.toString(UTF_8);
  }

  /** A line and a trace of three, with another port each time. */
  private static String flood(int times) {
    for (int i = 0; i < times; i++) {
      System.err.println("12:00:0" + i % 10 + " WARN  NetworkClient - no answer at :" + (4000 + i));
      System.err.println("java.net.ConnectException: Connection refused");
      System.err.println("\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)");
      System.err.println("\t... 12 more");
    }
    return "done";
  }

  @Test
  void floodIsOneLineOnTheScreenAndWholeInTheFile() throws IOException {
    assertThat(log.during(FORK, () -> flood(5_000))).isEqualTo("done");

    assertThat(shown().lines())
        .containsExactly(
            FORK.cell() + ", fork 1: its clients printed 20,000 lines, all in " + file,
            "  | 12:00:00 WARN  NetworkClient - no answer at :4000");
    assertThat(Files.readAllLines(file)).hasSize(20_000);
  }

  @Test
  void whatWasToldOfOneForkIsOnlyCountedOfTheNext() throws IOException {
    log.during(FORK, () -> flood(1));
    log.during(FORK, () -> flood(2));

    assertThat(shown().lines()).hasSize(3);
    assertThat(shown()).endsWith("its clients printed 8 lines, all in " + file + "\n");
    assertThat(Files.readAllLines(file)).hasSize(12);
  }

  @Test
  void atMostTenLinesOfARunAreToldHoweverMuchTheyDiffer() {
    log.during(
        FORK,
        () -> {
          for (char c = 'a'; c <= 'z'; c++) {
            System.err.println("something else: " + c + "x".repeat(1_000));
          }
          return null;
        });

    assertThat(shown().lines()).hasSize(11).allMatch(line -> line.length() < 200);
  }

  @Test
  void forkThatPrintsNothingIsNotSpokenOf() {
    log.during(FORK, () -> "done");

    assertThat(shown()).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void standardErrorIsGivenBackAndAFailureIsPassedOn() {
    PrintStream before = System.err;

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    log.during(
                        FORK,
                        () -> {
                          throw new IllegalStateException("planted");
                        })))
        .hasMessage("planted");

    assertThat(System.err).isSameAs(before);
  }

  @Test
  void fileThatCannotBeWrittenLosesOnlyTheFile() {
    file = folder.resolve("gone").resolve("clients.log");
    log.during(FORK, () -> flood(3));

    assertThat(shown()).contains("its clients printed 12 lines", "no answer at :4000");
  }
}
