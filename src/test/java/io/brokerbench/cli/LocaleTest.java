package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.provision.ShortLived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the locale, numbers look alike, and no file is made under another name: in real JVMs.
 */
@Timeout(120)
class LocaleTest {
  @TempDir Path temporary;

  /** A finished command. */
  private record Finished(int status, String text) {}

  private Finished run(Path folder, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            ShortLived.FLAG,
            "-Djmh.ignoreLock=true",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(List.of(words));
    Path output = temporary.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Finished(process.exitValue(), Files.readString(output, UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG"})
  void numbersLookAlikeInEveryLanguage(String tag) throws IOException, InterruptedException {
    Finished run =
        run(
            temporary,
            Map.of(),
            "-Duser.language=" + tag.substring(0, 2),
            "-Duser.country=" + tag.substring(3),
            Main.class.getName(),
            "DeliveryBenchmark",
            "-p",
            "broker=INPROC",
            "-p",
            "scenario=LOW",
            "-p",
            "runIn=NONE",
            "-f",
            "1",
            "-wi",
            "0",
            "-i",
            "2",
            "-r",
            "10ms",
            "-prof",
            "gc");

    assertThat(run.status()).isZero();
    assertThat(run.text())
        .contains("messages/s")
        .containsPattern("\\d,\\d{3}")
        .containsPattern("\\d\\.\\d{2}");
    assertThat(run.text())
        .doesNotContainPattern("\\d,\\d{3} +(ops|MB)")
        .doesNotContainPattern("\\d,\\d{1,2}(?!\\d)");
    assertThat(run.text().codePoints().filter(Character::isDigit)).allMatch(digit -> digit <= '9');
    try (Stream<Path> files = Files.walk(temporary.resolve("results"))) {
      Path log = files.filter(file -> file.endsWith("jmh.log")).findFirst().orElseThrow();
      assertThat(Files.readString(log)).doesNotContainPattern("\\d,\\d{3} (ops|MB)");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatTheLocaleCannotNameIsRefusedAndNoOtherIsMade()
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(temporary.resolve("Prüfung"));

    Finished run = run(folder, Map.of("LC_ALL", "C"), Main.class.getName(), "GuestBenchmark");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.text().lines()).hasSize(1);
    assertThat(run.text())
        .contains("Java can't read this name in the encoding of this locale", "LC_ALL=C.UTF-8");
    try (Stream<Path> files = Files.list(temporary);
        Stream<Path> within = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(folder, temporary.resolve("output"));
      assertThat(within).isEmpty();
    }
    assertThat(run(folder, Map.of("LC_ALL", "C.UTF-8"), Main.class.getName(), "--help").status())
        .isZero();
  }
}
