package io.brokerbench.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run was measured on and with: {@code environment.json}.
 *
 * @param started when, in UTC
 * @param suite the suite, JMH and the clients
 * @param servers the brokers' versions as they told them, by kind
 * @param machine JDK, operating system, processor and memory
 * @param busy in words, what else the machine had to do during the run; empty if nothing much
 * @param shared in words, which servers other runs of the suite used at the same time
 * @param run what was asked for
 * @param rows what each row was measured with
 */
public record Environment(
    @Nullable String started,
    @Nullable Suite suite,
    Map<String, String> servers,
    @Nullable Machine machine,
    List<String> busy,
    List<String> shared,
    @Nullable RunSettings run,
    List<RowEnvironment> rows) {
  /**
   * As written; what a file that other versions of the suite wrote doesn't say is empty, or null.
   */
  public Environment {
    servers = servers == null ? Map.of() : servers;
    busy = busy == null ? List.of() : busy;
    shared = shared == null ? List.of() : shared;
    rows = rows == null ? List.of() : rows;
  }

  /** Whether it says nothing of what a run was measured on. */
  boolean isEmpty() {
    return suite == null && machine == null && servers.isEmpty() && run == null;
  }

  /** The command line; empty if it isn't known. */
  List<String> arguments() {
    return run == null || run.arguments() == null ? List.of() : run.arguments();
  }

  /** How long a broker lived; null if it isn't known. */
  @Nullable String brokerLifetime() {
    return run == null ? null : run.brokerLifetime();
  }

  /** Which servers were shared; null if none were. */
  @Nullable String sharedInWords() {
    return shared.isEmpty() ? null : String.join(" ", shared);
  }

  /**
   * What was asked for.
   *
   * @param profile the profile's name; null without one
   * @param arguments the command line, a command and the profile's flags included
   * @param brokerLifetime "rounds" if a broker lived for a round, "fork" if each fork had a fresh
   *     one, "run" if all shared one, "external" if it was there before the run and stays
   */
  public record RunSettings(
      @Nullable String profile, List<String> arguments, String brokerLifetime) {}

  /**
   * What a row was measured with.
   *
   * @param benchmark the benchmark method's full name
   * @param mode JMH's short label of the mode
   * @param params the cell's parameters
   * @param forks how many forks were asked for
   * @param config the effective configuration of broker and client, as a fork reported it; null
   *     until one has
   */
  public record RowEnvironment(
      String benchmark,
      String mode,
      Map<String, String> params,
      int forks,
      @Nullable Map<String, String> config) {
    public RowEnvironment {
      if (benchmark == null || mode == null) {
        throw new IllegalArgumentException("a row needs its benchmark and its mode");
      }
      params = params == null ? Map.of() : params;
    }

    /** The row that it is of. */
    RowId id() {
      return new RowId(benchmark, mode, params);
    }
  }
}
