package io.brokerbench.provision.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.brokerbench.broker.redis.RedisServer;
import io.brokerbench.provision.Exclusively;
import io.brokerbench.provision.Host;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * Minimal images built of what this machine has: nothing is pulled. They are removed when this JVM
 * ends.
 */
public final class LocalImages {
  private static final Path DOCKERFILES = Path.of("src", "test", "docker");
  private static final String PREFIX =
      "brokerbench-test-" + UUID.randomUUID().toString().substring(0, 8);
  private static final Pattern LIBRARY = Pattern.compile("(?:=>\\s*|^\\s*)(/\\S+)\\s+\\(");
  private static final Pattern UNUSED_JAR =
      Pattern.compile("(testcontainers|docker-java|junit|archunit|assertj|byte-buddy|oshi|jna).*");

  private static final Map<String, String> BUILT = new ConcurrentHashMap<>();

  private LocalImages() {}

  /** Kafka, from the class path of this JVM. */
  public static String kafka() {
    return BUILT.computeIfAbsent("kafka", name -> build(name, name, LocalImages::putKafka));
  }

  /** A nats-server, by the program's name in {@code .brokers}. */
  public static String nats(String program) {
    Path server = Path.of(".brokers", program);
    return BUILT.computeIfAbsent(
        program, name -> build("nats", name, root -> putNats(root, server)));
  }

  /** The redis-server that local brokers are. */
  public static String redis() {
    return BUILT.computeIfAbsent("redis", name -> build(name, name, LocalImages::putRedis));
  }

  /** The ids of the containers of an image, whatever has become of them. */
  public static List<String> containersOf(String image) {
    return ContainerEngine.connect(System.getenv())
        .client()
        .listContainersCmd()
        .withShowAll(true)
        .withAncestorFilter(List.of(image))
        .exec()
        .stream()
        .map(Container::getId)
        .toList();
  }

  /** Makes an image's files. */
  private interface Content {
    void putInto(Path root) throws IOException, InterruptedException;
  }

  private static String build(String kind, String name, Content files) {
    try {
      Path context = Files.createTempDirectory("brokerbench-image-");
      try {
        Path root = Files.createDirectory(context.resolve("root"));
        Files.copy(DOCKERFILES.resolve(kind).resolve("Dockerfile"), context.resolve("Dockerfile"));
        files.putInto(root);
        // Of the same content, Docker would make the same image for two JVMs, with each other's
        // containers.
        Files.writeString(root.resolve("made-for"), PREFIX);
        DockerClient client = ContainerEngine.connect(System.getenv()).client();
        String image = PREFIX + "/" + name + ":1";
        new ImageFromDockerfile(image, false).withFileFromPath(".", context).get();
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> client.removeImageCmd(image).withForce(true).exec()));
        return image;
      } finally {
        delete(context);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void putNats(Path root, Path server) throws IOException, InterruptedException {
    copy(server, root.resolve("nats-server"));
    putLibraries(root, server);
  }

  /** What {@code scripts/install-redis} has put into a folder, or the system's own program. */
  private static void putRedis(Path root) throws IOException, InterruptedException {
    Path redis = root.resolve("redis");
    Path program = RedisServer.find(Host.current()).executable();
    Path installed = program.resolveSibling(program.getFileName() + ".files");
    if (Files.isDirectory(installed)) {
      copyAll(installed, redis);
    } else {
      copy(program, redis.resolve("redis-server"));
    }
    try (Stream<Path> files = Files.list(redis)) {
      for (Path file : files.toList()) {
        putLibraries(root, file);
      }
    }
  }

  private static void putKafka(Path root) throws IOException, InterruptedException {
    for (String program : List.of("sh", "bash", "sleep")) {
      Path here = Path.of("/bin", program).toRealPath();
      copy(here, root.resolve("bin").resolve(program));
      putLibraries(root, here);
    }
    putJava(root);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      String file = String.valueOf(jar.getFileName());
      if (file.endsWith(".jar") && !UNUSED_JAR.matcher(file).matches()) {
        copy(jar, root.resolve("opt/kafka/libs").resolve(file));
      }
    }
    Path docker = root.resolve("etc/kafka/docker");
    copy(DOCKERFILES.resolve("kafka").resolve("run"), docker.resolve("run"));
    copy(
        Path.of("src/main/resources/io/brokerbench/broker/kafka/server/logback.xml"),
        docker.resolve("logback.xml"));
    Files.createDirectories(root.resolve("opt/kafka/config"));
    Files.createDirectories(root.resolve("tmp"));
    Files.writeString(root.resolve("etc/nsswitch.conf"), "hosts: files dns\n");
  }

  private static void putJava(Path root) throws IOException, InterruptedException {
    Path java = root.resolve("opt/java");
    copyAll(java(), java);
    putLibraries(root, java.resolve("bin/java"));
    try (Stream<Path> files = Files.walk(java.resolve("lib"))) {
      for (Path library : files.filter(file -> file.toString().endsWith(".so")).toList()) {
        putLibraries(root, library);
      }
    }
  }

  /** A small JDK, linked by the first JVM that needs one. */
  private static Path java() throws IOException, InterruptedException {
    Path linked = Path.of("target", "image-java-" + Runtime.version());
    Exclusively.make(
        linked,
        () -> {
          if (Files.notExists(linked)) {
            Path draft = Files.createTempDirectory(linked.toAbsolutePath().getParent(), "java");
            link(draft.resolve("java"));
            Files.move(draft.resolve("java"), linked);
            Files.delete(draft);
          }
        });
    return linked;
  }

  private static void link(Path java) throws IOException, InterruptedException {
    int status =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--add-modules",
                "java.se,jdk.unsupported,jdk.management,jdk.crypto.ec,jdk.zipfs",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                java.toString());
    if (status != 0) {
      throw new IllegalStateException("jlink ended with status " + status);
    }
    // As every JDK has it: without, each start takes half a second more.
    new ProcessBuilder(java.resolve("bin/java").toString(), "-Xshare:dump")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** The shared libraries of this machine that a program needs, where it looks for them. */
  private static void putLibraries(Path root, Path program)
      throws IOException, InterruptedException {
    Process ldd =
        new ProcessBuilder("ldd", program.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    ldd.waitFor();
    List<Path> libraries = new ArrayList<>();
    said.lines()
        .map(LIBRARY::matcher)
        .filter(Matcher::find)
        .forEach(line -> libraries.add(Path.of(line.group(1))));
    for (Path library : libraries) {
      if (!library.startsWith(root)) {
        copy(library, root.resolve(Path.of("/").relativize(library)));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(
        from.toRealPath(),
        to,
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
