package org.synapticcaching.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.OutputError;
import org.synapticcaching.simd.kernel.FloatLanes;

/** Errors are those of {@link OutputError}, rounded once, whatever the outputs and the gradient. */
class OutputErrorsTest {
  static Stream<Network> networks() {
    return Stream.of(Activation.values())
        .flatMap(
            activation ->
                Stream.of(Loss.values())
                    .filter(
                        loss ->
                            loss == Loss.SQUARED_ERROR
                                || activation == Activation.LOGISTIC
                                || activation == Activation.SOFTMAX)
                    .flatMap(
                        loss ->
                            Stream.of(GradientRule.values())
                                .flatMap(
                                    gradient ->
                                        Stream.of(2, 10, FloatLanes.COUNT, FloatLanes.COUNT + 3)
                                            .map(
                                                outputs ->
                                                    network(
                                                        activation, loss, gradient, outputs)))));
  }

  private static Network network(
      Activation activation, Loss loss, GradientRule gradient, int outputs) {
    return new Network(
        "test",
        5,
        List.of(4),
        outputs,
        false,
        Activation.LOGISTIC,
        activation,
        loss,
        gradient,
        0.7,
        0.01,
        0.99,
        Collections.nCopies(2, 0.1));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void errorsAreThoseOfFloat64(Network network) {
    int outputs = network.outputs();
    float[] y = new float[FloatLanes.padded(outputs)];
    double[] exact = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      y[k] = (float) ((k + 0.5) / outputs);
      exact[k] = y[k];
    }
    OutputErrors errors = new OutputErrors(network);
    double[] delta = new double[outputs];
    double[] propagated = new double[outputs];
    float[] actualDelta = new float[y.length];
    float[] sent = new float[y.length];
    for (int label = 0; label < outputs; label++) {
      new OutputError(network).compute(exact, label, delta, propagated);
      errors.compute(y, label, actualDelta, sent);
      for (int k = 0; k < outputs; k++) {
        assertEquals((float) delta[k], actualDelta[k], "delta " + k + " of class " + label);
        assertEquals((float) propagated[k], sent[k], "sent by " + k + " of class " + label);
      }
      for (int k = outputs; k < y.length; k++) {
        assertEquals(0, actualDelta[k], "padding");
      }
    }
  }
}
