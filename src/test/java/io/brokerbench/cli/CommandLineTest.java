package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Kinds;
import io.brokerbench.launch.LaunchFixture;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command line refuses, how it says so, and what it exits with. */
class CommandLineTest {
  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder).inThisJvm();
  }

  private int execute(String... words) {
    return new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers)
        .execute(List.of(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --profil smoke           | Unknown option --profil. Did you mean --profile?
          --profile                | --profile
          --profile quikc          | Did you mean quick? Profiles are smoke, quick, latency, workers, regression, full, or
          --profile ./none         | ./none
          --profile @/             | @
          -zz                      | Unknown flag -zz.
          -jvmArg x                | Did you mean -jvmArgs?
          -f                       | The flag -f needs a value.
          -f many                  | JMH refuses the flags:
          -i 1 -i 2                | JMH refuses the flags:
          -bm nonsense             | nonsense
          -r soon                  | JMH refuses the flags:
          -p broker                | JMH refuses the flags: Unable to parse parameter string
          -p brokr=KAFKA           | -p brokr: no benchmark has this parameter. Did you mean broker?
          -p broker=KAFAK          | broker is KAFKA, NATS, INPROC, REDIS. Did you mean KAFKA?
          -p broker=               | broker is KAFKA, NATS, INPROC, REDIS.
          -p scenario=LOW,HIHG     | scenario is LOW, MEDIUM, HIGH, EXTREME, FLOOD. Did you mean HIGH?
          -p durability=DISC       | durability is MEMORY, DISK, FSYNC. Did you mean DISK?
          -p workers=0             | workers is a whole number from 1 to 4096.
          -p workers=5000          | workers is a whole number from 1 to 4096.
          -p workers=x             | workers is a whole number from 1 to 4096.
          -p rate=0                | rate is a whole number from 1 to 10000000.
          -p rate=fast             | rate is a whole number from 1 to 10000000.
          -p inFlight=-1           | inFlight is a whole number from 1 to 1000000.
          --until-precise 0%       | a percentage above 0 and below 100
          --budget 10m             | --budget 10m needs --until-precise
          --order sorted           | --order sorted: allowed are rounds, grouped.
          --order grouped --until-precise 3% | leave --order grouped out
          ab                       | ab needs to know in what its sides differ
          ab --baseline=-zz        | Unknown flag -zz.
          ab --baseline=-f1        | --baseline: -f is for both sides
          ab --candidate=Other     | both sides run the same benchmarks
          ab --baseline-jar none.jar | none.jar: there is no such file
          -p backlog=0             | backlog is a whole number from 1 to 100000000.
          -p seed=x                | seed is a whole number from -9223372036854775808 to 9223372036854775807.
          -p arrivals=poison       | arrivals is CONSTANT, POISSON. Did you mean POISSON?
          -p threads=VIRTAUL       | threads is PLATFORM, VIRTUAL. Did you mean VIRTUAL?
          Delivry                  | No benchmark matches Delivry. Did you mean Delivery? Benchmarks are:
          latencybenchmark         | Did you mean LatencyBenchmark?
          xyzzyxyzzy               | No benchmark matches xyzzyxyzzy. Benchmarks are:
          reprot                   | reprot is no command. Did you mean report?
          comapre a.json b.json    | comapre is no command. Did you mean compare?
          broker                   | Did you mean brokers? If it was meant to choose benchmarks, write .*broker.
          run broker               | Did you mean brokers?
          -f 1 report              | report is a command, and a command comes first.
          help reprot              | reprot is no command. Did you mean report? Commands are run, saturate,
          Delivery -e Delivery     | No benchmark matches Delivery -e Delivery.
          (                        | Not a regular expression: (
          -p rate=5                | Name one that has them:
          GuestBenchmark -p workers=1 | None of the chosen benchmarks has all of the parameters workers.
          -t 4                     | DeliveryBenchmark.deliver starts its threads itself
          WorkerPool -t 4          | WorkerPoolBenchmark.handle starts its threads itself
          -t max                   | is driven by one JMH thread
          --require fast           | --require "fast": expected is a metric, >= or <=, and a number
          --require scor>=1k       | --require "scor>=1k": no row has this metric. Did you mean score?
          --require e2e.p9<=1ms    | no row has this metric. Did you mean e2e.p9
          --require e2e.p99<=1     | a latency needs its unit, as in 1ms.
          --require e2e.p99<=1ms   | its latencies are no service level; take LatencyBenchmark.
          -opi 3                   | DeliveryBenchmark.deliver knows itself how many messages
          -bs 5                    | its score would be another number than messages/s
          WorkerPool -bs 5         | WorkerPoolBenchmark.handle knows itself
          -wm BULK                 | only -wm INDI
          -wmb Guest               | only -wm INDI
          -prof nonsense           | -prof nonsense can't be used here
          -rff none/x.json         | create it.
          -rff .                   | is a folder; give the name of a file.
          -o none/x.log            | -o none/x.log: there is no folder
          -jvm none/java           | -jvm none/java: there is no such program
          -jvm /bin/false          | -jvm /bin/false is no JVM: asked for its -version, it ended with status 1 and said nothing.
          -jvm /bin/echo           | and said: -version.
          """)
  void wrongUsageIsRefusedBeforeAnythingIsStarted(String words, String message) throws IOException {
    int status = execute(words.split(" "));

    assertThat(fixture.err()).contains(message).doesNotContain("\tat ");
    assertThat(status).isEqualTo(2);
    assertThat(fixture.out()).isEmpty();
    assertThat(fixture.run()).isNull();
    assertThat(fixture.brokers.started()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -p broker=NATS               | saturate needs --p99, its goal: a latency from 10us to 60s
          --p99                        | Missing required parameter for option '--p99'
          --p99 10                     | --p99 10: the goal is a latency from 10us to 60s
          --p99 10min                  | a number and its unit, us, ms or s, as in 10ms or 2.5ms.
          --p99 -1ms                   | --p99 -1ms: the goal is
          --p99 9us                    | --p99 9us: the goal is
          --p99 61s                    | --p99 61s: the goal is
          --p99 10ms --require e2e.p99<=1ms | saturate finds one number, the score
          --p99 10ms --require fast    | expected is a metric
          --p99 10ms -p rate=5000      | -p rate: saturate chooses the rates itself; leave it out.
          --p99 10ms Delivery          | saturate runs LatencyBenchmark;
          --p99 10ms -e Delivery       | -e: saturate runs LatencyBenchmark as it is
          --p99 10ms -bm avgt          | -bm: saturate runs LatencyBenchmark as it is
          --p99 10ms -tu ms            | -tu: saturate runs LatencyBenchmark as it is
          --p99 10ms -opi 1            | -opi: saturate runs LatencyBenchmark as it is
          --p99 10ms -f 2              | -f 2: saturate runs each fork at another rate; give the most
          --p99 10ms -f 0              | -f 0: saturate runs each fork at another rate; give the most
          --p99 10ms -i 1 -r 5s        | -i and -r make forks of 5 s, in which a stall of 100 ms
          --p99 10ms -p workers=1,2    | -p workers=1,2: saturate searches for one rate a broker
          --p99 10ms -p arrivals=any   | arrivals is CONSTANT, POISSON.
          --p99 10ms -p scenario=LOW   | None of the chosen benchmarks has all of the parameters
          --p99 10ms --profile quick   | Unknown option --profile.
          --p99 10ms -t 2              | is driven by one JMH thread
          --p99 10ms -rff none/x.json  | create it.
          """)
  void wrongSearchIsRefusedBeforeAnythingIsStarted(String words, String message)
      throws IOException {
    int status = execute(("saturate " + words).split(" "));

    assertThat(fixture.err()).contains(message).doesNotContain("\tat ");
    assertThat(status).isEqualTo(2);
    assertThat(fixture.out()).isEmpty();
    assertThat(fixture.run()).isNull();
    assertThat(fixture.brokers.started()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kafak                        | kafak: a broker is KAFKA, NATS, REDIS. Did you mean KAFKA?
          inproc                       | INPROC lives in each benchmark's own JVM
          --durability disc            | durability is MEMORY, DISK, FSYNC. Did you mean DISK?
          --output none/x                  | none/x: there is no folder
          --output .                       | is a folder; give the name of a file.
          --output taken                   | exists, and is no endpoints file.
          --endpoints none/x           | there is no folder
          --endpoint x                 | --endpoint
          --nodes 2                    | --nodes 2: a broker has 1 server
          """)
  void wrongHoldIsRefusedBeforeAnythingIsStarted(String words, String message) throws IOException {
    Files.writeString(folder.resolve("taken"), "somebody else's");

    int status = execute(("brokers " + words).split(" "));

    assertThat(fixture.err()).contains(message).doesNotContain("\tat ");
    assertThat(status).isEqualTo(2);
    assertThat(fixture.out()).isEmpty();
    assertThat(fixture.brokers.started()).isEmpty();
  }

  @Test
  void severalServersOfAKindCannotBeHeld() {
    fixture.brokers.naming(Kinds.NATS, "old", "new");

    assertThat(execute("brokers")).isEqualTo(2);
    assertThat(fixture.err()).contains("names one NATS, and there are 2: old, new. Choose one");
    assertThat(fixture.brokers.started()).isEmpty();
  }

  @Test
  void brokersThatCannotBeHeldAreStatusThree() {
    fixture.brokers.refusing(Kinds.KAFKA);

    assertThat(execute("brokers", "KAFKA")).isEqualTo(3);
    assertThat(fixture.err()).contains("planted: no [KAFKA]");
  }

  @Test
  void wrongProfileLineIsNamed() throws IOException {
    Path profile = Files.writeString(folder.resolve("bad"), "-f 1\n-wii 3\n");

    assertThat(execute("--profile", profile.toString())).isEqualTo(2);
    assertThat(fixture.err()).contains("bad:2: Unknown flag -wii. Did you mean -wi?");
  }

  @Test
  void brokersThatCannotBeProvidedAreStatusThree() throws IOException {
    fixture.brokers.refusing(Kinds.KAFKA);

    assertThat(execute("PlantedBenchmark", "-p", "broker=KAFKA")).isEqualTo(3);
    assertThat(fixture.err()).contains("planted: no [KAFKA]");
    assertThat(fixture.run()).isNull();
  }

  @Test
  void wordsThatMatchBenchmarksAndAreNoCommandsAreLeftAlone() {
    assertThat(execute(".*uestBenchmark", "-p", "size=1")).isZero();
  }

  @Test
  void othersBenchmarksMayHaveAnyNumberOfOperations() {
    assertThat(execute("GuestBenchmark", "-p", "size=1", "-opi", "3", "-bs", "2")).isZero();
  }

  @Test
  void benchmarksThatLackAParameterAreNamedBeforeTheRun() {
    assertThat(execute("Guest|Planted", "-p", "size=1")).isZero();
    assertThat(fixture.err())
        .startsWith("Left out, for want of what -p sets (size): ")
        .contains("PlantedBenchmark.operate");
  }

  @Test
  void nothingIsSaidToBeLeftOutWhereNothingIs() {
    assertThat(execute("GuestBenchmark", "-p", "size=1")).isZero();
    assertThat(fixture.err()).doesNotContain("Left out");
  }

  @Test
  void whatIsRequiredDecidesTheStatusOfAValidRun() throws IOException {
    List<String> run = List.of("GuestBenchmark", "-p", "size=1", "-f", "3");

    assertThat(execute(with(run, "--require", "score >= 1"))).isZero();
    assertThat(Objects.requireNonNull(fixture.run()).resolve("report.md"))
        .content()
        .contains("--require 'score >= 1' GuestBenchmark");
    assertThat(execute(with(run, "--require", "score <= 1", "--require", "score >= 1")))
        .isEqualTo(1);
    assertThat(execute(with(run, "--require", "gc.count <= 5"))).isEqualTo(3);
    assertThat(fixture.out())
        .contains("Required: score >= 1: met, ")
        .contains("Required: score <= 1: met by 0 of 1 row", "  MISSED  GuestBenchmark.plain")
        .contains("Required: gc.count <= 5: no row has this metric");
  }

  private static String[] with(List<String> run, String... more) {
    return Stream.concat(run.stream(), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void theLastRunOfTheSameRowsIsNamed() throws IOException {
    List<String> run = List.of("GuestBenchmark", "-p", "size=1", "-f", "3");
    execute(with(run));
    assertThat(fixture.out()).doesNotContain("Since the last run");

    execute(with(run));

    assertThat(fixture.out()).contains("Since the last run (").contains("another hour");
  }

  @Test
  void measuredRowsAreStatusZero() {
    assertThat(execute("run", "GuestBenchmark", "-p", "size=1")).isZero();
  }

  @Test
  void missingRowIsStatusOne() {
    fixture = new LaunchFixture(folder); // a JVM a fork
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
    fixture = new LaunchFixture(folder); // a JVM a fork
    assertThat(execute("GuestBenchmark", "-p", "size=1", "-jvmArgsAppend", "--version"))
        .isEqualTo(1);
  }

  private int execute(Supplier<? extends Throwable> planted, String... words) {
    return new Main(
            fixture.context(),
            fixture.launcher(),
            options -> {
              throw CommandLineTest.<RuntimeException>thrown(planted.get());
            })
        .execute(List.of(words));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException thrown(Throwable failure) throws T {
    throw (T) failure;
  }

  static Stream<Supplier<Throwable>> bugs() {
    return Stream.of(
        () -> new IllegalStateException("planted bug"),
        () -> new IndexOutOfBoundsException(7),
        () -> new AssertionError("planted bug"),
        StackOverflowError::new);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void aBugHasAStatusOfItsOwnAndSaysWhereToReportIt(Supplier<Throwable> bug) throws IOException {
    assertThat(execute(bug, "GuestBenchmark", "-p", "size=1")).isEqualTo(4);

    String said = fixture.err();
    assertThat(said)
        .contains("This is a bug in brokerbench", "report it with that file", "CONTRIBUTING.md")
        .doesNotContain("\tat ", "Exception", "Error");
    Path report = Path.of(said.replaceAll("(?s).*went wrong is in (\\S+\\.txt);.*", "$1"));
    assertThat(report).content().contains("brokerbench ", "Java ", "\tat io.brokerbench");
    Files.delete(report);
  }

  @Test
  void aFileThatCannotBeWrittenIsNoBug() {
    assertThat(execute(() -> new FileSystemException("x.json", null, "No space left"), "Guest"))
        .isEqualTo(3);
    assertThat(fixture.err()).contains("Cannot read or write: x.json: No space left");
  }

  @Test
  void tooLittleMemoryIsNoBug() {
    assertThat(execute(OutOfMemoryError::new, "GuestBenchmark")).isEqualTo(3);
    assertThat(fixture.err()).contains("java -Xmx4g");
  }

  @Test
  void everyHelpTellsOfTheStatusOfABug() {
    for (String command : List.of("run", "ab", "compare", "report", "doctor", "visualize")) {
      execute(command, "--help");
    }
    assertThat(fixture.out().split("4 a bug in brokerbench", -1)).hasSize(7);
  }
}
