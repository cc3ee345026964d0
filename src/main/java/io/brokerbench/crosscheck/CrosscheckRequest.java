package io.brokerbench.crosscheck;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.regression.PairedRatio;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to compare, checked: nothing has been started yet. */
public final class CrosscheckRequest {
  /** How many pairs are measured unless asked otherwise. */
  public static final int USUAL_PAIRS = 5;

  /** More would take longer than a machine stays the same. */
  static final int MOST_PAIRS = 100;

  private static final String SCRIPT = "; scripts/crosscheck finds them";

  private final BrokerProvider provider;
  private final List<Work> works;
  private final int pairs;

  /** What has been checked. */
  CrosscheckRequest(BrokerProvider provider, List<Work> works, int pairs) {
    this.provider = provider;
    this.works = List.copyOf(works);
    this.pairs = pairs;
  }

  /**
   * Reads and checks what was asked for.
   *
   * @param names parts of the names of works, in any case; all works if there is none
   * @param tools the class path of the tools that references are; null if it wasn't given
   * @throws UsageException if it can't be done
   */
  public static CrosscheckRequest of(
      BrokerProvider provider, List<String> names, int pairs, @Nullable String tools) {
    if (pairs < PairedRatio.FEWEST_PAIRS || pairs > MOST_PAIRS) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--pairs %d: from %d to %d.",
              pairs,
              PairedRatio.FEWEST_PAIRS,
              MOST_PAIRS));
    }
    if (tools == null) {
      throw new UsageException(
          "crosscheck needs --tools, the class path of the tools that references are"
              + SCRIPT
              + ".");
    }
    checkClassPath(tools);
    List<Work> all =
        Works.all(tools).stream()
            .filter(work -> !provider.servers(work.broker()).isEmpty())
            .toList();
    return new CrosscheckRequest(provider, names.isEmpty() ? all : named(names, all), pairs);
  }

  /** Provides the brokers. */
  BrokerProvider provider() {
    return provider;
  }

  /** How many pairs are measured of each work. */
  int pairs() {
    return pairs;
  }

  /** The works on a broker, in order. */
  List<Work> works(BrokerKind kind) {
    return works.stream().filter(work -> work.broker().equals(kind)).toList();
  }

  /** The brokers that it takes. */
  Map<BrokerKind, BrokerSpec> specs() {
    Map<BrokerKind, BrokerSpec> specs = new TreeMap<>();
    works.forEach(work -> specs.computeIfAbsent(work.broker(), this::spec));
    return specs;
  }

  private BrokerSpec spec(BrokerKind kind) {
    List<String> servers = provider.servers(kind);
    if (servers.size() != 1) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "crosscheck takes one %s, and there are %d: %s. Choose one.",
              kind,
              servers.size(),
              String.join(", ", servers)));
    }
    return new BrokerSpec(kind, servers.get(0), provider.usualDurability(), 1);
  }

  private static void checkClassPath(String tools) {
    for (String entry : tools.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!Files.exists(Path.of(entry))) {
        throw new UsageException(
            "--tools: there is no " + entry + "; give the class path of the tools" + SCRIPT + ".");
      }
    }
  }

  private static List<Work> named(List<String> names, List<Work> all) {
    for (String name : names) {
      if (all.stream().noneMatch(work -> isMeant(work, name))) {
        throw new UsageException(
            name
                + " is in no work's name; these are compared: "
                + all.stream().map(Work::name).collect(Collectors.joining("; "))
                + ".");
      }
    }
    return all.stream()
        .filter(work -> names.stream().anyMatch(name -> isMeant(work, name)))
        .toList();
  }

  private static boolean isMeant(Work work, String name) {
    return work.name().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }
}
