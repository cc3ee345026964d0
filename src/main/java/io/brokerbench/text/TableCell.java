package io.brokerbench.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text what it says
 * @param look the style classes that a page gives it
 * @param badges what a page shows instead of the text, and what colours it elsewhere
 */
public record TableCell(String text, String look, List<Badge> badges) {
  /** A cell is one line. */
  public TableCell {
    text = Lines.plain(text);
    badges = List.copyOf(badges);
  }

  /** The look of numbers. */
  static final String NUMBER = "number";

  /** Where there is no number. */
  public static final TableCell NOTHING = new TableCell(Numbers.NOTHING, NUMBER, List.of());

  /** Words. */
  public static TableCell text(String text) {
    return new TableCell(text, "value", List.of());
  }

  /** A word or two that stay together. */
  public static TableCell unit(String text) {
    return new TableCell(text, "unit", List.of());
  }

  /** A number; nothing if there is none. */
  public static TableCell number(@Nullable Double value) {
    return value == null ? NOTHING : number(Numbers.value(value));
  }

  /** A number that has been put into text. */
  public static TableCell number(String text) {
    return new TableCell(text, NUMBER, List.of());
  }

  /** A change in percent; nothing if it isn't known. */
  public static TableCell change(@Nullable Double ratio) {
    return ratio == null || !Double.isFinite(ratio)
        ? NOTHING
        : number(Numbers.change(ratio) + " %");
  }

  /** From one change to another; nothing if either isn't known. */
  public static TableCell changes(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null || !Double.isFinite(low) || !Double.isFinite(high)
        ? NOTHING
        : number(Numbers.change(low) + " to " + Numbers.change(high) + " %");
  }

  /** A sentence, which stands back where it says of nobody that it leads. */
  public static TableCell answer(String sentence, boolean isOfALeader) {
    return new TableCell(sentence, isOfALeader ? "answer leader" : "answer quiet", List.of());
  }

  /** Badges, with the reasons of those that aren't good. */
  public static TableCell badges(List<Badge> badges) {
    List<String> texts = badges.stream().map(Badge::inWords).toList();
    return new TableCell(String.join(", ", texts), "badges", badges);
  }

  /** The cell without the reasons of its badges. */
  TableCell withoutReasons() {
    return badges.isEmpty()
        ? this
        : badges(
            badges.stream()
                .map(badge -> new Badge(badge.level(), badge.text(), List.of()))
                .toList());
  }
}
