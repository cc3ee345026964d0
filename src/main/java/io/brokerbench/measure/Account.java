package io.brokerbench.measure;

import java.io.Serializable;

/**
 * The exact account of a trial's messages, warm-up included.
 *
 * @param published handed to the client
 * @param acknowledged acknowledged by the broker before their burst ended
 * @param failed without an acknowledgement when their burst ended: refused, timed out, or never
 *     handed to the client because its window stayed full
 * @param delivered delivered intact, counted once each
 * @param lost acknowledged by the broker, not delivered before their burst's deadline, looked for
 *     on the broker, and not there
 * @param undelivered acknowledged by the broker, not delivered before their burst's deadline, and
 *     not known to be lost: the broker held them then, or could not be asked
 * @param unsought those of {@code undelivered} of which it isn't known whether the broker held
 *     them: it could not be asked, or had removed all that is so old by its retention
 * @param duplicated deliveries of a message that had been delivered before
 * @param residue deliveries of messages that another trial sent
 * @param reordered deliveries after a later message of the same key
 * @param corrupted deliveries whose checksum or layout is wrong
 * @param late delivered after their burst's deadline, having been counted as undelivered or failed
 */
public record Account(
    long published,
    long acknowledged,
    long failed,
    long delivered,
    long lost,
    long undelivered,
    long unsought,
    long duplicated,
    long residue,
    long reordered,
    long corrupted,
    long late)
    implements Serializable {
  /** Whether every message went out, came back once, intact and in order, and nothing else did. */
  public boolean isExact() {
    return failed == 0 && isExactButForFailed();
  }

  /** Whether every message that was acknowledged came back once, intact and in order, alone. */
  public boolean isExactButForFailed() {
    return lost + undelivered + duplicated + residue + reordered + corrupted + late == 0
        && published == acknowledged + failed
        && delivered == acknowledged;
  }
}
