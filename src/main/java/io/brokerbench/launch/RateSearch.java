package io.brokerbench.launch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Finds the highest rate, in messages a second, that forks pass. Forks scatter, so a rate is
 * decided by the majority of its forks, and no more of them are run than that takes. On the way up
 * to the edge, where rates are most likely far below it, one fork that passes is enough.
 */
final class RateSearch {
  private final int majority;
  private final Map<Long, List<Answer>> answers = new HashMap<>();
  private RateStage stage = RateStage.first();

  /** What a fork says of its rate. */
  enum Answer {
    /** It was carried, and fast enough. */
    PASSED,
    /** It was carried, but not fast enough. */
    SLOW,
    /** It was not carried. */
    UNSUSTAINED
  }

  /**
   * A search that has seen no fork yet.
   *
   * @param forks how many forks decide a rate at most; odd
   */
  RateSearch(int forks) {
    this.majority = forks / 2 + 1;
  }

  /** The rate that the next fork is to be run at; empty if the search has ended. */
  OptionalLong next() {
    return stage.next();
  }

  /** How many forks were run at the next rate already. */
  int tried() {
    OptionalLong next = next();
    return next.isEmpty() ? 0 : answers(next.getAsLong()).size();
  }

  /** What the forks at a rate said, in their order. */
  List<Answer> answers(long rate) {
    return List.copyOf(answers.getOrDefault(rate, List.of()));
  }

  /** How many more forks it takes at most, whatever they say. */
  int atMost() {
    return (2 * majority - 1) * stage.atMost() - tried();
  }

  /** The highest rate that passed so far; empty if none did. */
  OptionalLong highest() {
    Long highest = stage.highest();
    return highest == null ? OptionalLong.empty() : OptionalLong.of(highest);
  }

  /** Takes note of what a fork said of the next rate. */
  void add(Answer answer) {
    answers.computeIfAbsent(next().orElseThrow(), rate -> new ArrayList<>()).add(answer);
    // The rate after it may have been decided before.
    for (RateStage then = decided(); !then.equals(stage); then = decided()) {
      stage = then;
    }
  }

  /** The stage after what was said of the next rate; the same as long as nothing is decided. */
  private RateStage decided() {
    OptionalLong next = next();
    if (next.isEmpty()) {
      return stage;
    }
    List<Answer> said = answers(next.getAsLong());
    int passed = Collections.frequency(said, Answer.PASSED);
    int failed = said.size() - passed;
    if (passed >= majority || (passed > 0 && failed == 0 && stage.isSatisfiedByOne())) {
      return stage.passed();
    }
    return failed >= majority ? stage.failed(said.contains(Answer.UNSUSTAINED)) : stage;
  }
}
