package io.brokerbench.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules of Apache Otava's CSV importer, as of 0.8.0 ({@code CsvImporter} in otava/importer.py):
 * columns are found by name, rows of another branch than asked for are passed over, no row is
 * shorter than the header, times have an offset, and a cell of a metric has to be a number.
 */
record OtavaImporter(List<List<String>> table) {

  /** One row of one run. */
  record Point(OffsetDateTime time, double value) {}

  static OtavaImporter of(String csv) {
    return new OtavaImporter(parse(csv));
  }

  /** What Otava sees under {@code --branch}. */
  List<Point> series(String branch, String metric) {
    return rows().stream()
        .filter(row -> cell(row, "branch").equals(branch))
        .map(
            row -> {
              String value = cell(row, metric);
              assertThat(value).as(metric).matches("-?\\d+(\\.\\d+)?(E-?\\d+)?");
              return new Point(OffsetDateTime.parse(cell(row, "time")), Double.parseDouble(value));
            })
        .toList();
  }

  List<String> column(String name) {
    return rows().stream().map(row -> cell(row, name)).toList();
  }

  private List<List<String>> rows() {
    return table.subList(1, table.size());
  }

  private String cell(List<String> row, String column) {
    assertThat(row).hasSameSizeAs(table.get(0));
    assertThat(table.get(0)).contains(column);
    return row.get(table.get(0).indexOf(column));
  }

  /** As Python's csv.reader has it, with its delimiter and quotes. */
  private static List<List<String>> parse(String csv) {
    return csv.lines().map(OtavaImporter::cells).toList();
  }

  private static List<String> cells(String line) {
    List<StringBuilder> cells = new ArrayList<>(List.of(new StringBuilder()));
    boolean quoted = false;
    for (int i : IntStream.range(0, line.length()).toArray()) {
      char c = line.charAt(i);
      if (c == '"') {
        if (!quoted && i > 0 && line.charAt(i - 1) == '"') {
          cells.get(cells.size() - 1).append('"');
        }
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(new StringBuilder());
      } else {
        cells.get(cells.size() - 1).append(c);
      }
    }
    assertThat(quoted).as("an open quote in " + line).isFalse();
    return cells.stream().map(StringBuilder::toString).toList();
  }
}
