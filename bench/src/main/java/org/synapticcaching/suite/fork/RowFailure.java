package org.synapticcaching.suite.fork;

/** A row that could not be measured. */
public final class RowFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** One line that says why. */
  public RowFailure(String message) {
    super(message);
  }
}
