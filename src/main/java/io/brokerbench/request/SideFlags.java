package io.brokerbench.request;

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

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|[^\\s\"']+");

  /** The flags, one word each. */
  List<String> words() {
    return WORD.matcher(text).results().map(SideFlags::word).toList();
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
