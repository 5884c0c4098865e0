package org.synapticcaching.device.library;

/** A native library that cannot be had; the message says which, {@link #remedy} what to do. */
public final class MissingLibrary extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  MissingLibrary(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
