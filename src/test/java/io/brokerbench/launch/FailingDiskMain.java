package io.brokerbench.launch;

import io.brokerbench.plan.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A run of four planted forks whose results folder fails after the first one. Its arguments: the
 * folder to work in, how its disk is to fail, and JMH's flags.
 */
final class FailingDiskMain {
  private FailingDiskMain() {}

  /** What becomes of the disk. */
  enum Fault {
    FULL,
    READ_ONLY,
    GONE;

    void plant(Path folder, Path run) {
      try {
        switch (this) {
          case FULL -> fill(folder.resolve("filler"));
          case READ_ONLY -> remount(folder);
          // Moved away, as good as removed.
          case GONE -> Files.move(run, folder.resolve("elsewhere"), StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void fill(Path filler) {
      try {
        Files.write(filler, new byte[64 << 20]);
      } catch (IOException e) {
        // As was meant.
      }
    }

    /** By another mount in front of it: files are open, so that it can't be remounted itself. */
    private static void remount(Path folder) throws IOException {
      String commands = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\"";
      Process mount =
          new ProcessBuilder("/bin/sh", "-c", commands, folder.toString()).inheritIO().start();
      if (mount.onExit().join().exitValue() != 0) {
        throw new IOException("can't be made read-only: " + folder);
      }
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    LaunchFixture fixture = new LaunchFixture(folder);
    Fault fault = Fault.valueOf(args[1].toUpperCase(Locale.ROOT));
    AtomicBoolean planted = new AtomicBoolean();
    fixture.brokers.onLook(
        () -> {
          if (planted.compareAndSet(false, true)) {
            fault.plant(folder, run(fixture));
          }
        });

    RunOutcome outcome = fixture.launch(Stream.of(args).skip(2).toArray(String[]::new));

    System.out.println(fixture.out() + fixture.err() + "Outcome: " + outcome);
  }

  private static Path run(LaunchFixture fixture) {
    try {
      return Objects.requireNonNull(fixture.run());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
