package io.brokerbench.standing;

import io.brokerbench.console.Interruption;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.provision.BrokerSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Starts brokers, says where they are, and holds them until this JVM is told to end. */
public final class StandingBrokers {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final BrokersRequest request;
  private final StandingNotice notice;
  private final Terminal terminal;
  private volatile boolean endedAsAsked;

  /** A way to hold what was asked for; nothing is started yet. */
  public StandingBrokers(BrokersRequest request, StandingNotice notice, Terminal terminal) {
    this.request = request;
    this.notice = notice;
    this.terminal = terminal;
  }

  /**
   * Returns when a signal has come, and no broker is left. The JVM then ends with status 0 if they
   * were held when it came, since holding is meant to end so.
   *
   * @throws UnavailableException if a broker ended by itself
   */
  public void serve() throws IOException {
    try (Interruption interruption =
        Interruption.watch(terminal, "Ending the brokers.", this::exit)) {
      serve(interruption);
    }
  }

  /**
   * Starts the brokers, and blocks until it is interrupted or one of them ends; none is left then.
   *
   * @throws IOException if the endpoints can't be written
   */
  public void serve(Interruption interruption) throws IOException {
    RunningBrokers brokers = new RunningBrokers();
    boolean held = false;
    try (brokers) {
      for (BrokerSpec spec : request.specs()) {
        start(spec, interruption, brokers);
      }
      Files.createDirectories(folder());
      try (StandingEndpoints file =
          StandingEndpoints.publish(request.endpoints(), brokers.endpoints())) {
        notice.print(terminal, file.path(), brokers.all());
        held = true;
        interruption.interruptible(() -> awaitAnEnd(brokers));
      }
    } catch (Exception e) {
      if (!interruption.requested()) {
        throw rethrown(e);
      }
      if (e.getSuppressed().length > 0) {
        throw rethrown(e.getSuppressed()[0]); // of closing
      }
    }
    deleteLogs();
    endedAsAsked = held;
  }

  private void start(BrokerSpec spec, Interruption interruption, RunningBrokers brokers)
      throws Exception {
    terminal.err().println("Starting " + spec.label() + " ...");
    Path log = log(spec);
    brokers.add(spec, interruption.interruptible(() -> request.provider().start(spec, log)), log);
  }

  /** Beside the endpoints file, which is one holder's. */
  private Path log(BrokerSpec spec) {
    return request.endpoints().resolveSibling(logPrefix(spec) + ".log");
  }

  private Path folder() {
    return Objects.requireNonNull(request.endpoints().getParent());
  }

  private String logPrefix(BrokerSpec spec) {
    String endpoints = String.valueOf(request.endpoints().getFileName());
    return endpoints.replaceFirst("\\.properties$", "")
        + "-"
        + spec.kind().name().toLowerCase(Locale.ROOT);
  }

  /** Nothing went wrong, so nobody needs them; those of a cluster's other servers neither. */
  private void deleteLogs() throws IOException {
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder(), this::isLog)) {
      for (Path log : logs) {
        Files.deleteIfExists(log);
      }
    } catch (NoSuchFileException e) {
      // Nothing was begun.
    }
  }

  private boolean isLog(Path file) {
    String name = String.valueOf(file.getFileName());
    return request.specs().stream()
        .anyMatch(spec -> name.matches(Pattern.quote(logPrefix(spec)) + "(-\\d+)?\\.log"));
  }

  /** Only an interrupt, or a broker that ends, ends this. */
  private static Void awaitAnEnd(RunningBrokers brokers) throws InterruptedException {
    while (true) {
      brokers.check();
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
    }
  }

  private static RuntimeException rethrown(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  /** In place of the status of a JVM that a signal has ended. */
  private void exit() {
    if (endedAsAsked) {
      terminal.out().flush();
      terminal.err().flush();
      Runtime.getRuntime().halt(0);
    }
  }
}
