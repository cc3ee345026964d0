package io.brokerbench.report;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the rows of a run are ranked by: what varies in it besides the workload.
 *
 * <ol>
 *   <li>The broker, if it varies; servers of one broker are then contenders of their own.
 *   <li>Or else the server.
 *   <li>Or else the only setting that varies: of two nobody knows which is meant. A setting is what
 *       {@link #SETTINGS} names, and any other parameter whose values are words, unless {@link
 *       #WORKLOAD} names it: a word chooses, a number may say how much there is to do.
 * </ol>
 *
 * <p>A broker in the client's own process is the ceiling of what a client can do. It is in no
 * contest.
 *
 * @param parameters what varies, and by which rows are ranked; empty if nothing does, more than one
 *     if nobody knows by which
 */
record Contest(List<String> parameters) {
  private static final String BROKER = "broker";
  private static final String SERVER = "server";

  /**
   * What there is to do, and what an acknowledgement promises: other values are other questions.
   */
  private static final Set<String> WORKLOAD =
      Set.of("scenario", "rate", "arrivals", "seed", "backlog", "payload", "durability");

  /** How it is done; those that may be numbers. */
  private static final Set<String> SETTINGS =
      Set.of("workers", "consumers", "topics", "partitions", "inFlight", "replicas", "retained");

  /** The contest of a run, whose rows may be missing. */
  static Contest of(List<ReportRow> rows) {
    Map<String, Set<String>> varying = varying(rows);
    for (String first : List.of(BROKER, SERVER)) {
      if (varying.containsKey(first)) {
        return new Contest(List.of(first));
      }
    }
    return new Contest(
        varying.entrySet().stream()
            .filter(of -> isSetting(of.getKey(), of.getValue()))
            .map(Map.Entry::getKey)
            .toList());
  }

  private static boolean isSetting(String name, Set<String> values) {
    return SETTINGS.contains(name)
        || (!WORKLOAD.contains(name)
            && values.stream().noneMatch(value -> value.matches("[-+]?[\\d_,.]+")));
  }

  /** The parameters that have several values in rows of one benchmark. */
  private static Map<String, Set<String>> varying(List<ReportRow> rows) {
    Map<String, Map<String, Set<String>>> benchmarks = new LinkedHashMap<>();
    entrants(rows)
        .map(ReportRow::key)
        .forEach(
            key ->
                key.params()
                    .forEach(
                        (name, value) ->
                            benchmarks
                                .computeIfAbsent(key.benchmark(), b -> new TreeMap<>())
                                .computeIfAbsent(name, n -> new TreeSet<>())
                                .add(value)));
    Map<String, Set<String>> varying = new TreeMap<>();
    for (Map<String, Set<String>> ofBenchmark : benchmarks.values()) {
      ofBenchmark.values().removeIf(values -> values.size() < 2);
      ofBenchmark.forEach(
          (name, values) -> varying.computeIfAbsent(name, n -> new TreeSet<>()).addAll(values));
    }
    return varying;
  }

  /** The rows that may be ranked. */
  static Stream<ReportRow> entrants(List<ReportRow> rows) {
    return rows.stream().filter(row -> !Drivers.isInProcess(row.contender().broker()));
  }

  /** Whether there is one, and it is known by what. */
  boolean isHeld() {
    return parameters.size() == 1;
  }

  /** Whom a row is of, if there is a contest; empty names if it is of nobody. */
  Contender contender(RowKey key) {
    return isByBroker() ? Contender.of(key) : Contender.of(key, parameters.get(0));
  }

  /** A row's key without what tells contenders apart. */
  RowKey question(RowKey key) {
    Set<String> telling = isByBroker() ? Contender.PARAMETERS : Set.copyOf(parameters);
    return key.only(name -> !telling.contains(name));
  }

  private boolean isByBroker() {
    return parameters.get(0).equals(BROKER);
  }

  /** Why nobody is ranked though several might be, in a sentence after others; or nothing. */
  String ambiguity() {
    if (parameters.size() < 2) {
      return "";
    }
    List<String> all = new ArrayList<>(parameters);
    String last = all.remove(all.size() - 1);
    return " Nothing is ranked: "
        + String.join(", ", all)
        + " and "
        + last
        + " vary, and it isn't known which is in question. Vary one of them, or compare two sides"
        + " with ab.";
  }
}
