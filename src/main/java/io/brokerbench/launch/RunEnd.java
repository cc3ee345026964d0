package io.brokerbench.launch;

import java.nio.file.Path;

/**
 * What a run came to.
 *
 * @param outcome what its rows come to
 * @param folder the run's folder
 */
record RunEnd(Outcome outcome, Path folder) {}
