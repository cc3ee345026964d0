package io.brokerbench.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
public final class Eventually {
  private Eventually() {}

  /** Asks again and again until it is so, or time is up; returns whether it is. */
  public static boolean within(Duration atMost, BooleanSupplier condition) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
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
