package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.launch.LaunchFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line refuses, how it says so, and what it exits with. */
class CommandLineTest {
  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private int execute(String... words) {
    return new Main(fixture.terminal(), fixture.launcher()).execute(List.of(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --profil smoke           | Unknown option --profil. Did you mean --profile?
          --profile                | --profile
          --profile quikc          | Did you mean quick? Profiles are smoke, quick, or
          --profile ./none         | ./none
          -zz                      | Unknown flag -zz.
          -jvmArg x                | Did you mean -jvmArgs?
          -f                       | The flag -f needs a value.
          -f many                  | JMH refuses the flags:
          -i 1 -i 2                | JMH refuses the flags:
          -bm nonsense             | nonsense
          -r soon                  | JMH refuses the flags:
          -p broker                | JMH refuses the flags: Unable to parse parameter string
          -p brokr=KAFKA           | -p brokr: no benchmark has this parameter. Did you mean broker?
          -p broker=KAFAK          | broker is KAFKA, NATS, INPROC. Did you mean KAFKA?
          -p broker=               | broker is KAFKA, NATS, INPROC.
          -p scenario=LOW,HIHG     | scenario is LOW, MEDIUM, HIGH, EXTREME, FLOOD. Did you mean HIGH?
          -p durability=DISC       | durability is MEMORY, DISK. Did you mean DISK?
          -p workers=0             | workers is a whole number from 1 to 4096.
          -p workers=5000          | workers is a whole number from 1 to 4096.
          -p workers=x             | workers is a whole number from 1 to 4096.
          Delivry                  | No benchmark matches Delivry. Benchmarks are:
          Delivery -e Delivery     | No benchmark matches Delivery -e Delivery.
          (                        | Not a regular expression: (
          GuestBenchmark -p workers=1 | None of the chosen benchmarks has all of the parameters workers.
          -t 4                     | DeliveryBenchmark.deliver starts its publishers and workers itself
          -t max                   | is driven by one JMH thread
          -wm BULK                 | only -wm INDI
          -wmb Guest               | only -wm INDI
          -prof nonsense           | -prof nonsense can't be used here
          -rff none/x.json         | create it.
          -rff .                   | is a folder; give the name of a file.
          -o none/x.log            | -o none/x.log: there is no folder
          -jvm none/java           | -jvm none/java: there is no such program
          """)
  void wrongUsageIsRefusedBeforeAnythingIsStarted(String words, String message) throws IOException {
    int status = execute(words.split(" "));

    assertThat(fixture.err()).contains(message).doesNotContain("\tat ");
    assertThat(status).isEqualTo(2);
    assertThat(fixture.out()).isEmpty();
    assertThat(fixture.run()).isNull();
    assertThat(fixture.brokers.started()).isEmpty();
  }

  @Test
  void wrongProfileLineIsNamed() throws IOException {
    Path profile = Files.writeString(folder.resolve("bad"), "-f 1\n-wii 3\n");

    assertThat(execute("--profile", profile.toString())).isEqualTo(2);
    assertThat(fixture.err()).contains("bad:2: Unknown flag -wii. Did you mean -wi?");
  }

  @Test
  void brokersThatCannotBeProvidedAreStatusThree() throws IOException {
    fixture.brokers.refusing(BrokerKind.KAFKA);

    assertThat(execute("PlantedBenchmark", "-p", "broker=KAFKA")).isEqualTo(3);
    assertThat(fixture.err()).contains("planted: no [KAFKA]");
    assertThat(fixture.run()).isNull();
  }

  @Test
  void measuredRowsAreStatusZero() {
    assertThat(execute("run", "GuestBenchmark", "-p", "size=1")).isZero();
  }

  @Test
  void missingRowIsStatusOne() {
    assertThat(execute("PlantedBenchmark", "-f1", "-p", "broker=INPROC", "-p", "plant=THROWS"))
        .isEqualTo(1);
  }

  @Test
  void givenFlagsWinOverTheProfiles() throws IOException {
    Path profile = Files.writeString(folder.resolve("two"), "GuestBenchmark\n-p size=1,2\n-f 2\n");

    assertThat(execute("--profile=" + profile, "-p", "size=2")).isZero();
    assertThat(fixture.err()).contains("plain thrpt 2, fork 2 of 2").doesNotContain("thrpt 1,");
    assertThat(String.valueOf(fixture.run())).endsWith("-two");
  }

  @Test
  void stackTraceIsPrintedOnlyOnRequest() {
    assertThat(execute("--stacktrace", "-f", "many")).isEqualTo(2);
    assertThat(fixture.err()).contains("\tat io.brokerbench");
  }

  @Test
  void valuesOfJmhsFlagsMayLookLikeOptions() {
    assertThat(execute("GuestBenchmark", "-p", "size=1", "-jvmArgsAppend", "--version"))
        .isEqualTo(1);
  }
}
