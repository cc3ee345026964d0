package io.brokerbench.doctor;

import java.util.List;

/** A check of what the run that is asked about can't do without. */
record Required(Check check) implements Check {
  @Override
  public List<Finding> examine() {
    return check.examine().stream()
        .map(
            found ->
                found.mark() == Finding.Mark.NO
                    ? Finding.stops(found.name(), found.found(), found.mend())
                    : found)
        .toList();
  }
}
