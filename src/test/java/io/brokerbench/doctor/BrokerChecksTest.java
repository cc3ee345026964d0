package io.brokerbench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.doctor.Programs.Output;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.local.PlantedFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What brokers and results need: each lack is named with what mends it. */
class BrokerChecksTest {
  private static final long PLENTY = 8 * Amount.GIB;
  private static final long LITTLE = 64 * Amount.MIB;

  @TempDir Path folder;

  @Test
  void folderInMemoryServesTheMemoryTierOnly() {
    List<Finding> found = folders("tmpfs", PLENTY);

    assertThat(found.get(0)).isEqualTo(Finding.ok("tier MEMORY", folder + ": tmpfs, 8.0 GiB free"));
    assertThat(found.get(1).mark()).isEqualTo(Finding.Mark.NO);
    assertThat(found.get(1).stopsTheRun()).isFalse();
    assertThat(found.get(1).found()).isEqualTo(folder + " is tmpfs; 1 GiB on a disk is needed");
    assertThat(found.get(1).mend()).isEqualTo("df -h " + folder);
  }

  @Test
  void folderOnADiskServesTheOtherTiersOnlyAndStopsADefaultRun() {
    List<Finding> found = folders("ext4", PLENTY);

    assertThat(found.get(0).stopsTheRun()).isTrue();
    assertThat(found.get(0).found()).isEqualTo(folder + " is ext4; 1 GiB of tmpfs is needed");
    assertThat(found.get(0).mend()).isEqualTo("mount -t tmpfs -o size=4g tmpfs /dev/shm");
    assertThat(found.get(1))
        .isEqualTo(Finding.ok("tiers DISK, FSYNC", folder + ": ext4, 8.0 GiB free"));
  }

  @Test
  void memoryThatIsFullIsToBeMadeLarger() {
    Finding memory = folders("tmpfs", LITTLE).get(0);

    assertThat(memory.stopsTheRun()).isTrue();
    assertThat(memory.found()).contains(folder + " has 64 MiB free");
    assertThat(memory.mend()).isEqualTo("mount -o remount,size=4g " + folder);
  }

  @Test
  void lookingForFoldersMakesNone() {
    Path missing = folder.resolve("missing");

    List<Finding> found =
        new DataFoldersCheck(PlantedFolders.stored(missing, "ext4", PLENTY)).examine();

    assertThat(found.get(1).mark()).isEqualTo(Finding.Mark.OK);
    assertThat(missing).doesNotExist();
  }

  private List<Finding> folders(String type, long bytes) {
    return new DataFoldersCheck(PlantedFolders.stored(folder, type, bytes)).examine();
  }

  @Test
  void missingNatsServerStopsADefaultRun() {
    Finding nats = nats(host(Map.of()));

    assertThat(nats.stopsTheRun()).isTrue();
    assertThat(nats.found()).startsWith("No nats-server: NATS_SERVER is not set").endsWith("none");
    assertThat(nats.mend()).isEqualTo("scripts/install-nats");
  }

  @Test
  void natsServerThatCannotBeExecutedIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("nats"), "no program");
    Finding nats = nats(host(Map.of("NATS_SERVER", file.toString())));

    assertThat(nats.stopsTheRun()).isTrue();
    assertThat(nats.found()).isEqualTo("NATS_SERVER is " + file + ", which is no executable file");
  }

  @Test
  void natsServerThatIsTooOldForATierIsWarnedOf() throws IOException {
    Finding old = nats(host(Map.of("NATS_SERVER", server("2.9.10").toString())));
    assertThat(old.mark()).isEqualTo(Finding.Mark.NO);
    assertThat(old.stopsTheRun()).isFalse();
    assertThat(old.found()).startsWith("2.9.10, ").endsWith("too old for -p durability=FSYNC");
    assertThat(old.mend()).isEqualTo("scripts/install-nats --force");

    Finding current = nats(host(Map.of("NATS_SERVER", server("2.15.1").toString())));
    assertThat(current).isEqualTo(Finding.ok("nats-server", "2.15.1, " + folder.resolve("nats")));
  }

  private static Finding nats(Host host) {
    return new ServersCheck(host, Drivers.all().toList()).examine().get(1);
  }

  private Host host(Map<String, String> variables) {
    return new Host(variables, folder, "", folder);
  }

  private Path server(String version) throws IOException {
    Path script = folder.resolve("nats");
    Files.writeString(script, "#!/bin/sh\necho nats-server: v" + version + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  @Test
  void dockerThatIsMissingOrOutOfReachIsNoReasonNotToRun() {
    Found.no(
        new DockerCheck(command -> Optional.empty()),
        "apt-get install docker.io",
        "no program docker; --brokers containers needs it");
    Found.no(
        docker(1, "\nCannot connect to the Docker daemon at unix:///x. Is it running?", ""),
        "systemctl start docker",
        "Cannot connect to the Docker daemon at unix:///x; --brokers containers");
    Found.no(
        docker(1, "permission denied while trying to connect", ""),
        "sudo usermod -aG docker \"$(id -un)\"",
        "permission denied");
  }

  @Test
  void dockerThatAnswersIsSaidWithItsVersion() {
    Found.ok(docker(0, "28.2.2", ""), "28.2.2");
  }

  @Test
  void containersThatWereLeftAreNamed() {
    List<Finding> found = docker(0, "28.2.2", "brokerbench-kafka-1\nbrokerbench-nats-2").examine();

    assertThat(found).hasSize(2);
    assertThat(found.get(1).found()).isEqualTo("containers of ours, unless a run is going on: 2");
    assertThat(found.get(1).mend())
        .isEqualTo("docker rm -f brokerbench-kafka-1 brokerbench-nats-2");
  }

  private static Check image(int status, String said) {
    return new ImagesCheck(
        command -> Optional.of(new Programs.Output(status, said)), List.of("nats:2.15.1"));
  }

  @Test
  void imagesThatHaveToBePulledAreNamed() {
    Found.ok(image(0, "sha256:0"), "nats:2.15.1");
    Found.warn(
        image(1, "Error: No such image: nats:2.15.1"),
        "docker pull nats:2.15.1",
        "nats:2.15.1 isn't here: the first run pulls it");
  }

  @Test
  void withoutDockerNothingIsKnownOfImages() {
    assertThat(image(1, "Cannot connect to the Docker daemon").examine()).isEmpty();
    assertThat(new ImagesCheck(command -> Optional.empty(), List.of("x")).examine()).isEmpty();
  }

  private static Check docker(int status, String version, String containers) {
    return new DockerCheck(
        command ->
            Optional.of(
                command.contains("version")
                    ? new Output(status, version)
                    : new Output(0, containers)));
  }

  @Test
  void programsAreRunAndMissingOnesNoticed() {
    assertThat(Programs.system().run(List.of("/bin/sh", "-c", "echo so; exit 3")))
        .contains(new Output(3, "so"));
    assertThat(Programs.system().run(List.of(folder.resolve("none").toString()))).isEmpty();
  }

  @Test
  void resultsThatCannotBeWrittenStopARun() throws IOException {
    Path file = Files.writeString(folder.resolve("results"), "a file");
    Found.stops(
        new ResultsCheck(file.resolve("runs"), f -> PLENTY),
        "sudo chown -R \"$(id -un)\" " + file,
        file + " is not writable");
  }

  @Test
  void fullDiskIsSaidBeforeARunFillsIt() {
    Path runs = folder.resolve("runs");
    String mend = "du -sh " + runs + "/* | sort -h";
    Found.stops(new ResultsCheck(runs, f -> 50 * Amount.MIB), mend, "50 MiB free");
    Found.warn(new ResultsCheck(runs, f -> 500 * Amount.MIB), mend, "500 MiB free");
    Found.ok(new ResultsCheck(runs, f -> PLENTY), runs + ": 8.0 GiB free");
  }
}
