package io.brokerbench.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the comparison of a run's two sides came to: {@code comparison.json}, as far as reports show
 * it.
 *
 * @param verdicts one a metric and row
 */
public record SavedComparison(List<Verdict> verdicts) {
  private static final String EXPECTED = "Repair the file, or take it away.";

  public SavedComparison {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * A verdict.
   *
   * @param row the row it is of; the unit is that of the metric
   * @param metric the metric
   * @param name the verdict's name
   * @param baseline the one side's value; NaN if it has none, as all that follow
   * @param candidate the other side's
   * @param ratio of the candidate to the baseline
   * @param low the lower end of its 95 % interval
   * @param high the upper end
   * @param reasons what the name doesn't say
   */
  public record Verdict(
      RowKey row,
      String metric,
      String name,
      double baseline,
      double candidate,
      double ratio,
      double low,
      double high,
      List<String> reasons) {}

  /**
   * Reads it.
   *
   * @throws UnreadableResultsException if it isn't what {@code ab} writes
   */
  static SavedComparison read(Path file) {
    JsonNode json =
        JsonRefusal.orRefused(
            file, "isn't what ab writes", EXPECTED, () -> Json.MAPPER.readTree(file.toFile()));
    if (!json.path("verdicts").isArray()) {
      throw new UnreadableResultsException(
          file, 1, "isn't what ab writes: it has no verdicts. " + EXPECTED);
    }
    List<Verdict> verdicts = new ArrayList<>();
    json.path("verdicts").forEach(verdict -> verdicts.add(verdict(verdict)));
    return new SavedComparison(verdicts);
  }

  private static Verdict verdict(JsonNode json) {
    Map<String, String> params = new TreeMap<>();
    json.path("params").properties().forEach(e -> params.put(e.getKey(), e.getValue().asText()));
    List<String> reasons = new ArrayList<>();
    json.path("reasons").forEach(reason -> reasons.add(reason.asText()));
    return new Verdict(
        new RowKey(
            json.path("benchmark").asText(),
            json.path("mode").asText(),
            json.path("threads").asInt(1),
            json.path("unit").asText(),
            params),
        json.path("metric").asText(),
        json.path("verdict").asText(),
        json.at("/baseline/value").asDouble(Double.NaN),
        json.at("/candidate/value").asDouble(Double.NaN),
        json.path("ratio").asDouble(Double.NaN),
        json.path("low").asDouble(Double.NaN),
        json.path("high").asDouble(Double.NaN),
        reasons);
  }
}
