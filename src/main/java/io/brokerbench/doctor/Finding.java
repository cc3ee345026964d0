package io.brokerbench.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param mark how good that is
 * @param name what was looked at
 * @param found what there is; where that isn't good, what it means for which option
 * @param mend the command that mends it, or shows what has to be mended; null where there is none
 * @param stopsTheRun whether the run that is asked about can't be made because of it
 */
record Finding(Mark mark, String name, String found, @Nullable String mend, boolean stopsTheRun) {
  /** How good a finding is. */
  enum Mark {
    /** As it should be. */
    OK,
    /** It works, and numbers suffer. */
    WARN,
    /** Something can't be done. */
    NO
  }

  static Finding ok(String name, String found) {
    return new Finding(Mark.OK, name, found, null, false);
  }

  static Finding warn(String name, String found, @Nullable String mend) {
    return new Finding(Mark.WARN, name, found, mend, false);
  }

  /** Only what the run that is asked about doesn't need can't be done. */
  static Finding no(String name, String found, @Nullable String mend) {
    return new Finding(Mark.NO, name, found, mend, false);
  }

  /** The run that is asked about can't be made. */
  static Finding stops(String name, String found, @Nullable String mend) {
    return new Finding(Mark.NO, name, found, mend, true);
  }
}
