package io.brokerbench.provision.local;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Provides brokers that are only claimed to be there, or refuses to. */
public final class PlantedBrokers implements BrokerProvider {
  private final Set<BrokerKind> refused = new TreeSet<>();
  private final List<BrokerSpec> started = new ArrayList<>();
  private final Map<BrokerKind, List<String>> servers = new TreeMap<>();
  private Runnable look = () -> {};
  private String lastWords = "";
  private Durability usual = Durability.MEMORY;
  private boolean checks = true;
  private boolean dying;
  private boolean firstEnds;
  private int running;
  private int mostRunning;

  /** From now on, brokers of this kind can't be started. */
  public PlantedBrokers refusing(BrokerKind kind) {
    refused.add(kind);
    return this;
  }

  /** From now on, this is done whenever it is asked whether a broker is alive. */
  public PlantedBrokers onLook(Runnable action) {
    look = action;
    return this;
  }

  /** From now on, brokers write this into their logs. */
  public PlantedBrokers saying(String words) {
    lastWords = words;
    return this;
  }

  /** What was asked for, in order. */
  public List<BrokerSpec> started() {
    return started;
  }

  /** How many run now. */
  public int running() {
    return running;
  }

  /** How many ran at the same time at most. */
  public int mostRunning() {
    return mostRunning;
  }

  /** From now on, brokers that can't be started are only noticed when they are. */
  public PlantedBrokers unchecked() {
    checks = false;
    return this;
  }

  /** From now on, brokers are dead as soon as they were used. */
  public PlantedBrokers dying() {
    dying = true;
    return this;
  }

  /** The first broker ends as soon as it is used; those after it live. */
  public PlantedBrokers endingFirst() {
    firstEnds = true;
    return this;
  }

  /** From now on, this is measured unless asked otherwise. */
  public PlantedBrokers usually(Durability durability) {
    usual = durability;
    return this;
  }

  @Override
  public Durability usualDurability() {
    return usual;
  }

  /** From now on, there are servers of a kind by these names. */
  public PlantedBrokers naming(BrokerKind kind, String... names) {
    servers.put(kind, List.of(names));
    return this;
  }

  @Override
  public List<String> servers(BrokerKind kind) {
    return servers.getOrDefault(kind, List.of(BrokerSpec.DEFAULT));
  }

  /** Refuses if all are refused. */
  @Override
  public void check(Set<BrokerSpec> specs) {
    Set<BrokerKind> kinds = specs.stream().map(BrokerSpec::kind).collect(Collectors.toSet());
    if (checks && refused.containsAll(kinds) && !kinds.isEmpty()) {
      throw new ProvisionException("planted: no " + kinds);
    }
  }

  @Override
  public RunningBroker start(BrokerSpec spec, Path log) {
    started.add(spec);
    if (refused.contains(spec.kind())) {
      throw new ProvisionException("planted refusal");
    }
    write(log);
    running++;
    mostRunning = Math.max(mostRunning, running);
    return new PlantedBroker(spec.kind(), firstEnds && started.size() == 1);
  }

  private void write(Path log) {
    if (!lastWords.isEmpty()) {
      try {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Files.writeString(log, lastWords);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final class PlantedBroker implements RunningBroker {
    private final BrokerKind kind;
    private final boolean ends;

    PlantedBroker(BrokerKind kind, boolean ends) {
      this.kind = kind;
      this.ends = ends;
    }

    @Override
    public Endpoint endpoint() {
      return new Endpoint(kind, "planted:0", "planted", List.of());
    }

    @Override
    public String version() {
      return "planted 1.0";
    }

    @Override
    public boolean isAlive() {
      look.run();
      return !dying && !ends;
    }

    @Override
    public CompletableFuture<?> onEnd() {
      return ends ? CompletableFuture.completedFuture(kind) : new CompletableFuture<>();
    }

    @Override
    public String ending() {
      return "Planted server 2 of 3 ended.";
    }

    @Override
    public void close() {
      running--;
    }
  }
}
