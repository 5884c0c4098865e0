package org.synapticcaching.dataset.fetch;

import java.io.IOException;

/** An answer of a server that is of no use. */
final class HttpFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean worthRepeating;

  /**
   * @param worthRepeating whether the same request may succeed later
   */
  HttpFailure(String message, boolean worthRepeating) {
    super(message);
    this.worthRepeating = worthRepeating;
  }

  /** Whether the same request may succeed later. */
  boolean worthRepeating() {
    return worthRepeating;
  }
}
