package org.synapticcaching.dataset;

import org.synapticcaching.model.Named;

/** How stored pixels or numbers become inputs of a network. */
public enum InputEncoding implements Named {
  /** pixel / 255, in [0, 1]. */
  UNIT("unit"),
  /** 0.01 + 0.99 pixel / 255: no input is zero. */
  OFFSET("offset"),
  /** pixel / 255 minus the mean over all pixels of all patterns of the set [RP24]. */
  ZERO_MEAN("zero-mean"),
  /** The stored numbers as they are. */
  RAW("raw");

  private final String id;

  InputEncoding(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }
}
