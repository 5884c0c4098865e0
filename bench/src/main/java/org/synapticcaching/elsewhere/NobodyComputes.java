package org.synapticcaching.elsewhere;

/** The machines that were to compute cannot, whatever they are given; the message says why. */
public final class NobodyComputes extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** For a reason, in one line that says what to do. */
  public NobodyComputes(String reason) {
    super(reason);
  }
}
