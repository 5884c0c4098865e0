package org.synapticcaching.cli;

/** Exit codes of every command. */
final class ExitCode {
  /** Done; a run that missed its goal is done too. */
  static final int DONE = 0;

  /** Failed at run time. */
  static final int FAILED = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  /** The user interrupted it; what was finished is on disk. */
  static final int INTERRUPTED = 130;

  /** Whoever read standard output has left, as in {@code | head}: the code of other programs. */
  static final int READER_LEFT = 141;

  private ExitCode() {}
}
