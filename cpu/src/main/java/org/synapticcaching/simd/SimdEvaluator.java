package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.Network;
import org.synapticcaching.simd.kernel.ActivationKernels;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.RowKernels;
import org.synapticcaching.simd.layer.ColumnOffsets;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.SparseInputs;

/**
 * Tests a network on patterns. The total weights are put together once, so that a pattern reads
 * half of what it reads in learning; several threads may count right answers together.
 */
final class SimdEvaluator {
  private final Network network;
  private final SparseInputs patterns;
  private final List<float[]> totals = new ArrayList<>();
  private final List<SimdLayer> layers;

  /** Null when the background is 0. */
  private final ColumnOffsets offsets;

  SimdEvaluator(Network network, List<SimdLayer> layers, float scale, SparseInputs patterns) {
    this.network = network;
    this.layers = layers;
    this.patterns = patterns;
    for (SimdLayer layer : layers) {
      float[] total = new float[FloatLanes.ORIGIN + layer.rows * layer.width];
      layer.total(scale, total);
      totals.add(total);
    }
    SimdLayer first = layers.get(0);
    this.offsets =
        patterns.background == 0
            ? null
            : new ColumnOffsets(totals.get(0), first.width, network.inputs(), first.length);
  }

  /** Number of right answers among patterns {@code from} to {@code to}. */
  int correct(int from, int to) {
    SparseInputs.Presented presented = patterns.presented();
    float[] lanes = new float[RowKernels.DOT_LANES];
    float[][] z = new float[layers.size()][];
    float[][] y = new float[layers.size()][];
    for (int l = 0; l < z.length; l++) {
      int width = FloatLanes.padded(layers.get(l).shape.post());
      z[l] = new float[width];
      y[l] = new float[width];
    }
    int correct = 0;
    for (int p = from; p < to; p++) {
      presented.present(p);
      for (int l = 0; l < z.length; l++) {
        SimdLayer layer = layers.get(l);
        float[] w = totals.get(l);
        if (l == 0) {
          RowKernels.combine(
              w,
              layer.width,
              presented.list,
              presented.inputs,
              presented.from,
              presented.to,
              z[0],
              layer.width);
          if (offsets != null) {
            offsets.addTo(z[0], patterns.background, presented.difference);
          }
        } else {
          RowKernels.dots(w, layer.width, layer.rows, y[l - 1], z[l], layer.width, lanes);
        }
        Activation activation =
            l == z.length - 1 ? network.outputActivation() : network.hiddenActivation();
        ActivationKernels.activate(activation, z[l], y[l], layer.shape.post());
      }
      if (largest(y[z.length - 1], network.outputs()) == patterns.patterns().label(p)) {
        correct++;
      }
    }
    return correct;
  }

  /** Index of the first largest output; -1 when one is NaN. */
  static int largest(float[] y, int outputs) {
    int best = 0;
    for (int k = 0; k < outputs; k++) {
      if (Float.isNaN(y[k])) {
        return -1;
      }
      if (y[k] > y[best]) {
        best = k;
      }
    }
    return best;
  }
}
