package io.brokerbench.launch;

import io.brokerbench.plan.RunOutcome;
import java.nio.file.Path;

/**
 * A run that has ended.
 *
 * @param outcome what its rows come to
 * @param folder the run's folder
 */
public record RunEnd(RunOutcome outcome, Path folder) {}
