package org.synapticcaching.cli.options;

/** The command line makes no sense: exit code 2. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One line that names the option, the value and what is allowed. */
  public UsageException(String message) {
    super(message);
  }

  /** The message of what found the fault. */
  public UsageException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
