package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UsageException;
import io.brokerbench.fuzz.Mangled;
import io.brokerbench.fuzz.Reader;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.launch.Launcher;
import io.brokerbench.launch.RunLock;
import io.brokerbench.provision.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Whatever stands on the command line, it is refused in words, or would be run: that another run
 * has the machine is found last, before anything is started.
 */
class FuzzedCommandLineTest {
  private static final String ADDRESSES =
      """
      --kafka
      host-1.example:9092,[::1]:9093
      --nats
      nats://127.0.0.1:4222,tls://[::1]:4223/
      --nats-monitor
      http://127.0.0.1:8222
      """;

  private static final List<String> COMMAND_LINES =
      List.of(
          "-p\nbroker=KAFKA,NATS\n-p\nscenario=LOW\n-f\n1\n-wi\n0\n-r\n1s\nDelivery",
          "Latency|Publish\n-p\nrate=1000\n-bm\nthrpt\n-tu\nms\n-prof\ngc\n-jvmArgs\n-Xmx1g -Dx=y",
          "--profile\nsmoke\n--order\ngrouped\n--seed\n7\n--broker-lifetime\nrun\n-p\nworkers=16",
          "run\n--until-precise\n3%\n--budget\n10m\n-p\npayload=200\n-p\nseed=-1\n-t\n1",
          "saturate\n--p99\n10ms\n-p\nbroker=INPROC\n-f\n8\n-r\n20s",
          "ab\n--baseline=-p workers=1\n--candidate=-p workers=2\n-p\nbroker=INPROC",
          "calibrate\n--noise-floor\nfloor.json\n-f\n5",
          "compare\n--threshold\n3%\n--metric\ne2e.*\n--format\nmarkdown\nnone.json\nother.json",
          "--nodes\n3\n--nats-server\nold=/bin/sh\n--nats-server\nnew=/bin/sh\n-p\nserver=old,new",
          "--brokers\ncontainers\n--kafka-image\nold=kafka:4.1\n--nats-image\nnats:2.10");

  private static @Nullable Path folder;
  private static @Nullable RunLock lock;
  private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();
  private static @Nullable Main main;

  @BeforeContainer
  static void setUp() throws IOException {
    folder = Files.createTempDirectory("fuzz");
    lock = RunLock.acquire(folder);
    PrintStream print = new PrintStream(SAID, true, UTF_8);
    LaunchContext context =
        new LaunchContext(
            new Terminal(print, print, false),
            folder,
            folder.resolve("runs"),
            folder,
            "/home/planted",
            InstantSource.system(),
            Duration.ZERO,
            (options, log) -> {
              throw new RunnerException("Nothing is measured here");
            });
    Host host = new Host(Map.of(), folder, "", Path.of(System.getProperty("java.home")));
    main =
        new Main(
            context, new Launcher(TrialProfiler.class, context), options -> options.provider(host));
  }

  @AfterContainer
  static void tearDown() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  /** What a command line would run is found out before it is refused, which takes a while. */
  @Property(tries = 20)
  void commandLine(@ForAll("commandLines") List<byte[]> lines) {
    new Reader("words", FuzzedCommandLineTest::execute, UsageException.class)
        .keepsItsPromise(lines);
  }

  @Provide
  Arbitrary<List<byte[]>> commandLines() {
    return Mangled.texts(COMMAND_LINES);
  }

  /** Picocli takes a while. */
  @Property(tries = 50)
  void addresses(@ForAll("externals") List<byte[]> lines) {
    new Reader("words", FuzzedCommandLineTest::external, UsageException.class)
        .keepsItsPromise(lines);
  }

  @Provide
  Arbitrary<List<byte[]>> externals() {
    return Mangled.texts(List.of(ADDRESSES));
  }

  /** The addresses alone, without the command that they are given to. */
  private static String external(Path file) throws IOException {
    List<String> words = words(file);
    try {
      ExternalOptions options = new ExternalOptions();
      CommandSpec spec = CommandSpec.create();
      options.addTo(spec);
      new CommandLine(spec).setExpandAtFiles(false).parseArgs(words.toArray(String[]::new));
      options.provider(file.resolveSibling(""));
      return "provided";
    } catch (CommandLine.ParameterException e) {
      return "no words of ours: picocli says so";
    } catch (UsageException e) {
      assertThat(e.getMessage()).startsWith("--");
      return "refused";
    }
  }

  /** The words are a line each of the file. */
  private static List<String> words(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8).lines().toList();
  }

  private static String execute(Path file) throws IOException {
    SAID.reset();
    int status = Objects.requireNonNull(main).execute(words(file));
    String said = SAID.toString(UTF_8);
    assertThat(said).doesNotContain("Exception", "StackOverflow", "\tat ", "Failed: ");
    assertThat(status).as(said).isIn(0, 2, 3);
    return said;
  }
}
