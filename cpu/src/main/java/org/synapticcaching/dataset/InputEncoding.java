package org.synapticcaching.dataset;

import org.synapticcaching.model.Named;

/** How stored pixels or numbers become inputs of a network. */
public enum InputEncoding implements Named {
  /** pixel / 255, in [0, 1]. */
  UNIT,
  /** 0.01 + 0.99 pixel / 255: no input is zero. */
  OFFSET,
  /**
   * pixel / 255 minus the mean over all pixels of the whole training set [RP24] (whose script takes
   * the test set's own mean from the test set; they differ by 0.002 on MNIST).
   */
  ZERO_MEAN,
  /** The stored numbers as they are. */
  RAW
}
