package io.brokerbench.benchmarks;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Plants one fault into a real trial. */
@State(Scope.Benchmark)
public class FaultState {
  /** How many messages of another trial are planted. */
  public static final int RESIDUE = 77;

  private static final Duration SLOWLY = Duration.ofMillis(1_500);

  /** What is planted. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** Messages of another trial, published after the purge and before the first burst. */
    RESIDUE,
    /** A daemon thread that never ends. */
    DAEMON_THREAD,
    /** A thread that never ends and is no daemon. */
    NON_DAEMON_THREAD,
    /** A thread that ends 1.5 s after the trial, which is no leak. */
    SLOW_STOPPER
  }

  /** The fault. */
  @Param("NONE")
  public Fault fault = Fault.NONE;

  /** Plants what has to be there before the first burst. */
  @Setup(Level.Trial)
  public void before(DeliveryState delivery) {
    switch (fault) {
      case RESIDUE -> publishResidue(delivery);
      case DAEMON_THREAD -> startForEver("planted-daemon", true);
      case NON_DAEMON_THREAD -> startForEver("planted-non-daemon", false);
      default -> {}
    }
  }

  /** Plants what has to be there when the trial ends. */
  @TearDown(Level.Trial)
  public void after() {
    if (fault == Fault.SLOW_STOPPER) {
      long end = System.nanoTime() + SLOWLY.toNanos();
      start("planted-slow-stopper", true, () -> parkUntil(end));
    }
  }

  private static void publishResidue(DeliveryState delivery) {
    MessageFormat.Writer another = new MessageFormat.Writer(0, 0, MessageFormat.STANDARD_BYTES);
    try (Broker broker =
        Drivers.connect(Drivers.endpointOf(Drivers.named(delivery.broker).kind()))) {
      Publisher publisher = broker.publisher(delivery.trial().topics().get(0), new IgnoredAcks());
      for (int i = 0; i < RESIDUE; i++) {
        publisher.publish(new Message(i, another.write(i, i, System.nanoTime())));
      }
      publisher.close();
    }
  }

  /** Starts a thread that never ends. */
  static void startForEver(String name, boolean daemon) {
    start(name, daemon, FaultState::parkForEver);
  }

  private static void start(String name, boolean daemon, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(daemon);
    thread.start();
  }

  static void parkForEver() {
    while (!Thread.interrupted()) {
      LockSupport.park();
    }
  }

  private static void parkUntil(long end) {
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static final class IgnoredAcks implements AckListener {
    @Override
    public void acknowledged(Message message) {}

    @Override
    public void failed(Message message, Throwable cause) {}
  }
}
