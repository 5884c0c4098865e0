package org.synapticcaching.jmh;

import org.synapticcaching.model.Named;

/** How far networks have learned where every iteration of a benchmark begins. */
enum Stage implements Named {
  /** Weights as they were drawn. */
  FRESH,

  /** Every pattern has been presented once. */
  AFTER_ONE_EPOCH;

  /** The word for {@link #FRESH}. */
  static final String NOT_LEARNED = "fresh";

  /** The word for {@link #AFTER_ONE_EPOCH}. */
  static final String LEARNED = "after-one-epoch";
}
