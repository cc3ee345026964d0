package io.brokerbench.scripts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code scripts/comment} has one comment on a pull request, whose text is that of the last run.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CommentIT {
  /**
   * In place of GitHub's: keeps what it was asked, and knows the comment whose number it is told.
   */
  private static final String GH =
      """
      #!/bin/sh
      printf '%s\\n' "$*" >>"$FAKE/asked"
      case $* in
        *--jq*) cat "$FAKE/known" 2>/dev/null || true ;;
        *) for word; do case $word in body=@*) cp "${word#body=@}" "$FAKE/body" ;; esac; done ;;
      esac
      """;

  @TempDir Path folder;
  private Path verdicts;

  @BeforeEach
  void plant() throws IOException {
    verdicts = Files.writeString(folder.resolve("regression.md"), "### Nothing regressed.\n");
    Path gh = Files.writeString(folder.resolve("gh"), GH);
    Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private int comment(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("scripts/comment"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("FAKE", folder.toString());
    builder.environment().compute("PATH", (name, path) -> folder + File.pathSeparator + path);
    Process process = builder.start();
    Files.write(folder.resolve("said"), process.getInputStream().readAllBytes());
    return process.waitFor();
  }

  private List<String> asked() throws IOException {
    return Files.readAllLines(folder.resolve("asked"), UTF_8);
  }

  @Test
  void theFirstTimeItIsPosted() throws Exception {
    assertThat(comment("me/mine", "7", verdicts.toString())).isZero();

    assertThat(asked()).hasSize(2);
    assertThat(asked().get(1)).contains("repos/me/mine/issues/7/comments").doesNotContain("PATCH");
    assertThat(folder.resolve("body"))
        .content()
        .isEqualTo("<!-- brokerbench -->\n### Nothing regressed.\n");
  }

  @Test
  void afterThatItIsUpdated() throws Exception {
    Files.writeString(folder.resolve("known"), "42\n43\n");

    assertThat(comment("me/mine", "7", verdicts.toString())).isZero();

    assertThat(asked().get(1)).contains("-X PATCH repos/me/mine/issues/comments/42");
  }

  @Test
  void withoutVerdictsNothingIsAsked() throws Exception {
    assertThat(comment("me/mine", "7", folder.resolve("none.md").toString())).isEqualTo(3);

    assertThat(folder.resolve("asked")).doesNotExist();
    assertThat(folder.resolve("said")).content().contains("run scripts/regress");
  }

  @Test
  void withoutAPullRequestTheUsageIsSaid() throws Exception {
    assertThat(comment("me/mine")).isEqualTo(2);
  }
}
