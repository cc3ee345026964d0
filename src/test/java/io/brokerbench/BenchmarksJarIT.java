package io.brokerbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged jar holds all that a run needs, and nothing that keeps it from starting. */
class BenchmarksJarIT {
  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(Objects.requireNonNull(System.getProperty("brokerbench.jar")));
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void manifestSaysWhatItIsAndWhereItComesFrom() throws IOException {
    Attributes attributes = jar.getManifest().getMainAttributes();

    assertThat(attributes.getValue("Main-Class")).isEqualTo("io.brokerbench.cli.Main");
    assertThat(attributes.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(attributes.getValue("Git-Revision")).matches("[0-9a-f]{12}(-dirty)?|unknown");
    assertThat(attributes.getValue("Multi-Release")).isEqualTo("true");
  }

  @Test
  void signaturesOfDependenciesAreGone() {
    assertThat(jar.stream().map(JarEntry::getName))
        .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA|EC)"));
  }

  @Test
  void kafkaServerAndItsFormatterAreInIt() {
    assertThat(jar.stream().map(JarEntry::getName))
        .contains("kafka/Kafka.class", "kafka/tools/StorageTool.class");
  }

  @Test
  void servicesOfSeveralDependenciesAreMerged() throws IOException {
    assertThat(read("META-INF/services/com.fasterxml.jackson.core.JsonFactory"))
        .contains("com.fasterxml.jackson.core.JsonFactory")
        .contains("com.fasterxml.jackson.dataformat.yaml.YAMLFactory");
  }

  @Test
  void licenceIsOurs() throws IOException {
    assertThat(read("META-INF/LICENSE")).contains("Apache License").doesNotContain("GNU");
  }

  private String read(String name) throws IOException {
    ZipEntry entry = Objects.requireNonNull(jar.getEntry(name), name);
    return new String(jar.getInputStream(entry).readAllBytes(), UTF_8);
  }
}
