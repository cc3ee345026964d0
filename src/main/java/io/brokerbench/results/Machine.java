package io.brokerbench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/**
 * The machine that a run was measured on.
 *
 * @param jdk the launcher's JDK; the forks' stands with each row in {@code jmh.json}
 * @param os name, version and architecture of the operating system
 * @param cpu the processor's name
 * @param cores physical cores
 * @param processors logical processors
 * @param memoryBytes physical memory
 * @param governor the frequency governor; null where it can't be read
 */
public record Machine(
    String jdk,
    String os,
    @Nullable String cpu,
    @Nullable Integer cores,
    int processors,
    @Nullable Long memoryBytes,
    @Nullable String governor) {
  private static final Path GOVERNOR =
      Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");

  private static final double BYTES_A_GB = 1L << 30;

  /** This machine. */
  public static Machine current() {
    String jdk = join("java.vm.name", "java.runtime.version") + " (" + join("java.vendor") + ")";
    int processors = Runtime.getRuntime().availableProcessors();
    try {
      SystemInfo info = new SystemInfo();
      CentralProcessor cpu = info.getHardware().getProcessor();
      return new Machine(
          jdk,
          info.getOperatingSystem() + ", " + join("os.name", "os.version", "os.arch"),
          cpu.getProcessorIdentifier().getName(),
          cpu.getPhysicalProcessorCount(),
          processors,
          info.getHardware().getMemory().getTotal(),
          readGovernor());
    } catch (RuntimeException | LinkageError e) {
      // oshi needs native code, which not every machine lets it load: the JDK's knowledge is left.
      return new Machine(
          jdk,
          join("os.name", "os.version", "os.arch"),
          null,
          null,
          processors,
          null,
          readGovernor());
    }
  }

  /**
   * In what another machine differs, the first thing of it; empty if it is the same as far as can
   * be known, or just as this one. Everything counts, an update of the JDK or of the kernel too:
   * each may change how forks scatter. Of memory only whole gigabytes do, since kernels keep a
   * little for themselves, not always the same.
   */
  public Optional<String> differenceFrom(Machine other) {
    Map<String, @Nullable Object> others = other.traits();
    return traits().entrySet().stream()
        .filter(trait -> !Objects.equals(trait.getValue(), others.get(trait.getKey())))
        .map(
            trait ->
                trait.getKey()
                    + " "
                    + said(trait.getValue())
                    + " and not "
                    + said(others.get(trait.getKey())))
        .findFirst();
  }

  private Map<String, @Nullable Object> traits() {
    Map<String, @Nullable Object> traits = new LinkedHashMap<>();
    traits.put("cpu", cpu);
    traits.put("cores", cores);
    traits.put("processors", processors);
    traits.put("memory in GB", memoryBytes == null ? null : Math.round(memoryBytes / BYTES_A_GB));
    traits.put("governor", governor);
    traits.put("os", os);
    traits.put("jdk", jdk);
    return traits;
  }

  private static String said(@Nullable Object trait) {
    return trait == null ? "unknown" : trait.toString();
  }

  private static @Nullable String readGovernor() {
    try {
      return Files.readString(GOVERNOR).strip();
    } catch (IOException e) {
      return null;
    }
  }

  private static String join(String... properties) {
    StringBuilder text = new StringBuilder();
    for (String property : properties) {
      text.append(text.isEmpty() ? "" : " ").append(System.getProperty(property, "unknown"));
    }
    return text.toString();
  }
}
