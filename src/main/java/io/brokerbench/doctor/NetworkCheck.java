package io.brokerbench.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ports and file descriptors.
 *
 * @param loopback binds a port on loopback, and lets it go
 */
record NetworkCheck(SystemFiles files, Loopback loopback) implements Check {
  private static final String PORTS = "ports";
  private static final String RANGE = "net.ipv4.ip_local_port_range";
  private static final long FEW_PORTS = 5_000;
  private static final long FEW_FILES = 4_096;

  /** Binds a port. */
  @FunctionalInterface
  interface Loopback {
    /** Throws if there is none. */
    void bind() throws IOException;
  }

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(ports());
    descriptors().ifPresent(findings::add);
    return findings;
  }

  private Finding ports() {
    try {
      loopback.bind();
    } catch (IOException e) {
      return Finding.stops(
          PORTS, "none can be bound on loopback: " + e.getMessage(), "ip link set lo up");
    }
    Optional<String> range = files.read("proc/sys/" + RANGE.replace('.', '/'));
    if (range.isEmpty()) {
      return Finding.ok(PORTS, "loopback works");
    }
    String[] ends = range.get().split("\\s+", -1);
    int first = Integer.parseInt(ends[0]);
    int last = Integer.parseInt(ends[1]);
    long used = used(first, last);
    long free = last - first + 1 - used;
    String found = free + " free of " + first + " to " + last;
    return free < FEW_PORTS
        ? Finding.warn(
            PORTS,
            found + ": LifecycleBenchmark takes one for each connection",
            "sysctl -w " + RANGE + "=\"15000 65000\"")
        : Finding.ok(PORTS, found);
  }

  private long used(int first, int last) {
    return Stream.of("proc/net/tcp", "proc/net/tcp6")
        .flatMap(table -> files.read(table).stream())
        .flatMap(table -> table.lines().skip(1))
        .map(line -> line.strip().split("\\s+", -1)[1])
        .map(address -> Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16))
        .filter(port -> first <= port && port <= last)
        .distinct()
        .count();
  }

  private Optional<Finding> descriptors() {
    return files.read("proc/self/limits").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Max open files"))
        .map(line -> line.split("\\s+", -1)[3])
        .map(
            limit ->
                !limit.equals("unlimited") && Long.parseLong(limit) < FEW_FILES
                    ? Finding.warn(
                        "open files",
                        limit + " at most: a broker with many topics or clients needs more",
                        "ulimit -n 65536")
                    : Finding.ok("open files", limit + " at most"))
        .findFirst();
  }
}
