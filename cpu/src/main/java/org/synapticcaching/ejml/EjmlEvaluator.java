package org.synapticcaching.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;

/** Asks a network, as it is now, about many patterns: a block of them is one matrix, a row each. */
final class EjmlEvaluator {
  private static final int BLOCK = 128;

  private final Network network;

  /** w^T of each layer, pre x post: products of rows with it run along memory. */
  private final DMatrixRMaj[] transposed;

  EjmlEvaluator(Network network, List<EjmlLayer> layers) {
    this.network = network;
    this.transposed = new DMatrixRMaj[layers.size()];
    for (int n = 0; n < transposed.length; n++) {
      LayerShape shape = network.layers().get(n);
      double[] total = layers.get(n).read(WeightPart.TOTAL);
      transposed[n] =
          CommonOps_DDRM.transpose(DMatrixRMaj.wrap(shape.post(), shape.pre(), total), null);
    }
  }

  Evaluation evaluate(Patterns patterns) {
    int correct = 0;
    for (int from = 0; from < patterns.size(); from += BLOCK) {
      int to = Math.min(from + BLOCK, patterns.size());
      DMatrixRMaj outputs = outputs(patterns, from, to);
      for (int p = from; p < to; p++) {
        correct += answer(outputs, p - from) == patterns.label(p) ? 1 : 0;
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
    for (int n = 0; n < transposed.length; n++) {
      DMatrixRMaj units = new DMatrixRMaj(to - from, transposed[n].numCols);
      CommonOps_DDRM.mult(block, transposed[n], units);
      boolean last = n == transposed.length - 1;
      EjmlUnits.activate(last ? network.outputActivation() : network.hiddenActivation(), units);
      block = units;
    }
    return block;
  }

  /** The first largest output of a row, -1 when one is NaN. */
  private static int answer(DMatrixRMaj outputs, int row) {
    int answer = 0;
    for (int k = 0; k < outputs.numCols; k++) {
      if (Double.isNaN(outputs.get(row, k))) {
        return -1;
      }
      if (outputs.get(row, k) > outputs.get(row, answer)) {
        answer = k;
      }
    }
    return answer;
  }
}
