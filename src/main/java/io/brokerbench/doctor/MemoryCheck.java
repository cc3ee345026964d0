package io.brokerbench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Main memory, and what makes it slow. */
record MemoryCheck(SystemFiles files) implements Check {
  private static final long NEEDED = 4 * Amount.GIB;
  private static final String HUGE_PAGES = "sys/kernel/mm/transparent_hugepage/enabled";

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    OptionalLong available = bytes("MemAvailable");
    available.ifPresent(bytes -> findings.add(memory(bytes)));
    long swapped = bytes("SwapTotal").orElse(0) - bytes("SwapFree").orElse(0);
    if (swapped > 0) {
      findings.add(
          Finding.warn(
              "swap",
              Amount.of(swapped) + " are swapped out: reading them back stops who needs them",
              "swapoff -a"));
    }
    if (files.read(HUGE_PAGES).filter(text -> text.contains("[always]")).isPresent()) {
      findings.add(
          Finding.warn(
              "huge pages",
              "always: the kernel merges pages while it is measured",
              "echo madvise > /" + HUGE_PAGES));
    }
    return findings;
  }

  private static Finding memory(long available) {
    String found = Amount.of(available) + " available";
    return available < NEEDED
        ? Finding.warn(
            "memory",
            found + ": a broker and a fork take 1 GiB each, and messages more",
            "ps aux --sort=-rss | head -n 15")
        : Finding.ok("memory", found);
  }

  private OptionalLong bytes(String key) {
    Matcher line =
        Pattern.compile("(?m)^" + key + ":\\s+(\\d+) kB$")
            .matcher(files.read("proc/meminfo").orElse(""));
    return line.find()
        ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024)
        : OptionalLong.empty();
  }
}
