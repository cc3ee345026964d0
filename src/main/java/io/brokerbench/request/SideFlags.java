package io.brokerbench.request;

import io.brokerbench.console.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one of two sides has of its own.
 *
 * @param text JMH's flags, as on a command line; with quotes around what has blanks in it
 * @param jar a benchmarks.jar whose clients and benchmarks it is measured with; null for this one's
 */
public record SideFlags(String text, @Nullable Path jar) {
  /** Nothing. */
  public static final SideFlags NONE = new SideFlags("", null);

  /** What is the same for both sides by its nature. */
  private static final List<String> COMMON =
      List.of("bm", "e", "f", "foe", "o", "rf", "rff", "tu", "v", "wf");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|[^\\s\"']+");

  /** The flags, one word each. */
  List<String> words() {
    return WORD.matcher(text).results().map(SideFlags::word).toList();
  }

  /**
   * The flags as JMH's, none of which may be one that is about both sides.
   *
   * @param side what the side is called
   * @throws UsageException if one is, or a parameter has several values
   */
  JmhArguments arguments(String side) {
    JmhArguments own = JmhArguments.parse(words());
    if (own.hasRegex()) {
      throw new UsageException(
          "--"
              + side
              + " \""
              + text
              + "\": both sides run the same benchmarks; give"
              + " names and regexes outside of it.");
    }
    for (String flag : COMMON) {
      if (own.has(flag)) {
        throw new UsageException(
            "--" + side + ": -" + flag + " is for both sides; give it outside of it.");
      }
    }
    own.withCanonicalParameters()
        .parameters()
        .forEach(
            (key, values) -> {
              if (values.size() > 1) {
                throw new UsageException(
                    "--"
                        + side
                        + " \""
                        + text
                        + "\": "
                        + key
                        + " has several values;"
                        + " give one, or give them for both sides.");
              }
            });
    return own;
  }

  /** The options that give a side these flags again. */
  List<String> options(String side) {
    List<String> options = new ArrayList<>(List.of("--" + side, text));
    if (jar != null) {
      options.addAll(List.of("--" + side + "-jar", jar.toString()));
    }
    return options;
  }

  private static String word(MatchResult match) {
    for (int quoted = 1; quoted <= 2; quoted++) {
      if (match.group(quoted) != null) {
        return match.group(quoted);
      }
    }
    return match.group();
  }
}
