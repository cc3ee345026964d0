package io.brokerbench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the control groups of this process allow it, in both versions of Linux' interface. */
record LimitsCheck(SystemFiles files) implements Check {
  private static final String NAME = "limits";
  private static final String CGROUP = "sys/fs/cgroup";
  private static final long NEEDED = 4 * Amount.GIB;

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    OptionalDouble cores = cores();
    if (cores.isPresent()) {
      findings.add(
          Finding.warn(
              NAME,
              String.format(
                  Locale.ROOT,
                  "a quota of %.1f cores: who is over it stands still, and latencies show that",
                  cores.getAsDouble()),
              "docker run --cpuset-cpus=... instead of --cpus"));
    }
    OptionalLong memory = memory();
    if (memory.isPresent() && memory.getAsLong() < NEEDED) {
      findings.add(
          Finding.warn(
              NAME,
              Amount.of(memory.getAsLong())
                  + " of memory: a broker and a fork take 1 GiB each, and messages more",
              "docker run --memory=8g"));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(NAME, "no control group limits cores or memory"));
    }
    return findings;
  }

  private OptionalDouble cores() {
    return Stream.concat(
            groups("").flatMap(group -> files.read(group + "/cpu.max").stream()),
            groups("cpu").flatMap(this::quotaV1))
        .map(line -> line.split(" ", -1))
        .filter(parts -> parts.length == 2 && parts[0].matches("\\d+"))
        .mapToDouble(parts -> Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]))
        .min();
  }

  private Stream<String> quotaV1(String group) {
    return files.read(group + "/cpu.cfs_quota_us").stream()
        .flatMap(
            quota ->
                files.read(group + "/cpu.cfs_period_us").stream()
                    .map(period -> quota + " " + period));
  }

  private OptionalLong memory() {
    return Stream.concat(
            groups("").flatMap(group -> files.read(group + "/memory.max").stream()),
            groups("memory")
                .flatMap(group -> files.read(group + "/memory.limit_in_bytes").stream()))
        .filter(limit -> limit.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .min();
  }

  /**
   * The folders of this process' group and of all groups around it.
   *
   * @param controller of the old interface; empty for the new one
   */
  private Stream<String> groups(String controller) {
    String mount = controller.isEmpty() ? CGROUP : CGROUP + "/" + controller;
    return files.read("proc/self/cgroup").stream()
        .flatMap(String::lines)
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller))
        .flatMap(parts -> Stream.iterate(parts[2], path -> !path.isEmpty(), LimitsCheck::parent))
        .map(path -> path.equals("/") ? mount : mount + path);
  }

  private static String parent(String path) {
    if (path.equals("/")) {
      return "";
    }
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }
}
