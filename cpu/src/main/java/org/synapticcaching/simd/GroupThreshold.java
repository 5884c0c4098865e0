package org.synapticcaching.simd;

import java.util.List;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.simd.kernel.TransientKernels;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.TransientMatrix;

/**
 * Which neurons and weight matrices are over the threshold under policies that compare the summed
 * or the smallest abs(s) of a group. (The largest is found while learning, see {@link
 * TransientMatrix#over}.)
 *
 * <p>Of each neuron, matrix and network a witness is remembered: the synapse, neuron or matrix that
 * was not over when last checked, and usually still is not.
 */
final class GroupThreshold implements GroupCheck {
  private final Consolidation consolidation;
  private final List<SimdLayer> layers;
  private final StoredThresholds thresholds;
  private final boolean comparesSums;

  /** Sums of abs(stored) of neurons that are lanes. */
  private final float[] laneSums;

  /** {@code [layer][neuron]}: number of an input. */
  private final int[][] witnessInputs;

  private final int[] witnessNeurons;
  private int witnessLayer;

  GroupThreshold(Consolidation consolidation, List<SimdLayer> layers, StoredThresholds thresholds) {
    this.consolidation = consolidation;
    this.layers = layers;
    this.thresholds = thresholds;
    this.comparesSums = consolidation.policy().trigger() == Trigger.SUM;
    int width = layers.stream().mapToInt(layer -> layer.width).max().orElse(0);
    this.laneSums = new float[comparesSums ? width : 0];
    this.witnessInputs =
        layers.stream()
            .map(layer -> new int[comparesSums ? 0 : layer.shape.post()])
            .toArray(int[][]::new);
    this.witnessNeurons = new int[layers.size()];
  }

  @Override
  public boolean networkIsOver(float scale) {
    if (comparesSums) {
      double sum = 0;
      for (SimdLayer layer : layers) {
        sum += layer.transients.storedSum;
      }
      return consolidation.isOver(scale * sum, thresholds.ofNetworkSum());
    }
    int layer = witnessLayer;
    do {
      if (!everySynapseIsOver(layer, thresholds.limit(layer, scale))) {
        witnessLayer = layer;
        return false;
      }
      layer = layer + 1 == layers.size() ? 0 : layer + 1;
    } while (layer != witnessLayer);
    return true;
  }

  @Override
  public boolean layerIsOver(int layer, float scale) {
    return comparesSums
        ? consolidation.isOver(scale * layers.get(layer).transients.storedSum, thresholds.of(layer))
        : everySynapseIsOver(layer, thresholds.limit(layer, scale));
  }

  @Override
  public boolean markNeurons(int layer, float scale, boolean[] marked) {
    float limit = thresholds.limit(layer, scale);
    double theta = thresholds.of(layer);
    SimdLayer neurons = layers.get(layer);
    TransientMatrix matrix = neurons.transients;
    if (comparesSums && neurons.inputMajor) {
      TransientKernels.laneMagnitudes(matrix.w, matrix.stride, matrix.rows, laneSums, matrix.width);
    }
    boolean any = false;
    for (int j = 0; j < neurons.shape.post(); j++) {
      if (!comparesSums) {
        marked[j] = everySynapseIsOver(layer, j, limit);
      } else {
        float sum = neurons.inputMajor ? laneSums[j] : matrix.storedSum(j);
        marked[j] = consolidation.isOver((double) scale * sum, theta);
      }
      any |= marked[j];
    }
    return any;
  }

  private boolean everySynapseIsOver(int layer, float limit) {
    int neuron = witnessNeurons[layer];
    do {
      if (!everySynapseIsOver(layer, neuron, limit)) {
        witnessNeurons[layer] = neuron;
        return false;
      }
      neuron = neuron + 1 == layers.get(layer).shape.post() ? 0 : neuron + 1;
    } while (neuron != witnessNeurons[layer]);
    return true;
  }

  private boolean everySynapseIsOver(int layer, int neuron, float limit) {
    SimdLayer matrix = layers.get(layer);
    int[] witness = witnessInputs[layer];
    int input = witness[neuron];
    do {
      float magnitude =
          matrix.inputMajor
              ? matrix.transients.storedMagnitude(input, neuron)
              : matrix.transients.storedMagnitude(neuron, input);
      if (!(magnitude > limit)) {
        witness[neuron] = input;
        return false;
      }
      input = input + 1 == matrix.shape.pre() ? 0 : input + 1;
    } while (input != witness[neuron]);
    return true;
  }
}
