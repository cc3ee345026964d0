package io.brokerbench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether cores keep one frequency. */
record FrequencyCheck(SystemFiles files) implements Check {
  private static final String NAME = "governor";
  private static final String CPU = "sys/devices/system/cpu";
  private static final String NO_TURBO = CPU + "/intel_pstate/no_turbo";
  private static final String BOOST = CPU + "/cpufreq/boost";

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(governor());
    turbo().ifPresent(findings::add);
    return findings;
  }

  private Finding governor() {
    List<String> governors =
        files.list(CPU, "cpu[0-9]*").stream()
            .flatMap(cpu -> files.read(cpu + "/cpufreq/scaling_governor").stream())
            .toList();
    if (governors.isEmpty()) {
      return Finding.ok(NAME, "not visible here, as in most virtual machines");
    }
    List<String> others = governors.stream().filter(g -> !g.equals("performance")).toList();
    return others.isEmpty()
        ? Finding.ok(NAME, "performance")
        : Finding.warn(
            NAME,
            others.get(0)
                + " on "
                + others.size()
                + " of "
                + governors.size()
                + " cores: their speed varies with the load",
            "cpupower frequency-set -g performance");
  }

  private Optional<Finding> turbo() {
    if (files.read(NO_TURBO).filter("0"::equals).isPresent()) {
      return Optional.of(warning("echo 1 > /" + NO_TURBO));
    }
    if (files.read(BOOST).filter("1"::equals).isPresent()) {
      return Optional.of(warning("echo 0 > /" + BOOST));
    }
    return Optional.empty();
  }

  private static Finding warning(String mend) {
    return Finding.warn("turbo", "on: cores slow down as they get warm", mend);
  }
}
