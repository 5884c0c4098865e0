package org.synapticcaching.figure.run;

import org.synapticcaching.model.Named;

/** How much of a figure is computed. */
public enum Scale implements Named {
  /** Reduced parameters: about a minute on two cores. */
  QUICK("quick"),
  /** The source's own parameters. */
  PAPER("paper");

  private final String id;

  Scale(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }
}
