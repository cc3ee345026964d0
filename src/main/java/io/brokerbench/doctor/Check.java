package io.brokerbench.doctor;

import java.util.List;

/** Looks at one thing, and changes nothing. */
@FunctionalInterface
interface Check {
  /** What there is to say of it, a line each; empty if this machine doesn't have such a thing. */
  List<Finding> examine();
}
