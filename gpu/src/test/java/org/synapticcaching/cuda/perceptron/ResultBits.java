package org.synapticcaching.cuda.perceptron;

import java.util.Arrays;
import org.synapticcaching.backend.perceptron.PerceptronResult;

/** Everything that a result says but the time that it took, to be compared bit by bit. */
final class ResultBits {
  private ResultBits() {}

  static String of(PerceptronResult result) {
    return String.join(
        " ",
        result.path(),
        Boolean.toString(result.success()),
        Integer.toString(result.epochs()),
        Long.toString(result.presentations()),
        Long.toString(result.updates()),
        result.ledger().toString(),
        Arrays.toString(result.persistent()),
        Arrays.toString(result.transients()),
        result.threshold().toString());
  }
}
