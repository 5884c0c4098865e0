package org.synapticcaching.check;

/** The user wants to stop; what the stage has saved stays. */
final class StageStopped extends Exception {
  private static final long serialVersionUID = 1L;

  StageStopped() {
    super("stopped by the user");
  }
}
