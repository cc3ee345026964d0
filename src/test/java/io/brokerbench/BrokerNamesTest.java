package io.brokerbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that is known of one broker stands in its own package. */
class BrokerNamesTest {
  private static final Path MAIN = Path.of("src", "main");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile(
          "kafka|jnats|\\bnats|nats(server|driver|adapter)|redis|jedis|\\binproc\\b",
          Pattern.CASE_INSENSITIVE);

  @Test
  void nothingOutsideABrokersPackageNamesIt() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      List<String> naming =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !isABrokersOwn(file))
              .filter(file -> names(file, text(file)))
              .map(Path::toString)
              .toList();
      assertThat(naming).isEmpty();
    }
  }

  @Test
  void aNameInCodeIsFoundAndOneInACommentIsAnExample() {
    Path file = Path.of("Some.java");
    assertThat(names(file, "case \"KAFKA\" -> 1;")).isTrue();
    assertThat(names(file, "import io.nats.client.Nats;")).isTrue();
    assertThat(names(file, "new RedisServer()")).isTrue();
    assertThat(names(file, "/** As in KAFKA. */ int alternatives; // nats:")).isFalse();
    assertThat(names(Path.of("page.css"), "/* no comment of ours */ .nats {}")).isTrue();
  }

  private static boolean names(Path file, String text) {
    boolean java = file.toString().endsWith(".java");
    return NAME.matcher(java ? COMMENT.matcher(text).replaceAll(" ") : text).find();
  }

  private static boolean isABrokersOwn(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.matches(".*/io/brokerbench/broker/(kafka|nats|redis|inproc)/.*")
        || path.contains("/META-INF/services/");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // a picture
    }
  }
}
