package io.brokerbench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of a machine is named with what mends it, and a machine without it is left alone. */
class MachineChecksTest {
  private static final String PAGES = "sys/kernel/mm/transparent_hugepage/enabled";
  private static final String CLOCK = "sys/devices/system/clocksource/clocksource0/";

  @TempDir Path root;
  private PlantedSystem system;

  @BeforeEach
  void machine() {
    system = new PlantedSystem(root);
  }

  @Test
  void machineThatOthersUseIsWarnedOf() {
    system.with("proc/loadavg", "1.60 0.40 0.10 3/213 4711");
    Found.warn(
        new CoresCheck(system.files(), 2), "top -b -n 1 | head -n 15", "2, load 1.6: others");
    Found.ok(new CoresCheck(system.files(), 4), "4, load 1.6");
  }

  @Test
  void singleCoreIsWarnedOf() {
    Found.warn(new CoresCheck(system.files(), 1), "taskset -cp $$", "take turns");
    Found.ok(new CoresCheck(system.files(), 2), "2");
  }

  @Test
  void governorThatSavesPowerIsWarnedOf() {
    governors("performance", "powersave");
    Found.warn(
        new FrequencyCheck(system.files()),
        "cpupower frequency-set -g performance",
        "powersave on 1 of 2 cores");

    governors("performance", "performance");
    Found.ok(new FrequencyCheck(system.files()), "performance");
  }

  private void governors(String first, String second) {
    system
        .with("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", first)
        .with("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", second);
  }

  @Test
  void governorThatIsNotVisibleIsNoFault() {
    Found.ok(new FrequencyCheck(system.files()), "not visible here");
  }

  @Test
  void turboIsWarnedOf() {
    system.with("sys/devices/system/cpu/intel_pstate/no_turbo", "0");
    assertThat(turboMend()).isEqualTo("echo 1 > /sys/devices/system/cpu/intel_pstate/no_turbo");

    system.with("sys/devices/system/cpu/intel_pstate/no_turbo", "1");
    Found.ok(new FrequencyCheck(system.files()));

    system.with("sys/devices/system/cpu/cpufreq/boost", "1");
    assertThat(turboMend()).isEqualTo("echo 0 > /sys/devices/system/cpu/cpufreq/boost");

    system.with("sys/devices/system/cpu/cpufreq/boost", "0");
    Found.ok(new FrequencyCheck(system.files()));
  }

  private String turboMend() {
    var findings = new FrequencyCheck(system.files()).examine();
    assertThat(findings).hasSize(2);
    return String.valueOf(findings.get(1).mend());
  }

  @Test
  void quotaOfCoresIsWarnedOfInWhicheverGroupItIs() {
    system.with("proc/self/cgroup", "0::/a/b").with("sys/fs/cgroup/a/b/cpu.max", "max 100000");
    Found.ok(new LimitsCheck(system.files()), "no control group limits");

    system.with("sys/fs/cgroup/a/cpu.max", "150000 100000");
    Found.warn(
        new LimitsCheck(system.files()),
        "docker run --cpuset-cpus=... instead of --cpus",
        "a quota of 1.5 cores");
  }

  @Test
  void quotaOfCoresInTheOldInterfaceIsWarnedOf() {
    system
        .with("proc/self/cgroup", "3:cpu,cpuacct:/box\n2:memory:/box\n1:name=systemd:/")
        .with("sys/fs/cgroup/cpu/box/cpu.cfs_period_us", "100000")
        .with("sys/fs/cgroup/cpu/box/cpu.cfs_quota_us", "-1")
        .with("sys/fs/cgroup/memory/box/memory.limit_in_bytes", "9223372036854771712");
    Found.ok(new LimitsCheck(system.files()), "no control group limits");

    system.with("sys/fs/cgroup/cpu/box/cpu.cfs_quota_us", "50000");
    Found.warn(
        new LimitsCheck(system.files()),
        "docker run --cpuset-cpus=... instead of --cpus",
        "a quota of 0.5 cores");
  }

  @Test
  void memoryLimitThatIsTooLowIsWarnedOf() {
    system.with("proc/self/cgroup", "0::/").with("sys/fs/cgroup/memory.max", "2147483648");
    Found.warn(new LimitsCheck(system.files()), "docker run --memory=8g", "2.0 GiB of memory");

    system.with("sys/fs/cgroup/memory.max", "8589934592");
    Found.ok(new LimitsCheck(system.files()));
  }

  @Test
  void scarceMemoryIsWarnedOf() {
    system.with("proc/meminfo", "MemTotal: 9000000 kB\nMemAvailable:    1048576 kB");
    Found.warn(
        new MemoryCheck(system.files()),
        "ps aux --sort=-rss | head -n 15",
        "1.0 GiB available: a broker and a fork");

    system.with("proc/meminfo", "MemAvailable:    8388608 kB");
    Found.ok(new MemoryCheck(system.files()), "8.0 GiB available");
  }

  @Test
  void memoryThatIsSwappedOutIsWarnedOf() {
    system.with("proc/meminfo", "SwapTotal: 2097152 kB\nSwapFree: 1048576 kB");
    Found.warn(new MemoryCheck(system.files()), "swapoff -a", "1.0 GiB are swapped out");

    system.with("proc/meminfo", "SwapTotal: 2097152 kB\nSwapFree: 2097152 kB");
    assertThat(new MemoryCheck(system.files()).examine()).isEmpty();
  }

  @Test
  void hugePagesForEverythingAreWarnedOf() {
    system.with(PAGES, "[always] madvise never");
    Found.warn(new MemoryCheck(system.files()), "echo madvise > /" + PAGES, "always");

    system.with(PAGES, "always [madvise] never");
    assertThat(new MemoryCheck(system.files()).examine()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {2_000, 600})
  void slowClockIsWarnedOf(long step) {
    system.with(CLOCK + "current_clocksource", "hpet");
    AtomicLong now = new AtomicLong();
    ClockCheck check = new ClockCheck(system.files(), () -> now.addAndGet(step));
    assertThat(check.examine()).hasSize(1);
    assertThat(check.examine().get(0).mend()).isNull();
    assertThat(check.examine().get(0).found())
        .contains("hpet: a reading takes " + step + " ns, a step is " + step + " ns; latencies");

    system.with(CLOCK + "available_clocksource", "tsc hpet acpi_pm");
    Found.warn(check, "echo tsc > /" + CLOCK + "current_clocksource", "hpet");
  }

  @Test
  void clockOfLargeStepsIsWarnedOf() {
    AtomicLong calls = new AtomicLong();
    Found.warn(
        new ClockCheck(
            system.with(CLOCK + "available_clocksource", "tsc").files(),
            () -> calls.incrementAndGet() / 100 * 10_000),
        "echo tsc > /" + CLOCK + "current_clocksource",
        "a reading takes 100 ns, a step is 10000 ns");
  }

  @Test
  void fastClockIsNoFault() {
    AtomicLong now = new AtomicLong();
    system.with(CLOCK + "current_clocksource", "tsc");
    Found.ok(new ClockCheck(system.files(), () -> now.addAndGet(25)), "tsc: a reading takes 25 ns");
  }

  @Test
  void machineWithoutLoopbackCannotRunAnything() {
    Found.stops(
        new NetworkCheck(
            system.files(),
            () -> {
              throw new IOException("planted");
            }),
        "ip link set lo up",
        "none can be bound on loopback: planted");
    Found.ok(new NetworkCheck(system.files(), () -> {}), "loopback works");
  }

  @Test
  void fewFreePortsAreWarnedOf() {
    system
        .with("proc/sys/net/ipv4/ip_local_port_range", "32768\t37767")
        .with("proc/net/tcp", "sl local rem\n 0: 0100007F:8000 0:0\n 1: 0100007F:0050 0:0")
        .with("proc/net/tcp6", "sl local rem\n 0: 00000000000000000000000001000000:8000 0:0");
    Found.warn(
        new NetworkCheck(system.files(), () -> {}),
        "sysctl -w net.ipv4.ip_local_port_range=\"15000 65000\"",
        "4999 free of 32768 to 37767");

    system.with("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999");
    Found.ok(new NetworkCheck(system.files(), () -> {}), "28231 free");
  }

  @Test
  void fewFileDescriptorsAreWarnedOf() {
    assertThat(openFiles("1024").mend()).isEqualTo("ulimit -n 65536");
    assertThat(openFiles("20000").mark()).isEqualTo(Finding.Mark.OK);
    assertThat(openFiles("unlimited").mark()).isEqualTo(Finding.Mark.OK);
  }

  private Finding openFiles(String soft) {
    system.with(
        "proc/self/limits",
        "Limit      Soft Limit   Hard Limit   Units\nMax open files     "
            + soft
            + "          unlimited      files");
    return new NetworkCheck(system.files(), () -> {}).examine().get(1);
  }
}
