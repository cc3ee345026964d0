package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.benchmarks.PlantedProfiler;
import io.brokerbench.benchmarks.PlantedRateBenchmark;
import io.brokerbench.console.Terminal;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.PlantedBrokers;
import io.brokerbench.request.BrokerChoice;
import io.brokerbench.request.Design;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import io.brokerbench.request.JmhArguments;
import io.brokerbench.request.RunRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The real launcher in a temporary folder, with planted or real brokers and profiler. */
public final class LaunchFixture {
  /** Brokers that are only claimed to be there, where nothing is asked of them. */
  public static final BrokerChoice PLANTED = new BrokerChoice(new PlantedBrokers(), 0, List.of());

  /** Nothing is shuffled, so that a test knows what comes when. */
  public static final Design GROUPED = new Design(Order.GROUPED, 0, Lifetime.FORK, null);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What the fixture's brokers do. */
  public final PlantedBrokers brokers = new PlantedBrokers();

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private InstantSource clock = InstantSource.system();
  private final BrokerProvider provider;
  private Duration patience = ForkDeadline.AROUND;
  private Jmh jmh = LaunchFixture::runInAShortLivedJvm;
  private final Class<? extends Profiler> profiler;

  /** In a temporary folder, with everything planted. */
  public LaunchFixture(Path folder) {
    this.folder = folder;
    this.provider = brokers;
    this.profiler = PlantedProfiler.class;
  }

  /** In a temporary folder, with real brokers and a real profiler. */
  public LaunchFixture(Path folder, BrokerProvider real, Class<? extends Profiler> profiler) {
    this.folder = folder;
    this.provider = real;
    this.profiler = profiler;
  }

  private static Collection<RunResult> runInAShortLivedJvm(Options options, OutputFormat log)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder().parent(options).jvmArgsPrepend(ShortLived.FLAG).build(), log)
        .run();
  }

  /** From now on, so much is allowed for a fork's set-up and tear-down. */
  LaunchFixture patience(Duration around) {
    patience = around;
    return this;
  }

  /** From now on, forks are run in this JVM: for what doesn't depend on their having their own. */
  public LaunchFixture inThisJvm() {
    jmh = new ThisJvm();
    return this;
  }

  /**
   * From now on, forks have JVMs as users have them: for what looks at their flags, or their speed.
   */
  public LaunchFixture withPlainJvms() {
    jmh = LaunchContext.system().jmh();
    return this;
  }

  /** From now on, this is the time of day. */
  LaunchFixture at(InstantSource time) {
    clock = time;
    return this;
  }

  /** What the launcher writes to. */
  public Terminal terminal() {
    return new Terminal(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
  }

  /** The launcher. */
  public Launcher launcher() {
    return new Launcher(profiler, context());
  }

  /** What is around the launcher. */
  public LaunchContext context() {
    return new LaunchContext(
        terminal(), folder, folder.resolve("runs"), null, "/home/planted", clock, patience, jmh);
  }

  /** The fixture's brokers. */
  public BrokerChoice choice() {
    return new BrokerChoice(provider, 0, List.of());
  }

  RunOutcome launch(String... words) {
    return launch(GROUPED, words);
  }

  RunOutcome launch(Design design, String... words) {
    return launcher()
        .launch(choice(), design, null, List.of(words), RunEnd::outcome)
        .orElse(RunOutcome.VALID);
  }

  /** What a command line asks for, with planted brokers. */
  public static RunRequest request(String words) {
    return request(PLANTED, words);
  }

  public static RunRequest request(BrokerChoice brokers, String words) {
    return RunRequest.of(
        Optional.empty(),
        JmhArguments.parse(words.isEmpty() ? List.of() : List.of(words.split(" ", -1))),
        brokers,
        GROUPED,
        Path.of(""));
  }

  /** Searches with a planted benchmark. */
  public RunOutcome saturate(String p99, String... words) {
    return launcher()
        .saturate(
            PlantedRateBenchmark.class.getName(),
            Duration.ZERO,
            choice(),
            p99,
            Stream.concat(Stream.of("-wi", "0", "-r", "10ms"), Stream.of(words)).toList(),
            RunEnd::outcome)
        .orElse(RunOutcome.VALID);
  }

  /** What was said on standard output. */
  public String out() {
    return out.toString(UTF_8);
  }

  /** What was said on standard error. */
  public String err() {
    return err.toString(UTF_8);
  }

  /** The only run's folder; null if there was no run. */
  public @Nullable Path run() throws IOException {
    if (!Files.exists(folder.resolve("runs"))) {
      return null;
    }
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      List<Path> all = runs.toList();
      return all.isEmpty() ? null : all.get(0);
    }
  }

  Path file(String name) throws IOException {
    Path run = run();
    if (run == null) {
      throw new IOException("There was no run");
    }
    return run.resolve(name);
  }

  public JsonNode rows() throws IOException {
    return json("jmh.json");
  }

  /** A file of the only run's folder, as JSON. */
  public JsonNode json(String name) throws IOException {
    return MAPPER.readTree(file(name).toFile());
  }

  public List<JsonNode> forks() throws IOException {
    List<JsonNode> forks = new java.util.ArrayList<>();
    for (String line : Files.readAllLines(file("forks/forks.jsonl"))) {
      forks.add(MAPPER.readTree(line));
    }
    return forks;
  }
}
