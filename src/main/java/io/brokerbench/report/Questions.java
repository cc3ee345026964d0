package io.brokerbench.report;

import io.brokerbench.results.RowKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts together rows that are the same but for who was measured. */
final class Questions {
  private Questions() {}

  /** The rows of each question, in their order. */
  static Map<RowKey, List<ReportRow>> of(List<ReportRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> question(row.key()), LinkedHashMap::new, Collectors.toList()));
  }

  /** A row's key without what tells contenders apart. */
  static RowKey question(RowKey key) {
    Map<String, String> params = new TreeMap<>(key.params());
    params.keySet().removeAll(Contender.PARAMETERS);
    return key.withParams(params);
  }
}
