package io.brokerbench.provision.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.provision.LauncherId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is removed later, and what never is: only what a launcher left that is gone provably. */
class OwnedFolderTest {
  private static final LauncherId HERE = LauncherId.current();

  /** This very process id, and another start: it is another process' now. */
  private static final LauncherId GONE =
      new LauncherId(HERE.boot(), HERE.namespace(), HERE.process(), HERE.started() - 1);

  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(parent.resolve("brokerbench-nats-0123abcd"));
    Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("file"), "data");
  }

  private void ownedBy(String owner) throws IOException {
    Files.writeString(folder.resolve(OwnedFolder.OWNER), owner);
  }

  private List<String> removed() {
    return OwnedFolder.removeAbandoned(List.of(parent, parent.resolve("none")));
  }

  @Test
  void folderOfALauncherThatIsGoneIsRemoved() throws IOException {
    ownedBy(GONE.text());

    assertThat(removed()).containsExactly("Removed what a killed run had left: " + folder);

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void folderOfALauncherThatRunsIsLeftAlone() throws IOException {
    ownedBy(HERE.text());
    assertNothingIsRemoved();
  }

  /** As of a container that shares the folder, whose processes can't be seen from here. */
  @Test
  void folderOfALauncherInAnotherNamespaceIsLeftAlone() throws IOException {
    ownedBy(new LauncherId(HERE.boot(), "pid:[1]", 1, 1).text());
    assertNothingIsRemoved();
  }

  /** Or of another machine that shares the disk. */
  @Test
  void folderOfALauncherBeforeTheLastBootIsLeftAlone() throws IOException {
    ownedBy(new LauncherId("another", HERE.namespace(), 1, 1).text());
    assertNothingIsRemoved();
  }

  @Test
  void folderThatSaysNothingOrNonsenseIsLeftAlone() throws IOException {
    assertNothingIsRemoved();
    ownedBy("");
    assertNothingIsRemoved();
    ownedBy("a b c d");
    assertNothingIsRemoved();
  }

  @Test
  void folderOfAnotherNameIsLeftAlone() throws IOException {
    ownedBy(GONE.text());
    Files.move(folder, parent.resolve("notes"));

    assertThat(removed()).isEmpty();
    assertThat(parent.resolve("notes").resolve("data")).exists();
  }

  @Test
  void linkIsNotFollowed() throws IOException {
    ownedBy(GONE.text());
    Path precious = Files.move(folder, parent.resolve("precious"));
    Files.createSymbolicLink(folder, precious);

    assertThat(removed()).isEmpty();
    assertThat(precious.resolve("data")).exists();
  }

  private void assertNothingIsRemoved() {
    assertThat(removed()).isEmpty();
    assertThat(folder.resolve("data").resolve("file")).exists();
  }

  @Test
  void launcherIsReadBackAsItWasWritten() {
    assertThat(LauncherId.parse(HERE.text())).contains(HERE);
    assertThat(HERE.isGone()).isFalse();
    assertThat(GONE.isGone()).isTrue();
  }

  @Test
  void nothingIsProvedWhereTheKernelDoesNotTell() {
    LauncherId unknown = LauncherId.of(parent, 1);

    assertThat(unknown.isGone(parent)).isFalse();
    assertThat(LauncherId.parse(unknown.text())).contains(unknown);
  }
}
