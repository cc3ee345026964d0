package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.census.PlantedThread;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Connects clients which leave something behind, until it is closed. */
final class LeakyConnector implements Supplier<Broker>, AutoCloseable {
  /** What they leave behind. */
  enum Leak {
    NOTHING,
    A_THREAD,
    A_THREAD_ONCE,
    A_FILE,
    A_MEGABYTE
  }

  private final Supplier<Broker> connector;
  private final Leak leak;
  private final Path file;
  private final List<PlantedThread> threads = new ArrayList<>();
  private final List<FileInputStream> files = new ArrayList<>();
  private final List<byte[]> memory = new ArrayList<>();
  private int clients;

  /**
   * Plants a leak into each client.
   *
   * @param file may be opened for reading
   */
  LeakyConnector(Supplier<Broker> connector, Leak leak, Path file) {
    this.connector = connector;
    this.leak = leak;
    this.file = file;
  }

  @Override
  public Broker get() {
    clients++;
    switch (leak) {
      case NOTHING -> {}
      case A_THREAD -> threads.add(PlantedThread.daemon("planted-" + clients));
      case A_THREAD_ONCE -> {
        if (clients == 1) {
          threads.add(PlantedThread.daemon("planted-once"));
        }
      }
      case A_FILE -> files.add(open());
      case A_MEGABYTE -> memory.add(new byte[1_000_000]);
    }
    return connector.get();
  }

  private FileInputStream open() {
    try {
      return new FileInputStream(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    threads.forEach(PlantedThread::close);
    for (FileInputStream each : files) {
      each.close();
    }
    memory.clear();
  }
}
