package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Remembers the end of what JMH prints, in which it quotes what a fork said that ended without an
 * answer, as a JVM does that doesn't take its options. Any thread may write.
 */
final class LastWords extends OutputStream {
  private static final int ENOUGH_BYTES = 1 << 14;
  private static final int MOST_LINES = 4;
  private static final Pattern QUOTED =
      Pattern.compile("<(stderr|stdout) last='[^']*'>\\R(.*?)\\R?</\\1>", Pattern.DOTALL);

  /** What a benchmark threw that could not be sent, without its type. */
  private static final Pattern FAILURE = Pattern.compile("<failure>\\s+(?:[\\w.$]+: )?(.*)");

  /** Stack frames, and what a JVM adds to each of its reasons. */
  private static final Pattern NOISE =
      Pattern.compile(
          "\\s*(at |\\.\\.\\. \\d+ more|Error: Could not create the Java Virtual Machine"
              + "|Error: A fatal exception has occurred|<empty>|<failed to read).*");

  private byte[] last = new byte[0];
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Override
  public synchronized void write(int b) {
    written.write(b);
    keepTheEnd();
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    written.write(bytes, offset, length);
    keepTheEnd();
  }

  private void keepTheEnd() {
    if (written.size() > ENOUGH_BYTES) {
      last = written.toByteArray();
      written.reset();
    }
  }

  /** Forgets what was printed of other forks. */
  synchronized void forget() {
    last = new byte[0];
    written.reset();
  }

  /** What the fork said, in one line; empty if JMH quoted nothing. */
  synchronized String ofFailedFork() {
    String text = new String(last, UTF_8) + written.toString(UTF_8);
    String words =
        QUOTED
            .matcher(text)
            .results()
            .flatMap(LastWords::words)
            .distinct()
            .limit(MOST_LINES)
            .collect(Collectors.joining(" "));
    Matcher failure = FAILURE.matcher(text);
    return words.isEmpty() && failure.find() ? failure.group(1) : words;
  }

  private static Stream<String> words(MatchResult quoted) {
    return quoted
        .group(2)
        .lines()
        .filter(line -> !line.isBlank() && !NOISE.matcher(line).matches())
        .map(String::strip);
  }
}
