package io.brokerbench.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
public final class Eventually {
  private static final long LOOK_NANOS = 1_000_000;

  private Eventually() {}

  /** Asks again and again until it is so; only a test's own time-out ends that otherwise. */
  public static void until(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Asks again and again until it is so, or time is up; returns whether it is. */
  public static boolean within(Duration atMost, BooleanSupplier condition) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  /** Whether all end within seconds: the guards of a broker that was closed are about to. */
  public static boolean end(List<? extends ProcessHandle> processes) {
    return within(Duration.ofSeconds(10), () -> processes.stream().noneMatch(Eventually::runs));
  }

  /** Whether the process runs whose id a file has. */
  public static boolean runs(Path file) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
        .filter(Eventually::runs)
        .isPresent();
  }

  /** Whether a process runs. One that ended, and that nobody has asked about yet, doesn't. */
  public static boolean runs(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return process.isAlive() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false;
    }
  }
}
