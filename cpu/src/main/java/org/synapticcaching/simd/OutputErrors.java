package org.synapticcaching.simd;

import org.synapticcaching.model.Activation;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.OutputError;

/**
 * The errors of the output units for one pattern, in float64 and then rounded, as {@link
 * OutputError} defines them. Where a delta is that of a logistic unit, to the bit by a loop of its
 * own: through arrays of float64 numbers, which are written one by one and read as vectors, each
 * step waits for the one before.
 */
final class OutputErrors {
  private final Network network;
  private final OutputError error;

  /** Whether each delta is error x y x (1 - y). */
  private final boolean logistic;

  /** Whether what is sent back is the error itself, else the delta. */
  private final boolean sendsErrors;

  private final double[] outputs;
  private final double[] outputDelta;
  private final double[] propagated;

  OutputErrors(Network network) {
    this.network = network;
    this.error = new OutputError(network);
    boolean scripts = network.gradient() == GradientRule.SCRIPTS;
    boolean unitsAreLogistic = network.outputActivation() == Activation.LOGISTIC;
    this.logistic =
        network.loss() == Loss.SQUARED_ERROR
            && (unitsAreLogistic || scripts && network.outputActivation() == Activation.SOFTMAX);
    this.sendsErrors = unitsAreLogistic && scripts;
    this.outputs = new double[network.outputs()];
    this.outputDelta = new double[network.outputs()];
    this.propagated = new double[network.outputs()];
  }

  /**
   * Computes them.
   *
   * @param y activities of the output units, padded with zeros; not modified
   * @param label the right class
   * @param delta overwritten: what the last weight matrix learns from; padded, padding stays 0
   * @param sent overwritten: what is sent back, for each output unit
   */
  void compute(float[] y, int label, float[] delta, float[] sent) {
    if (logistic) {
      computeLogistic(y, label, delta, sent);
      return;
    }
    for (int k = 0; k < outputs.length; k++) {
      outputs[k] = y[k];
    }
    error.compute(outputs, label, outputDelta, propagated);
    for (int k = 0; k < outputs.length; k++) {
      delta[k] = (float) outputDelta[k];
      sent[k] = (float) propagated[k];
    }
  }

  private void computeLogistic(float[] y, int label, float[] delta, float[] sent) {
    double on = network.targetOn();
    double off = network.targetOff();
    double scale = network.errorScale();
    for (int k = 0; k < outputs.length; k++) {
      double o = y[k];
      double e = (k == label ? on : off) - o;
      float d = (float) (scale * e * o * (1 - o));
      delta[k] = d;
      sent[k] = sendsErrors ? (float) e : d;
    }
  }
}
