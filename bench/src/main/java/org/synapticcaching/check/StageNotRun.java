package org.synapticcaching.check;

/** Something that a stage needs is not here. */
final class StageNotRun extends Exception {
  private static final long serialVersionUID = 1L;

  /** One line that says what, and what to do. */
  StageNotRun(String message) {
    super(message);
  }
}
