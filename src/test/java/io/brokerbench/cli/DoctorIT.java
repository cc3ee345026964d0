package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor} on this very machine, which can run the suite. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoctorIT {
  @TempDir Path folder;
  private JarProcesses processes;

  @BeforeEach
  void setUp() {
    processes = new JarProcesses(folder);
  }

  @AfterEach
  void endAll() {
    processes.close();
  }

  private static List<String> lines(Process doctor) throws Exception {
    return new String(doctor.getInputStream().readAllBytes(), UTF_8).lines().toList();
  }

  @Test
  void thisMachineFitsOnAScreenAndCanRunTheSuite() throws Exception {
    Process doctor = processes.start("doctor");
    List<String> lines = lines(doctor);

    assertThat(doctor.waitFor()).as(String.join("\n", lines)).isZero();
    assertThat(lines).hasSizeLessThanOrEqualTo(40).allMatch(line -> line.length() <= 100);
    assertThat(lines)
        .allMatch(line -> line.matches("(ok   |warn |no   ) \\S.*| {24}\\S.*||A run without .*"));
    assertThat(String.join("\n", lines))
        .contains("java  ", "cores  ", "tier MEMORY  ", "kafka  ", "nats-server  ", "ports  ")
        .doesNotContain("can't tell");
    assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("err"));
  }

  @Test
  void dataFolderOfACrashedRunIsNamedAndLeftWhereItIs() throws Exception {
    Path data = folder.resolve(".brokers").resolve("data").resolve("brokerbench-nats-0123abcd");
    Files.createDirectories(data);

    Process doctor = processes.start("doctor");

    assertThat(lines(doctor))
        .anyMatch(line -> line.contains("$ rm -r ") && line.contains(data.toString()));
    assertThat(doctor.waitFor()).isZero();
    assertThat(data).exists();
  }

  @Test
  void missingNatsServerIsStatusThree() throws Exception {
    Process doctor =
        processes.start(
            JarProcesses.command("doctor"),
            Map.of("NATS_SERVER", folder.resolve("none").toString()));

    assertThat(lines(doctor))
        .anyMatch(line -> line.matches("no +nats-server .*"))
        .contains("                        $ scripts/install-nats")
        .contains("A run without options can't be made: see nats-server.");
    assertThat(doctor.waitFor()).isEqualTo(3);
  }
}
