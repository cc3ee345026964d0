package io.brokerbench.launch;

import io.brokerbench.benchmarks.LatencyBenchmark;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.console.UsageException;
import io.brokerbench.plan.FixedPlan;
import io.brokerbench.plan.Plan;
import io.brokerbench.plan.Refinement;
import io.brokerbench.plan.Saturation;
import io.brokerbench.plan.Summarizer;
import io.brokerbench.plan.Summary;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.request.AbRequest;
import io.brokerbench.request.BrokerChoice;
import io.brokerbench.request.Design;
import io.brokerbench.request.JmhArguments;
import io.brokerbench.request.LatencyGoal;
import io.brokerbench.request.PrecisionGoal;
import io.brokerbench.request.Profile;
import io.brokerbench.request.RunRequest;
import io.brokerbench.request.SaturationRequest;
import io.brokerbench.request.SideFlags;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.Profiler;

/**
 * Runs benchmarks as JMH would, with a fresh broker for each fork, and without any row losing its
 * data to another row's failure.
 */
public final class Launcher {
  private final Class<? extends Profiler> profiler;
  private final LaunchContext context;

  /**
   * A launcher.
   *
   * @param profiler the JMH profiler that brings home each fork's evidence
   * @param context what is around it
   */
  public Launcher(Class<? extends Profiler> profiler, LaunchContext context) {
    this.profiler = profiler;
    this.context = context;
  }

  /**
   * Runs the benchmarks that a command line asks for.
   *
   * @param brokers which brokers
   * @param design which fork comes when, and how long a broker lives
   * @param profile the name or file of a profile of JMH flags; null for none
   * @param words JMH's flags; they win over the profile's
   * @param ending what is made of the run
   * @return empty if the flags only ask JMH for a list, which it then has given
   * @throws UsageException if that can't be run; nothing was started
   * @throws UnavailableException if it can't be run now
   * @throws io.brokerbench.provision.ProvisionException if the brokers for it can't be provided
   */
  public <T> Optional<T> launch(
      BrokerChoice brokers,
      Design design,
      @Nullable String profile,
      List<String> words,
      Ending<RunEnd, T> ending) {
    Optional<Profile> chosen = profile(profile);
    JmhArguments arguments = merged(chosen, JmhArguments.parse(words));
    return listing(arguments)
        .or(
            terminal(),
            () ->
                run(
                    RunRequest.of(chosen, arguments, brokers, design, context.workingFolder()),
                    ending));
  }

  /**
   * Measures two sides, fork by fork in turns.
   *
   * @param brokers which brokers
   * @param design which fork comes when
   * @param profile the name or file of a profile of JMH flags; null for none
   * @param baseline what the one side has of its own
   * @param candidate what the other side has of its own
   * @param words JMH's flags for both sides; they win over the profile's
   * @param ending what is made of the run
   * @return empty if the flags only ask JMH for a list, which it then has given
   * @throws UsageException if that can't be run; nothing was started
   * @throws UnavailableException if it can't be run now
   * @throws io.brokerbench.provision.ProvisionException if the brokers for it can't be provided
   */
  public <T> Optional<T> ab(
      BrokerChoice brokers,
      Design design,
      @Nullable String profile,
      SideFlags baseline,
      SideFlags candidate,
      List<String> words,
      Ending<AbRun, T> ending) {
    return sides(AbRequest.AB, brokers, design, profile, baseline, candidate, words, ending);
  }

  /**
   * Measures two equal sides, fork by fork in turns: as {@link #ab}, with nothing that differs.
   *
   * @throws UsageException if that can't be run; nothing was started
   */
  public <T> Optional<T> calibrate(
      BrokerChoice brokers,
      Design design,
      @Nullable String profile,
      List<String> words,
      Ending<AbRun, T> ending) {
    return sides(
        AbRequest.CALIBRATE,
        brokers,
        design,
        profile,
        SideFlags.NONE,
        SideFlags.NONE,
        words,
        ending);
  }

  private <T> Optional<T> sides(
      String command,
      BrokerChoice brokers,
      Design design,
      @Nullable String profile,
      SideFlags baseline,
      SideFlags candidate,
      List<String> words,
      Ending<AbRun, T> ending) {
    Optional<Profile> chosen = profile(profile);
    JmhArguments common = merged(chosen, JmhArguments.parse(words));
    return listing(common)
        .or(
            terminal(),
            () ->
                run(
                    AbRequest.of(
                        command,
                        chosen,
                        common,
                        baseline,
                        candidate,
                        brokers,
                        design,
                        context.workingFolder()),
                    end ->
                        ending.of(
                            new AbRun(
                                end.outcome(),
                                end.folder(),
                                end.folder().resolve(AbRequest.BASELINE),
                                end.folder().resolve(AbRequest.CANDIDATE),
                                AbRequest.differing(baseline, candidate)))));
  }

  private Optional<Profile> profile(@Nullable String name) {
    return Optional.ofNullable(name).map(n -> Profile.load(n, context.workingFolder()));
  }

  private static JmhArguments merged(Optional<Profile> profile, JmhArguments given) {
    return profile.map(p -> given.over(p.arguments())).orElse(given);
  }

  private static JmhListing listing(JmhArguments arguments) {
    return new JmhListing(arguments.toOptions());
  }

  private Terminal terminal() {
    return context.terminal();
  }

  private <T> T run(RunRequest request, Ending<RunEnd, T> ending) throws IOException {
    PrecisionGoal goal = request.design().precision();
    if (goal == null) {
      return run(request, FixedPlan.of(request), Summary::of, ending);
    }
    Refinement refinement = new Refinement(request, goal, System::nanoTime);
    return run(request, refinement, refinement, ending);
  }

  /**
   * Searches for the highest rate that each broker sustains.
   *
   * @param brokers which brokers
   * @param p99 what the 99th percentile of latency may be at most; null if it wasn't given
   * @param words JMH's flags
   * @param ending what is made of the run
   * @return empty if the flags only ask JMH for a list, which it then has given
   * @throws UsageException if that can't be run; nothing was started
   * @throws UnavailableException if it can't be run now
   * @throws io.brokerbench.provision.ProvisionException if the brokers for it can't be provided
   */
  public <T> Optional<T> saturate(
      BrokerChoice brokers, @Nullable String p99, List<String> words, Ending<RunEnd, T> ending) {
    return saturate(
        LatencyBenchmark.class.getName(), SaturationRequest.SHORTEST, brokers, p99, words, ending);
  }

  /** A search with another benchmark that has a rate, each fork measured for so long at least. */
  <T> Optional<T> saturate(
      String benchmark,
      Duration shortest,
      BrokerChoice brokers,
      @Nullable String p99,
      List<String> words,
      Ending<RunEnd, T> ending) {
    JmhArguments given = JmhArguments.parse(words);
    return listing(given)
        .or(
            terminal(),
            () -> {
              LatencyGoal goal = LatencyGoal.parse(p99);
              RunRequest request =
                  SaturationRequest.of(
                      benchmark, shortest, goal, given, brokers, context.workingFolder());
              Saturation saturation = new Saturation(request.cells(), goal);
              terminal().err().println(saturation.announcement());
              return run(request, saturation, saturation, ending);
            });
  }

  @SuppressWarnings("try") // the lock is only held
  private <T> T run(RunRequest request, Plan plan, Summarizer summarizer, Ending<RunEnd, T> ending)
      throws IOException {
    ending.check(request);
    try (RunLock lock = RunLock.acquire(context.locks())) {
      BrokerProvider provider = request.brokers().provider();
      provider.check(request.brokers().specsOf(request.cells()));
      List<String> limits = new Rehearsals(request.brokers(), request.cells()).perform();
      provider.notices().forEach(terminal().err()::println);
      limits.forEach(terminal().err()::println);
      request.notes().forEach(terminal().err()::println);
      return new Run(request.with(ending.words()), plan, summarizer, profiler, context).run(ending);
    }
  }
}
