package io.brokerbench.broker;

import java.util.Map;
import java.util.TreeMap;

/**
 * Proves that a server took what it was asked for: some servers replace a setting by their own
 * default in silence, and what is measured then is not what the row says.
 */
public final class ReadBack {
  private ReadBack() {}

  /**
   * Compares settings.
   *
   * @param subject what was set up, for the message
   * @param asked the settings as asked for, in the server's own words
   * @param applied all settings as the server tells them
   * @throws BrokerException if one differs, or isn't told
   */
  public static void check(String subject, Map<String, String> asked, Map<String, String> applied) {
    Map<String, String> refused = new TreeMap<>();
    asked.forEach(
        (key, value) -> {
          if (!value.equals(applied.get(key))) {
            refused.put(key, value);
          }
        });
    if (!refused.isEmpty()) {
      StringBuilder message = new StringBuilder("The server did not take what it was asked for:");
      refused.forEach(
          (key, value) ->
              message
                  .append("\n  ")
                  .append(subject)
                  .append(": ")
                  .append(key)
                  .append(" was to be ")
                  .append(value)
                  .append(
                      applied.containsKey(key) ? " and is " + applied.get(key) : ", and isn't told")
                  .append('.'));
      throw new BrokerException(message.toString());
    }
  }
}
