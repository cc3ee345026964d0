package io.brokerbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One table, as lines of text and as Markdown. */
class TableTest {
  private static final Badge BAD = new Badge(Badge.Level.BAD, "BAD", List.of());

  private static Style columns(int width) {
    return new Style(false, false, width);
  }

  private static Table.Row row(String name, String number, String words) {
    return Table.Row.of(name, List.of(TableCell.number(number), TableCell.text(words)));
  }

  private static Table table(Table.Row... rows) {
    return new Table("Planted", List.of("Name", "n", "Words"), List.of(rows));
  }

  @Test
  void columnsAreInLineAndNumbersToTheRight() {
    assertThat(columns(40).lines(table(row("one", "1", "a"), row("another", "1,000", "b"))))
        .containsExactly(
            "Name         n  Words", //
            "one          1  a",
            "another  1,000  b");
  }

  @Test
  void aNameThatComesAgainStandsOnce() {
    assertThat(columns(40).lines(table(row("one", "1", "a"), row("one", "2", "b"))))
        .containsExactly(
            "Name  n  Words", //
            "one   1  a",
            "      2  b");
  }

  @Test
  void wordsAtTheEndGoOnBelowThemselves() {
    assertThat(columns(20).lines(table(row("one", "1", "some words that are too many"))))
        .containsExactly(
            "Name  n  Words", //
            "one   1  some words",
            "         that are",
            "         too many");
  }

  @Test
  void namesThatLeaveNoRoomHaveLinesOfTheirOwn() {
    assertThat(columns(20).lines(table(row("a name that is long", "1", "a"))))
        .containsExactly(
            "  n  Words", //
            "a name that is long",
            "  1  a");
  }

  @Test
  void notesStandBelowTheirRow() {
    Table.Row noted = new Table.Row("one", row("", "1", "a").cells(), false, List.of("Since."));
    assertThat(columns(40).lines(table(noted)))
        .containsExactly("Name  n  Words", "one   1  a", "    Since.");
  }

  @Test
  void coloursTakeNoRoom() {
    Table table =
        new Table(
            "Planted",
            List.of("Name", "Is", "n"),
            List.of(
                Table.Row.of(
                    "one", List.of(TableCell.badges(List.of(BAD)), TableCell.number("1")))));
    assertThat(new Style(true, true, 40).lines(table))
        .containsExactly("Name  Is   n", "one   \u001b[31mBAD\u001b[0m  1");
  }

  @Test
  void inMarkdownNoTextBecomesMarkupAndWhatIsBadIsBold() {
    Markdown out = new Markdown();
    out.table(
        new Table(
            "Planted",
            List.of("Name", "Is", "n"),
            List.of(
                Table.Row.of(
                    "a|b", List.of(TableCell.badges(List.of(BAD)), TableCell.number("1"))))));
    assertThat(out.render())
        .isEqualTo(
            """
            | Name | Is | n |
            | --- | --- | --: |
            | a\\|b | **BAD** | 1 |
            """);
  }
}
