package io.brokerbench.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.AlteredRecipe;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.Node;
import io.brokerbench.provision.local.ReservedPorts;
import io.brokerbench.provision.local.Startup;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real JVMs and servers, with a real archive and with what may be in its place. */
@Timeout(240)
class KafkaClassesIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir static Path made;
  @TempDir Path temp;
  private Path log;

  @BeforeAll
  static void make() throws IOException {
    new KafkaRecipe(at(made)).makeClasses(LONG);
    assertThat(new KafkaClasses(at(made)).archive()).isRegularFile();
    assertThat(made.resolve(".brokers/data")).isEmptyDirectory();
  }

  private static Host at(Path folder) {
    Host here = Host.current();
    return new Host(here.variables(), folder, here.classPath(), here.javaHome());
  }

  @BeforeEach
  void chooseTheLog() {
    log = temp.resolve("kafka.log");
  }

  /** What an archive may have become. */
  private enum Fault {
    DAMAGED {
      @Override
      void plant(RandomAccessFile archive) throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        archive.seek(archive.length() / 2);
        archive.write(noise);
      }
    },
    CUT {
      @Override
      void plant(RandomAccessFile archive) throws IOException {
        archive.setLength(archive.length() / 2);
      }
    },
    EMPTY {
      @Override
      void plant(RandomAccessFile archive) throws IOException {
        archive.setLength(0);
      }
    },
    OF_ANOTHER_JDK {
      @Override
      void plant(RandomAccessFile archive) throws IOException {
        byte[] header = new byte[4096];
        archive.readFully(header);
        String version = System.getProperty("java.vm.version");
        int at = new String(header, StandardCharsets.ISO_8859_1).indexOf(version);
        assertThat(at).isPositive();
        archive.seek(at);
        archive.write('9');
      }
    };

    abstract void plant(RandomAccessFile archive) throws IOException;
  }

  /** The archive, in a folder of its own, with a fault. */
  private Host hostWith(Fault fault) throws IOException {
    Host host = at(temp);
    Path copy = new KafkaClasses(host).archive();
    Files.createDirectories(copy.getParent());
    Files.copy(new KafkaClasses(at(made)).archive(), copy);
    assertThat(copy.toFile().setWritable(true)).isTrue();
    try (RandomAccessFile archive = new RandomAccessFile(copy.toFile(), "rw")) {
      fault.plant(archive);
    }
    return host;
  }

  @Test
  void jvmSharesAWholeArchive() throws Exception {
    assertThat(version(at(made))).contains("sharing");
  }

  @ParameterizedTest
  @EnumSource
  void jvmDoesWithoutAFaultyArchiveAndSaysNothing(Fault fault) throws Exception {
    assertThat(version(hostWith(fault))).contains("mixed mode").doesNotContain("sharing", "[");
  }

  @Test
  void serverTakesNearlyAllOfItsClassesFromTheArchive() throws IOException {
    assertThat(shareFromArchive(at(made))).isGreaterThan(0.9);
    assertThat(log).content().doesNotContain("[cds");
  }

  @Test
  void serverStartsInSpiteOfADamagedArchive() throws IOException {
    assertThat(shareFromArchive(hostWith(Fault.DAMAGED))).isZero();
    assertThat(log).content().doesNotContain("[cds");
  }

  /** What a JVM with the flags of a server says of itself. */
  private String version(Host host) throws Exception {
    KafkaClasses classes = new KafkaClasses(host);
    Path said = temp.resolve("version.txt");
    Process java =
        new ProcessBuilder(
                Stream.of(
                        List.of(host.javaHome().resolve("bin").resolve("java").toString()),
                        classes.flags(),
                        List.of("-XX:+UseG1GC", "-cp", classes.classPath(), "-version"))
                    .flatMap(List::stream)
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(java.waitFor()).isZero();
    return Files.readString(said);
  }

  /** Starts a server, and returns which part of its classes came from the archive. */
  private double shareFromArchive(Host host) throws IOException {
    Path loaded = temp.resolve("loaded.log");
    try (ReservedPorts ports = ReservedPorts.of(1)) {
      new Startup(LONG, endpoint -> Drivers.connect(endpoint).close())
          .start(
              new Logging(new KafkaRecipe(host), loaded),
              Cluster.of(temp, "brokerbench-logging", log, ports.numbers()))
          .close();
    }
    List<String> classes = Files.readAllLines(loaded);
    long archived = classes.stream().filter(line -> line.contains("shared objects file")).count();
    return (double) archived / classes.size();
  }

  /** Has the JVM write down where it takes its classes from. */
  private static final class Logging extends AlteredRecipe {
    private final Path loaded;

    Logging(BrokerRecipe real, Path loaded) {
      super(real);
      this.loaded = loaded;
    }

    @Override
    public List<String> command(Cluster cluster, Node node) {
      List<String> words = super.command(cluster, node);
      return Stream.of(
              words.subList(0, 1),
              List.of("-Xlog:class+load:file=" + loaded),
              words.subList(1, words.size()))
          .flatMap(List::stream)
          .toList();
    }
  }
}
