package io.brokerbench.provision;

/** What not every server of a kind can do. */
public enum Capability {
  /** Compresses the messages that it keeps. */
  COMPRESSION,
  /** Lets a consumer read several topics of a stream, and not the others. */
  SUBJECT_FILTERS
}
