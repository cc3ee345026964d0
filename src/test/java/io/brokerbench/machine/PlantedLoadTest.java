package io.brokerbench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@NullMarked
@EnabledOnOs(OS.LINUX)
class PlantedLoadTest {
  private static final long SELF = ProcessHandle.current().pid();

  @Test
  @Timeout(60)
  void aBusyProcessIsAnothersUnlessItIsOurs() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Burner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      LinuxFiles without = reader(SELF);
      LinuxFiles with = reader(SELF, child.pid());
      assertEquals("burning", out.readLine());
      Optional<MachineReading> before = without.read();
      Optional<MachineReading> beforeWith = with.read();
      assertEquals("burned", out.readLine());

      double others = Objects.requireNonNull(without.since(before).orElseThrow().others());
      double rest = Objects.requireNonNull(with.since(beforeWith).orElseThrow().others());

      assertTrue(others > MachineLoad.OTHERS_BOUND, "others' share was " + others);
      assertTrue(rest < others, "as ours " + rest + ", as another's " + others);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static LinuxFiles reader(long... processes) {
    return new LinuxFiles(
        Path.of("/proc"),
        Path.of("/sys/fs/cgroup"),
        System::nanoTime,
        () -> LongStream.of(processes));
  }

  /** Burns on all cores until its input ends; says when it began, and when it has burned. */
  static final class Burner {
    private static final long NANOS = 500_000_000;

    public static void main(String[] arguments) throws IOException, InterruptedException {
      int threads = Runtime.getRuntime().availableProcessors();
      CountDownLatch burned = new CountDownLatch(threads);
      System.out.println("burning");
      for (int i = 0; i < threads; i++) {
        Thread thread = new Thread(() -> burn(burned));
        thread.setDaemon(true);
        thread.start();
      }
      burned.await();
      System.out.println("burned");
      System.in.read();
    }

    private static void burn(CountDownLatch burned) {
      ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
      while (cpu.getCurrentThreadCpuTime() < NANOS) {
        Thread.onSpinWait();
      }
      burned.countDown();
      while (true) {
        Thread.onSpinWait();
      }
    }
  }
}
