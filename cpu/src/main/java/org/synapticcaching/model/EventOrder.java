package org.synapticcaching.model;

/** In which order a presentation learns, consolidates, pays for maintenance, and decays. */
public enum EventOrder implements Named {
  /**
   * Present and learn, consolidate, pay maintenance, decay by exp(-1/tau): the multilayer scripts
   * of [LR20], and [N22].
   */
  LEARN_FIRST,
  /**
   * Decay by 1 - 1/tau, pay maintenance, present and learn, consolidate: the perceptron script of
   * [LR20].
   */
  DECAY_FIRST,
  /**
   * Present and learn, pay maintenance, consolidate, decay by exp(-1/tau): also charges the value
   * that a synapse had on reaching the threshold ([N22] section 4.1).
   */
  CORRECTED;

  /**
   * Factor by which s shrinks in one presentation.
   *
   * @param decayTime tau in presentations, > 0; infinite for no decay (factor 1). In {@link
   *     #DECAY_FIRST} a decay time below 1 forgets everything (factor 0).
   */
  public double decayFactor(double decayTime) {
    if (Double.isInfinite(decayTime)) {
      return 1;
    }
    return this == DECAY_FIRST ? Math.max(0, 1 - 1 / decayTime) : Math.exp(-1 / decayTime);
  }
}
