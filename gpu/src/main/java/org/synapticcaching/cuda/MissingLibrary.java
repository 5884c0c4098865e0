package org.synapticcaching.cuda;

/** A native library that cannot be had; the message says which, {@link #remedy} what to do. */
final class MissingLibrary extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  MissingLibrary(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
