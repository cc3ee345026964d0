package io.brokerbench.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where servers' programs are looked for, whatever folder the suite is started in. */
class HostTest {
  @TempDir Path folder;
  private Path checkout;
  private Path jar;
  private Path elsewhere;

  @BeforeEach
  void setUp() throws IOException {
    Path real = folder.toRealPath();
    checkout = Files.createDirectories(real.resolve("checkout"));
    jar = Files.createFile(Files.createDirectory(checkout.resolve("target")).resolve("b.jar"));
    elsewhere = Files.createDirectory(real.resolve("elsewhere"));
  }

  private Host host(String classPath) {
    return new Host(Map.of(), elsewhere, classPath, folder);
  }

  @Test
  void checkoutsFolderIsFoundFromAnyOther() throws IOException {
    Path brokers = Files.createDirectory(checkout.resolve(".brokers"));

    assertThat(host(jar.toString()).brokerFolder()).isEqualTo(brokers);
    assertThat(host(jar + ":/plug/in.jar").brokerFolder()).isEqualTo(brokers);
    assertThat(host("../checkout/target/b.jar").brokerFolder()).isEqualTo(brokers);
  }

  @Test
  void checkoutsFolderIsFoundThroughALink() throws IOException {
    Path brokers = Files.createDirectory(checkout.resolve(".brokers"));
    Files.createSymbolicLink(elsewhere.resolve("link.jar"), jar);

    assertThat(host("link.jar").brokerFolder()).isEqualTo(brokers);
  }

  @Test
  void workingFoldersOwnComesFirst() throws IOException {
    Files.createDirectory(checkout.resolve(".brokers"));
    Path own = Files.createDirectory(elsewhere.resolve(".brokers"));

    assertThat(host(jar.toString()).brokerFolder()).isEqualTo(own);
    assertThat(host(jar.toString()).brokerFolders()).contains(checkout.resolve(".brokers"));
  }

  @Test
  void whereThereIsNoneItWouldBeInTheWorkingFolder() {
    Path own = elsewhere.resolve(".brokers");

    assertThat(host(jar.toString()).brokerFolder()).isEqualTo(own);
    assertThat(host(checkout.toString()).brokerFolders()).containsExactly(own);
    assertThat(host("").brokerFolders()).containsExactly(own);
  }
}
