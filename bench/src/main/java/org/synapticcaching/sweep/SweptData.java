package org.synapticcaching.sweep;

import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.figure.run.DataFingerprint;

/**
 * Data that points learn. Equal data are equal here, though they were read more than once: points
 * come together whatever is still in memory.
 *
 * @param set the patterns
 * @param fingerprint equal for equal data
 */
public record SweptData(DataSet set, String fingerprint) {
  /** Data with their fingerprint. */
  public static SweptData of(DataSet set) {
    return new SweptData(set, DataFingerprint.of(set));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SweptData data && data.fingerprint.equals(fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }
}
