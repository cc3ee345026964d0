package io.brokerbench.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.provision.Host;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the archive, with a JDK that only pretends. */
@Timeout(60)
class KafkaClassesTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  /** Writes the files that a JDK would. */
  private static final String MAKES =
      """
      for word; do
        case $word in
        -XX:DumpLoadedClassList=*) echo list >"${word#*=}" ;;
        -XX:SharedArchiveFile=*) echo whole >"${word#*=}" ;;
        esac
      done
      """;

  @TempDir Path folder;
  private Path jdk;
  private Path jar;

  @BeforeEach
  void install() throws IOException {
    jdk = jdk("jdk", MAKES);
    jar = Files.writeString(folder.resolve("kafka.jar"), "classes");
  }

  private Path jdk(String name, String script) throws IOException {
    Path home = folder.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), name);
    return home;
  }

  private Host host(Path javaHome) {
    return new Host(Map.of(), folder.resolve("work"), jar.toString(), javaHome);
  }

  private void make(Host host, Duration atMost) {
    new KafkaRecipe(host).makeClasses(atMost);
  }

  private List<Path> made() throws IOException {
    Path home = folder.resolve("work").resolve(".brokers");
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  private List<Path> leftInData() throws IOException {
    try (Stream<Path> left = Files.list(folder.resolve("work/.brokers/data"))) {
      return left.toList();
    }
  }

  @Test
  void withoutAnArchiveTheCommandHasNoWordOfIt() {
    assertThat(new KafkaClasses(host(jdk)).flags()).isEmpty();
  }

  @Test
  void archiveIsMadeOnceAndNothingElseIsLeft() throws IOException {
    make(host(jdk), LONG);

    KafkaClasses classes = new KafkaClasses(host(jdk));
    assertThat(classes.archive()).hasContent("whole");
    assertThat(classes.flags()).contains("-XX:SharedArchiveFile=" + classes.archive());
    assertThat(leftInData()).isEmpty();

    Files.writeString(classes.archive(), "is not made again");
    make(host(jdk), LONG);
    assertThat(classes.archive()).hasContent("is not made again");
  }

  @Test
  void anotherJdkHasAnArchiveOfItsOwn() throws IOException {
    make(host(jdk), LONG);

    assertThat(new KafkaClasses(host(jdk("jdk-25", MAKES))).flags()).isEmpty();
  }

  @Test
  void upgradedJdkInTheSamePlaceHasAnArchiveOfItsOwn() throws IOException {
    make(host(jdk), LONG);

    Files.writeString(jdk.resolve("release"), "jdk, upgraded");

    assertThat(new KafkaClasses(host(jdk)).flags()).isEmpty();
  }

  @Test
  void changedJarHasAnArchiveOfItsOwn() throws IOException {
    make(host(jdk), LONG);

    Files.setLastModifiedTime(jar, FileTime.fromMillis(1));

    assertThat(new KafkaClasses(host(jdk)).flags()).isEmpty();
  }

  @Test
  void foldersAreBehindTheJarsAndChangeNothing() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Host host = new Host(Map.of(), folder.resolve("work"), classes + File.pathSeparator + jar, jdk);
    make(host, LONG);

    Files.writeString(classes.resolve("New.class"), "");

    assertThat(new KafkaClasses(host).classPath()).isEqualTo(jar + File.pathSeparator + classes);
    assertThat(new KafkaClasses(host).flags()).isNotEmpty();
  }

  @Test
  void failingMakerLeavesNone() throws IOException {
    make(host(jdk("broken", MAKES + "exit 1")), LONG);

    assertThat(made()).isEmpty();
    assertThat(leftInData()).isEmpty();
  }

  @Test
  void makerThatIsLateIsEndedAndLeavesNone() throws IOException {
    make(host(jdk("slow", "exec sleep 1000")), Duration.ofMillis(1));

    assertThat(made()).isEmpty();
    assertThat(leftInData()).isEmpty();
    assertThat(ProcessHandle.current().descendants())
        .noneMatch(process -> process.info().commandLine().orElse("").endsWith("sleep 1000"));
  }

  @Test
  void interruptEndsTheMakerAndStays() throws IOException {
    Thread.currentThread().interrupt();

    make(host(jdk("slow", "exec sleep 1000")), LONG);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(made()).isEmpty();
    assertThat(leftInData()).isEmpty();
  }

  @Test
  void noneIsMadeWhereNothingCanBeWritten() throws IOException {
    Files.createDirectory(folder.resolve("work"));
    Files.writeString(folder.resolve("work/.brokers"), "a file in the folder's place");

    make(host(jdk), LONG);

    assertThat(new KafkaClasses(host(jdk)).flags()).isEmpty();
  }

  @Test
  void makersAtTheSameTimeBothSucceed() throws IOException {
    CompletableFuture<?> other = CompletableFuture.runAsync(() -> make(host(jdk), LONG));
    make(host(jdk), LONG);
    other.join();

    assertThat(made())
        .singleElement()
        .satisfies(archive -> assertThat(archive).hasContent("whole"));
    assertThat(leftInData()).isEmpty();
  }

  @Test
  void onlyTheNewestAreKept() throws IOException {
    Path home = Files.createDirectories(folder.resolve("work/.brokers"));
    for (int age = 1; age <= 6; age++) {
      Path old = Files.writeString(home.resolve("kafka-server-" + age + ".jsa"), "old");
      Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000L - age));
    }

    make(host(jdk), LONG);

    assertThat(made())
        .containsExactlyInAnyOrder(
            new KafkaClasses(host(jdk)).archive(),
            home.resolve("kafka-server-1.jsa"),
            home.resolve("kafka-server-2.jsa"),
            home.resolve("kafka-server-3.jsa"));
  }
}
