package io.brokerbench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Documents as they come when something went wrong: most are valid ones with one to four faults, as
 * disks, editors, merges and other programs make them; some are whole, and some never were any.
 */
public final class Mangled {
  /** How many files a try has; with jqwik's 1,000 tries a reader sees 100,000. */
  private static final int FILES = 100;

  private static final int MOST_FAULTS = 4;
  private static final int DEEP = 1_200;

  /** What a program of another kind, or an enemy, puts where a value was. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "NaN",
          "\"NaN\"",
          "\"+INF\"",
          "-1",
          "0",
          "1e999",
          "-1e-999",
          "99999999999999999999",
          "2147483648",
          "4.9e-324",
          "1.7976931348623157e308",
          "\"\"",
          "\"x\"",
          "x",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"\": null}",
          "\"\\u0000\\u001b[31m\\ud800\"",
          "'");

  /** What a reader of JSON may meet, out of all proportion. */
  private static final List<String> HUGE =
      List.of(
          "[".repeat(DEEP),
          "{\"a\":".repeat(DEEP),
          "9".repeat(DEEP),
          "\"" + "a".repeat(DEEP) + "\"");

  /** What means something to a parser, wherever it stands. */
  private static final List<String> TOKENS =
      List.of(
          "\n",
          "\r\n",
          "\u0000",
          "\t",
          " ",
          ",",
          ":",
          "=",
          "#",
          "\\",
          "\\u",
          "\"",
          "[",
          "]",
          "{",
          "}",
          "-",
          "--",
          "/",
          "..",
          "@",
          "%",
          "\ufeff",
          "\u2028",
          "é",
          "𝄞",
          "<<<<<<< ours\n",
          "=======\n",
          ">>>>>>> theirs\n");

  /**
   * Strings with their quotes, numbers and words: what stands for a value in any of our formats.
   */
  private static final Pattern VALUE =
      Pattern.compile("\"[^\"\n]*\"|[-+]?[0-9][0-9.eE+-]*|[A-Za-z][A-Za-z0-9_.-]*");

  private Mangled() {}

  /**
   * A hundred files a try, one if a fault is being shrunk to what it takes.
   *
   * @param documents valid ones, the smaller the better: all of them is as likely to be hit
   */
  public static Arbitrary<List<byte[]>> files(List<byte[]> documents) {
    return Arbitraries.randomValue(random -> file(documents, random))
        .list()
        .ofMinSize(1)
        .ofMaxSize(FILES)
        .withSizeDistribution((tries, min, max, center) -> random -> max);
  }

  /** Mangled files, of documents that are texts in UTF-8. */
  public static Arbitrary<List<byte[]>> texts(List<String> documents) {
    return files(documents.stream().map(text -> text.getBytes(UTF_8)).toList());
  }

  private static byte[] file(List<byte[]> documents, Random random) {
    int kind = random.nextInt(100);
    if (kind < 3) {
      return noise(random);
    }
    byte[] document = pick(documents, random);
    if (kind < 5) {
      return document;
    }
    // A character a byte: cuts and flips then also fall into characters of several.
    String text = new String(document, ISO_8859_1);
    for (int faults = 1 + random.nextInt(MOST_FAULTS); faults > 0; faults--) {
      text = fault(text, documents, random);
    }
    return kind < 8
        ? new String(text.getBytes(ISO_8859_1), UTF_8).getBytes(UTF_16)
        : text.getBytes(ISO_8859_1);
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    if (random.nextBoolean()) {
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (byte) (' ' + (noise[i] & 0xff) % ('~' - ' '));
      }
    }
    return noise;
  }

  private static String fault(String text, List<byte[]> documents, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(60));
    String head = text.substring(0, from);
    String tail = text.substring(to);
    return switch (random.nextInt(12)) {
      case 0 -> head;
      case 1 -> tail;
      case 2 -> head + tail;
      case 3 -> text.substring(0, to) + text.substring(from);
      case 4 -> head + bytes(pick(TOKENS, random)) + text.substring(from);
      case 5 -> head + (char) random.nextInt(256) + tail;
      case 6 -> flipped(text, from, random);
      case 7 -> head + spliced(documents, random);
      default -> replaced(text, from, random);
    };
  }

  private static String flipped(String text, int at, Random random) {
    if (at == text.length()) {
      return text;
    }
    char flipped = (char) (text.charAt(at) ^ (1 << random.nextInt(8)));
    return text.substring(0, at) + flipped + text.substring(at + 1);
  }

  /** The end of another document, as where two programs write one file. */
  private static String spliced(List<byte[]> documents, Random random) {
    String other = new String(pick(documents, random), ISO_8859_1);
    return other.substring(random.nextInt(other.length() + 1));
  }

  private static String replaced(String text, int from, Random random) {
    Matcher value = VALUE.matcher(text);
    if (!value.find(from)) {
      return text;
    }
    MatchResult found = value.toMatchResult();
    return text.substring(0, found.start())
        + bytes(pick(random.nextInt(20) == 0 ? HUGE : VALUES, random))
        + text.substring(found.end());
  }

  /** The UTF-8 of a text, a character a byte. */
  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
