package io.brokerbench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.doctor.Finding.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is expected of a check. */
final class Found {
  private Found() {}

  /** The check says exactly one thing, and it is that all is well. */
  static void ok(Check check, String... texts) {
    found(check.examine(), Mark.OK, false, null, texts);
  }

  /** The check says exactly one thing, a warning with what mends it. */
  static void warn(Check check, String mend, String... texts) {
    found(check.examine(), Mark.WARN, false, mend, texts);
  }

  /** The check says exactly one thing: something optional can't be done. */
  static void no(Check check, String mend, String... texts) {
    found(check.examine(), Mark.NO, false, mend, texts);
  }

  /** The check says exactly one thing: not even a run without options can be made. */
  static void stops(Check check, String mend, String... texts) {
    found(check.examine(), Mark.NO, true, mend, texts);
  }

  private static void found(
      List<Finding> findings, Mark mark, boolean stops, @Nullable String mend, String... texts) {
    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.mark()).as(finding.toString()).isEqualTo(mark);
    assertThat(finding.stopsTheRun()).isEqualTo(stops);
    assertThat(List.of(texts)).allMatch(text -> finding.found().contains(text), finding.found());
    assertThat(finding.mend()).isEqualTo(mend);
  }
}
