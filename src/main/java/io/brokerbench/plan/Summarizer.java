package io.brokerbench.plan;

import io.brokerbench.results.RunFolder;
import java.io.IOException;

/** What a run's rows come to. */
@FunctionalInterface
public interface Summarizer {
  /** To be asked when the run is over. */
  Summary of(Rows rows);

  /** Writes what is known so far, beside the rows themselves; called after each fork. */
  default void write(Rows rows, RunFolder folder) throws IOException {}
}
