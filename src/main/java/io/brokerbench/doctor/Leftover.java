package io.brokerbench.doctor;

import java.util.List;

/** Says what a crashed run left, and how it is removed. */
final class Leftover {
  /** As many characters of a command as fit on the screen. */
  private static final int WIDTH = 74;

  private Leftover() {}

  /**
   * A warning.
   *
   * @param found what there is of it
   * @param command removes them, if they are put behind it
   * @param items what to put behind it; the first as far as there is room, the rest the next time
   */
  static Finding of(String name, String found, String command, List<String> items) {
    StringBuilder mend = new StringBuilder(command);
    int shown = 0;
    while (shown < items.size()
        && (shown == 0 || mend.length() + 1 + items.get(shown).length() <= WIDTH)) {
      mend.append(' ').append(items.get(shown));
      shown++;
    }
    return Finding.warn(
        name,
        found + ": " + items.size() + (shown < items.size() ? ", here the first " + shown : ""),
        mend.toString());
  }
}
