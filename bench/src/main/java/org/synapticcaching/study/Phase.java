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

  /**
   * The phase that tables call so.
   *
   * @throws IllegalArgumentException when none does
   */
  static Phase of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As tables have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
