package org.synapticcaching.cli.options;

import org.synapticcaching.model.Named;

/** Yes or no, as a word. */
enum OnOff implements Named {
  /** Yes. */
  ON("on"),
  /** No. */
  OFF("off");

  private final String id;

  OnOff(String id) {
    this.id = id;
  }

  static OnOff of(boolean on) {
    return on ? ON : OFF;
  }

  @Override
  public String id() {
    return id;
  }
}
