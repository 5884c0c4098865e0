package org.synapticcaching.cli;

/** The command line asks for something that makes no sense: exit code 2. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One line that names the option, the value and what is allowed. */
  UsageException(String message) {
    super(message);
  }

  /** The same, with what found the fault. */
  UsageException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
