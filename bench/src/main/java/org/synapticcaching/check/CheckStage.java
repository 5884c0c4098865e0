package org.synapticcaching.check;

import java.time.Duration;

/**
 * A stage of a check.
 *
 * @param id the word that users name it by
 * @param what it does, one line for users
 * @param expected how long it takes on a card, as expected
 * @param work what it does
 */
record CheckStage(String id, String what, Duration expected, StageWork work) {
  /** Beyond this something hangs. */
  private static final int TIMES_EXPECTED = 3;

  private static final Duration START = Duration.ofMinutes(1);

  /** When it is ended: the slowest machines take longer than expected, but not for ever. */
  Duration atMost() {
    return START.plus(expected.multipliedBy(TIMES_EXPECTED));
  }
}
