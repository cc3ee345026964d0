package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.console.OutputFile;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UsageException;
import io.brokerbench.judging.Judge;
import io.brokerbench.launch.AbRun;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.launch.Launcher;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.regression.Gate;
import io.brokerbench.report.comparison.ComparisonReport;
import io.brokerbench.request.SideFlags;
import io.brokerbench.results.AtomicFile;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ab}: measures two sides in turns, and judges what became of each row. */
@Command(
    name = "ab",
    description = "Measures two sides in turns, fork by fork, and judges each row.",
    customSynopsis = "java -jar benchmarks.jar ab --baseline FLAGS --candidate FLAGS [FLAGS]",
    footer = {
      "",
      "A side's FLAGS are JMH's, as one word: --baseline \"-p workers=1\". What both sides have is"
          + " given outside of them. Forks are the sample: -f 5 at least, and more for small"
          + " changes.",
      "Where calibrate has measured what equal sides differ by, intervals are wider by that.",
      "",
      "Exit status: 0 nothing regressed, 1 a row regressed, is missing or invalid, 2 wrong usage,"
          + " 3 no broker, or nothing could be judged."
    },
    preprocessor = JmhFirst.class,
    versionProvider = SuiteVersion.class)
final class AbCommand extends MeasuringCommand {
  private final LaunchContext context;
  private final Terminal terminal;

  @Option(
      names = "--baseline",
      paramLabel = "FLAGS",
      description = "JMH flags of the side that was, such as parameters.")
  private @Nullable String baseline;

  @Option(
      names = "--candidate",
      paramLabel = "FLAGS",
      description = "JMH flags of the side that is to be.")
  private @Nullable String candidate;

  @Option(
      names = "--baseline-jar",
      paramLabel = "JAR",
      description = "Another benchmarks.jar, for the baseline's clients and benchmarks.")
  private @Nullable Path baselineJar;

  @Option(
      names = "--candidate-jar",
      paramLabel = "JAR",
      description = "The same for the candidate.")
  private @Nullable Path candidateJar;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Write the verdicts to a file as well, in the form of --format; the terminal gets text"
              + " then.")
  private @Nullable Path file;

  /** What a file of Markdown was asked for with before. */
  @Option(names = "--markdown", hidden = true)
  private @Nullable Path markdown;

  @Mixin private DesignOptions design = new DesignOptions();

  @Mixin private JudgingOptions judging = new JudgingOptions();

  AbCommand(
      LaunchContext context, Launcher launcher, Function<BrokerOptions, BrokerProvider> providers) {
    super(launcher, providers);
    this.context = context;
    this.terminal = context.terminal();
  }

  @Override
  public Integer call() throws IOException {
    judging.check();
    checkFile("--output", file);
    checkFile("--markdown", markdown);
    SideFlags before = side(baseline, baselineJar);
    SideFlags after = side(candidate, candidateJar);
    if (before.equals(after) && baseline == null) {
      throw new UsageException(
          "ab needs to know in what its sides differ: --baseline FLAGS and --candidate FLAGS, or"
              + " --baseline-jar JAR.");
    }
    Judge judge = judging.judge(context.workingFolder());
    return launcher()
        .ab(
            brokers(),
            design.design(),
            design.profile(),
            before,
            after,
            jmh(),
            run -> judged(run, judge))
        .orElse(ExitStatus.OK)
        .code();
  }

  private static void checkFile(String option, @Nullable Path given) {
    if (given != null) {
      OutputFile.check(option, given.toString(), Path.of(""));
    }
  }

  private static SideFlags side(@Nullable String flags, @Nullable Path jar) {
    return new SideFlags(flags == null ? "" : flags, jar);
  }

  private ExitStatus judged(AbRun run, Judge judge) throws IOException {
    if (run.outcome() == RunOutcome.UNAVAILABLE || !run.isReadable()) {
      return ExitStatus.of(run.outcome());
    }
    ComparisonReport report =
        judge.sides(
            side(run.baseline(), baseline, baselineJar),
            side(run.candidate(), candidate, candidateJar),
            run.differing());
    terminal.out().println();
    terminal.out().print(file == null ? judging.rendered(report) : JudgingOptions.text(report));
    terminal.out().flush();
    new FinalReport(terminal).write(run.folder(), run.outcome(), run.baseline(), run.candidate());
    Map<Path, String> files = new LinkedHashMap<>();
    RunFiles folder = new RunFiles(run.folder());
    files.put(folder.comparisonText(), report.markdown());
    files.put(folder.comparison(), report.json());
    if (file != null) {
      files.put(file, judging.rendered(report, file));
    }
    if (markdown != null) {
      files.put(markdown, report.markdown());
    }
    long unwritten = files.entrySet().stream().filter(file -> !write(file)).count();
    if (run.outcome() == RunOutcome.INVALID || report.gate() == Gate.FAILED) {
      return ExitStatus.INVALID;
    }
    return unwritten == 0 && run.outcome() != RunOutcome.UNSAVED
        ? ExitStatus.of(report.gate())
        : ExitStatus.of(RunOutcome.UNSAVED);
  }

  /** What was measured, called by its folder and by what it had of its own. */
  private static Judge.JudgedFile side(Path folder, @Nullable String flags, @Nullable Path jar) {
    String own =
        Stream.of(flags, jar)
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    String name = own.isEmpty() ? folder.toString() : folder + " (" + own + ")";
    return new Judge.JudgedFile(name, JmhFile.read(folder));
  }

  /** What was measured and judged has been printed, and isn't lost with a file. */
  private boolean write(Map.Entry<Path, String> file) {
    byte[] bytes = file.getValue().getBytes(UTF_8);
    try {
      AtomicFile.write(file.getKey(), out -> out.write(bytes));
      return true;
    } catch (IOException e) {
      terminal.err().println("Cannot write " + e.getMessage() + ".");
      return false;
    }
  }
}
