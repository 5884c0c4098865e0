package org.synapticcaching.cli.options;

import org.synapticcaching.model.Named;

/** Yes or no, as a word. */
enum OnOff implements Named {
  /** Yes. */
  ON,
  /** No. */
  OFF;

  static OnOff of(boolean on) {
    return on ? ON : OFF;
  }
}
