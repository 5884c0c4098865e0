package org.synapticcaching.dataset;

/**
 * Data that cannot be used: missing, unreadable, damaged, or not what its name promises. The
 * message is one line for the user: which file, what is wrong, what was expected and found, what to
 * do.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A problem with data, told in one line. */
  public DataException(String message) {
    super(message);
  }

  /** A problem with data, told in one line, and what it came from. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
