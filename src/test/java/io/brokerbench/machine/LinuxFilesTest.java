package io.brokerbench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class LinuxFilesTest {
  @TempDir Path root;

  @Test
  void readsSecondControlGroupsAndEveryProcessOfOurs() throws IOException {
    cpu();
    process(7, "java");
    process(8, "a (b) c");
    write("proc/pressure/cpu", "some avg10=1.00 avg60=0.50 avg300=0.10 total=123\nfull total=9\n");
    write("proc/pressure/memory", "some avg10=0.00 avg60=0.00 avg300=0.00 total=45\n");
    write("cgroup/cpu.stat", "usage_usec 5\nnr_throttled 2\nthrottled_usec 67\n");

    assertEquals(
        Optional.of(new MachineReading(99, 190, 100, 30, 20, 123L, 45L, 67L)), reader().read());
  }

  @Test
  void readsFirstControlGroupsInNanoseconds() throws IOException {
    cpu();
    write("cgroup/cpu/cpu.stat", "nr_periods 1\nnr_throttled 1\nthrottled_time 67000\n");

    assertEquals(
        Optional.of(new MachineReading(99, 190, 100, 30, 0, null, null, 67L)), reader().read());
  }

  @Test
  void aQuotaMayBeOursOrThatOfAGroupThatWeLieIn() throws IOException {
    cpu();
    write("proc/self/cgroup", "0::/user.slice/bench.scope\n");
    write("cgroup/cpu.stat", "throttled_usec 1\n");
    write("cgroup/user.slice/cpu.stat", "throttled_usec 70\n");
    write("cgroup/user.slice/bench.scope/cpu.stat", "throttled_usec 7\n");
    write("cgroup/other.slice/cpu.stat", "throttled_usec 700\n");

    assertEquals(70L, reader().read().orElseThrow().throttledMicros());
  }

  @Test
  void aQuotaOfFirstControlGroupsMayBeOurs() throws IOException {
    cpu();
    write("proc/self/cgroup", "5:memory:/a\n3:cpu,cpuacct:/docker/b\n");
    write("cgroup/cpu/docker/b/cpu.stat", "throttled_time 9000\n");

    assertEquals(9L, reader().read().orElseThrow().throttledMicros());
  }

  @Test
  void tellsNothingWhereThereAreNoSuchFiles() {
    assertEquals(Optional.empty(), reader().read());
  }

  private LinuxFiles reader() {
    return new LinuxFiles(
        root.resolve("proc"), root.resolve("cgroup"), () -> 99, () -> LongStream.of(7, 8));
  }

  private void cpu() throws IOException {
    write("proc/stat", "cpu  40 10 30 50 10 5 15 30 4 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
  }

  private void process(int id, String command) throws IOException {
    write(
        "proc/" + id + "/stat",
        id + " (" + command + ") S 1 1 1 0 -1 0 0 0 0 0 1 2 3 4 20 0 1 0 5\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
