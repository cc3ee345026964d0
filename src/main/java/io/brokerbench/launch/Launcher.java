package io.brokerbench.launch;

import io.brokerbench.provision.BrokerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.Profiler;

/**
 * Runs benchmarks as JMH would, with a fresh broker for each fork, and without any row losing its
 * data to another row's failure.
 */
public final class Launcher {
  private final BrokerProvider brokers;
  private final BrokerCheck check;
  private final Class<? extends Profiler> profiler;
  private final Surroundings surroundings;

  /**
   * A launcher.
   *
   * @param brokers starts the brokers
   * @param check tells beforehand whether it can
   * @param profiler the JMH profiler that brings home each fork's evidence
   * @param surroundings what is around it
   */
  public Launcher(
      BrokerProvider brokers,
      BrokerCheck check,
      Class<? extends Profiler> profiler,
      Surroundings surroundings) {
    this.brokers = brokers;
    this.check = check;
    this.profiler = profiler;
    this.surroundings = surroundings;
  }

  /**
   * Does what a command line asks for.
   *
   * @param profile the name or file of a profile of JMH flags; null for none
   * @param words JMH's flags; they win over the profile's
   * @throws UsageException if that can't be run; nothing was started
   * @throws UnavailableException if it can't be run now
   * @throws io.brokerbench.provision.ProvisionException if the brokers for it can't be provided
   */
  public Outcome launch(@Nullable String profile, List<String> words) {
    Optional<Profile> chosen =
        Optional.ofNullable(profile).map(name -> Profile.load(name, surroundings.workingFolder()));
    JmhArguments given = JmhArguments.parse(words);
    JmhArguments arguments = chosen.map(p -> given.over(p.arguments())).orElse(given);
    JmhListing listing = new JmhListing(arguments.toOptions());
    try {
      if (listing.isAskedFor()) {
        listing.print(surroundings.terminal());
        return Outcome.VALID;
      }
      RunRequest request = RunRequest.of(chosen, arguments, surroundings.workingFolder());
      return run(request);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write: " + RootCause.reason(e), e);
    }
  }

  @SuppressWarnings("try") // the lock is only held
  private Outcome run(RunRequest request) throws IOException {
    try (RunLock lock = RunLock.acquire(surroundings.locks())) {
      checkBrokers(request.cells());
      return new Run(request, brokers, profiler, surroundings).run();
    }
  }

  private void checkBrokers(List<Cell> cells) {
    List<Cell> served = cells.stream().filter(cell -> cell.broker().isPresent()).toList();
    check.check(
        served.stream().flatMap(cell -> cell.broker().stream()).collect(Collectors.toSet()),
        served.stream().map(Cell::durability).collect(Collectors.toSet()));
  }
}
