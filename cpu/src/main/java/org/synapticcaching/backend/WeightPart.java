package org.synapticcaching.backend;

/** The parts of a weight, w = w(0) + l + s. */
public enum WeightPart {
  /** w(0), the weight before learning. */
  INITIAL,
  /** l, the consolidated change. */
  PERSISTENT,
  /** s, the cached change, as it stands after the last presentation. */
  TRANSIENT,
  /** w; can be read only. */
  TOTAL
}
