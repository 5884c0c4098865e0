package org.synapticcaching.ejml;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;

/**
 * Tests a network, as it is now, on many patterns: a block of them is one matrix, a row each. Its
 * weights w(0) + l + s are added for a few neurons at a time, which costs a hundredth of the
 * products.
 */
record EjmlEvaluator(Network network, List<EjmlLayer> layers) {
  private static final int BLOCK = 128;
  private static final int NEURONS = 64;

  /** Most numbers that are held at a time while a network is tested. */
  static long numbers(Network network) {
    long numbers = 0;
    for (LayerShape shape : network.layers()) {
      numbers += (long) BLOCK * (shape.post() + NEURONS) + (long) (BLOCK + NEURONS) * shape.pre();
    }
    return numbers;
  }

  Evaluation evaluate(Patterns patterns) {
    int correct = 0;
    for (int from = 0; from < patterns.size(); from += BLOCK) {
      int to = Math.min(from + BLOCK, patterns.size());
      DMatrixRMaj outputs = outputs(patterns, from, to);
      for (int p = from; p < to; p++) {
        correct += Evaluation.answer(row(outputs, p - from)) == patterns.label(p) ? 1 : 0;
      }
    }
    return new Evaluation(correct, patterns.size());
  }

  private DMatrixRMaj outputs(Patterns patterns, int from, int to) {
    EjmlInputs reader = new EjmlInputs(network);
    DMatrixRMaj block = new DMatrixRMaj(to - from, network.firstLayerInputs());
    for (int p = from; p < to; p++) {
      reader.read(patterns, p);
      CommonOps_DDRM.insert(
          DMatrixRMaj.wrap(1, block.numCols, reader.vector().data), block, p - from, 0);
    }
    for (int n = 0; n < layers.size(); n++) {
      DMatrixRMaj units = sums(layers.get(n), block);
      boolean last = n == layers.size() - 1;
      EjmlActivation.activate(
          last ? network.outputActivation() : network.hiddenActivation(), units);
      block = units;
    }
    return block;
  }

  /** Summed inputs of the layer's neurons, a row for each row of inputs. */
  private static DMatrixRMaj sums(EjmlLayer layer, DMatrixRMaj inputs) {
    DMatrixRMaj sums = new DMatrixRMaj(inputs.numRows, layer.shape().post());
    for (int from = 0; from < layer.shape().post(); from += NEURONS) {
      int to = Math.min(from + NEURONS, layer.shape().post());
      DMatrixRMaj weights = new DMatrixRMaj(to - from, inputs.numCols);
      for (int row = from; row < to; row++) {
        layer.sum(row, weights.data, (row - from) * inputs.numCols);
      }
      DMatrixRMaj part = new DMatrixRMaj(inputs.numRows, to - from);
      CommonOps_DDRM.multTransB(inputs, weights, part);
      CommonOps_DDRM.insert(part, sums, 0, from);
    }
    return sums;
  }

  private static double[] row(DMatrixRMaj matrix, int row) {
    return Arrays.copyOfRange(matrix.data, row * matrix.numCols, (row + 1) * matrix.numCols);
  }
}
