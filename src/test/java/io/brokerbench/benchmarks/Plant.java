package io.brokerbench.benchmarks;

/** What a planted benchmark does wrong. */
public enum Plant {
  /** Nothing. */
  NOTHING,
  /** The benchmark method throws. */
  THROWS,
  /** The benchmark method throws what can't be serialized, as clients of brokers do. */
  THROWS_UNSERIALIZABLE,
  /** It throws that past the border at which failures become words. */
  THROWS_PAST_THE_BORDER,
  /** The fork's JVM exits. */
  EXITS,
  /** The set-up never ends. */
  HANGS,
  /** The fork's JVM exits in its third iteration, and what it lost it had told before. */
  EXITS_LATER,
  /** No evidence is sent. */
  SILENT,
  /** Three messages are lost, one comes twice. */
  LOSES,
  /** A thread is left. */
  LEAKS,
  /** Each iteration is short of its schedule. */
  FALLS_BEHIND,
  /** Ten messages are refused; where there is a rate, only at twice the capacity or more. */
  REFUSES
}
