package org.synapticcaching.study;

import java.util.Locale;

/** For what a search asks. */
public enum Phase {
  /** Settings of a wave, on a rung of successive halving. */
  WAVE,
  /** A generation of CMA-ES. */
  DESCENT,
  /** A finalist on a fresh seed. */
  FINAL;

  /** As tables have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
