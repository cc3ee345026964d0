package io.brokerbench.provision.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Durability;
import io.brokerbench.provision.ProvisionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine where it can be chosen what a folder is stored on. */
class DataFoldersTest {
  private static final long PLENTY = 8L << 30;
  private static final long LITTLE = 64L << 20;

  @TempDir Path temp;
  private Path first;
  private Path second;

  @BeforeEach
  void makeFolders() throws IOException {
    first = Files.createDirectory(temp.resolve("first"));
    second = Files.createDirectory(temp.resolve("second"));
  }

  @Test
  void memoryTierGoesToTheFirstFolderThatReallyIsMemory() {
    assertThat(chosen(Durability.MEMORY, stored("ext4", PLENTY), stored("tmpfs", PLENTY)))
        .isEqualTo(second);
    assertThat(chosen(Durability.MEMORY, stored("ramfs", PLENTY), stored("tmpfs", PLENTY)))
        .isEqualTo(first);
  }

  @Test
  void memoryThatIsTooSmallIsPassedOver() {
    assertThat(chosen(Durability.MEMORY, stored("tmpfs", LITTLE), stored("tmpfs", PLENTY)))
        .isEqualTo(second);
  }

  @Test
  void diskTierNeverGoesToMemory() {
    assertThat(chosen(Durability.DISK, stored("tmpfs", PLENTY), stored("ext4", PLENTY)))
        .isEqualTo(second);
    assertThat(chosen(Durability.DISK, stored("overlay", PLENTY), stored("ext4", PLENTY)))
        .isEqualTo(first);
  }

  @Test
  void flushedMessagesGoToADiskAsWell() {
    assertThat(chosen(Durability.FSYNC, stored("tmpfs", PLENTY), stored("ext4", PLENTY)))
        .isEqualTo(second);
    assertThatThrownBy(
            () -> chosen(Durability.FSYNC, stored("tmpfs", PLENTY), stored("tmpfs", PLENTY)))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("FSYNC needs a real disk");
  }

  @Test
  void machineWithoutMemoryStorageIsToldWhatWouldHelp() {
    assertThatThrownBy(
            () -> chosen(Durability.MEMORY, stored("tmpfs", LITTLE), stored("ext4", PLENTY)))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("MEMORY needs memory-backed storage (tmpfs) with 1024 MiB free")
        .hasMessageContaining(first + " has 64 MiB free")
        .hasMessageContaining(second + " is ext4")
        .hasMessageContaining("--shm-size");
  }

  @Test
  void machineWithoutDiskIsToldSo() {
    assertThatThrownBy(
            () -> chosen(Durability.DISK, stored("tmpfs", PLENTY), stored("ext4", LITTLE)))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("DISK needs a real disk")
        .hasMessageContaining(first + " is tmpfs")
        .hasMessageContaining(second + " has 64 MiB free");
  }

  @Test
  void diskFolderIsMadeAndMemoryFolderIsNot() {
    Path missing = temp.resolve("a").resolve("b");
    DataFolders folders =
        new DataFolders(List.of(missing), List.of(missing), folder -> stored("ext4", PLENTY));

    assertThatThrownBy(() -> folders.parentFor(Durability.MEMORY, 1))
        .hasMessageContaining(missing + " is missing or not writable");
    assertThat(missing).doesNotExist();

    assertThat(folders.parentFor(Durability.DISK, 1)).isEqualTo(missing).exists();
  }

  private Path chosen(
      Durability durability,
      DataFolders.FileSystemUse onFirst,
      DataFolders.FileSystemUse onSecond) {
    List<Path> both = List.of(first, second);
    return new DataFolders(both, both, folder -> folder.equals(first) ? onFirst : onSecond)
        .parentFor(durability, 1);
  }

  private static DataFolders.FileSystemUse stored(String type, long usableBytes) {
    return new DataFolders.FileSystemUse(type, usableBytes);
  }
}
