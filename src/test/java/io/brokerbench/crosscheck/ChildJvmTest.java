package io.brokerbench.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.provision.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChildJvmTest {
  @TempDir Path folder;

  /** A tool that prints what it was given, and the class loader that it was found by. */
  public static final class Echo {
    private Echo() {}

    public static void main(String[] words) {
      System.out.println(
          String.join(" ", words)
              + " by "
              + Echo.class.getClassLoader().getClass().getSimpleName());
    }
  }

  /** A tool that never ends. */
  public static final class Endless {
    private Endless() {}

    public static void main(String[] words) throws InterruptedException {
      System.out.println("begun");
      new CountDownLatch(1).await();
    }
  }

  private List<String> run(String... words) throws InterruptedException {
    return new ChildJvm(Host.current(), folder).run(Map.of(), List.of(words));
  }

  @Test
  void toolIsRunAsOftenAsAskedWithItsOwnClassPathOnly() throws InterruptedException {
    String classPath = Path.of("target", "test-classes").toAbsolutePath().toString();

    List<String> printed =
        run(ToolPasses.class.getName(), classPath, "2", Echo.class.getName(), "group-%PASS%", "x");

    assertThat(printed)
        .containsExactly("group-0 x by URLClassLoader", "group-1 x by URLClassLoader");
  }

  @Test
  void programThatFailsIsNoMeasurementAndItsLastWordsAreQuoted() {
    assertThatThrownBy(() -> run("io.brokerbench.NoSuchProgram"))
        .isInstanceOf(NotMeasuredException.class)
        .hasMessageContaining("io.brokerbench.NoSuchProgram ended with status 1.")
        .hasMessageContaining("ClassNotFoundException");
  }

  @Test
  void programEndsWhenTheJvmThatStartedItIsGone() throws Exception {
    Host host = Host.current();
    String java = host.javaHome().resolve("bin").resolve("java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                host.classPath(),
                ToolPasses.class.getName(),
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                "1",
                Endless.class.getName())
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("begun");

    process.getOutputStream().close();

    assertThat(process.waitFor()).isEqualTo(1);
  }
}
