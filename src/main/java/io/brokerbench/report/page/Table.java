package io.brokerbench.report.page;

import java.util.List;

/**
 * A table, whatever it is written as.
 *
 * @param caption what it is of
 * @param headings of its columns, that of the rows' names first
 * @param rows its rows
 */
record Table(String caption, List<String> headings, List<Row> rows) {
  /** The look of a column: that of its first cell. */
  String look(int column) {
    return column == 0 || rows.isEmpty() ? "" : rows.get(0).cells().get(column - 1).look();
  }

  /**
   * A row.
   *
   * @param name what it is of
   * @param isMarked whether it is to be noticed
   */
  record Row(String name, List<Cell> cells, boolean isMarked) {
    static Row of(String name, List<Cell> cells) {
      return new Row(name, cells, false);
    }
  }
}
