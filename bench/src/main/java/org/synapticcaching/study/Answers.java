package org.synapticcaching.study;

import java.io.IOException;
import java.util.List;

/** Who knows what comes of runs, or finds out. */
public interface Answers {
  /** The user wants to stop; what is known is kept. */
  final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped by the user");
    }
  }

  /**
   * What comes of these runs, in their order. The same question always has the same answer.
   *
   * @throws Stopped when the user wants to stop
   * @throws IOException when what is known cannot be kept
   */
  List<Answer> to(List<Question> questions) throws IOException;

  /** Whether such a run can be made at all: numbers may not fit each other. */
  default boolean makesSense(Question question) {
    return true;
  }
}
