package io.brokerbench.report.page;

import io.brokerbench.report.Badge;
import io.brokerbench.report.Contender;
import io.brokerbench.report.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text what it says
 * @param look the style classes that a page gives it
 * @param badges what a page shows instead of the text
 */
record Cell(String text, String look, List<Badge> badges) {
  static final Cell NOTHING = new Cell(Numbers.NOTHING, "number", List.of());

  static Cell text(String text) {
    return new Cell(text, "value", List.of());
  }

  /** A word or two that stay together. */
  static Cell unit(String text) {
    return new Cell(text, "unit", List.of());
  }

  static Cell number(@Nullable Double value) {
    return value == null ? NOTHING : number(Numbers.value(value));
  }

  static Cell number(String text) {
    return new Cell(text, "number", List.of());
  }

  /** A sentence, which stands back where it names nobody. */
  static Cell answer(String sentence, @Nullable Contender leader) {
    return new Cell(sentence, leader == null ? "answer quiet" : "answer leader", List.of());
  }

  static Cell badges(List<Badge> badges) {
    List<String> texts =
        badges.stream()
            .map(
                badge ->
                    badge.level() == Badge.Level.GOOD || badge.reasons().isEmpty()
                        ? badge.text()
                        : badge.text() + " (" + String.join("; ", badge.reasons()) + ")")
            .toList();
    return new Cell(String.join(", ", texts), "badges", badges);
  }
}
