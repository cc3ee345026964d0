package io.brokerbench.cli;

import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads options of the form {@code NAME=VALUE}, where one alone needs no name. */
final class ServerNames {
  private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)=(.+)");

  private ServerNames() {}

  /**
   * The values by their names, in the order given.
   *
   * @throws UsageException if one of several has no name, or two have the same
   */
  static Map<String, String> parse(String option, List<String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : given) {
      Matcher named = NAMED.matcher(word);
      boolean hasName = named.matches();
      if (!hasName && given.size() > 1) {
        throw new UsageException(
            option
                + " "
                + word
                + ": with several, each needs a name, as in "
                + option
                + " new="
                + word
                + ".");
      }
      String name = hasName ? named.group(1) : BrokerSpec.DEFAULT;
      if (values.putIfAbsent(name, hasName ? named.group(2) : word) != null) {
        throw new UsageException(option + " " + word + ": the name " + name + " is taken already.");
      }
    }
    return values;
  }
}
