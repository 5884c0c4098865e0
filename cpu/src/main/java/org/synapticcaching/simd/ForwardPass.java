package org.synapticcaching.simd;

import java.util.List;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.simd.kernel.ActivationKernels;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.SparseInputs;

/** The activities of all units for one pattern. */
final class ForwardPass {
  /** Per layer, of the units behind its weight matrix; padded with zeros. */
  final float[][] activities;

  private final Network network;

  /** Per layer, summed inputs of these units. */
  private final float[][] sums;

  /** Per layer, what {@link ActivationKernels} take for these units. */
  private final float[][] offsets;

  private SparseInputs patterns;
  private SparseInputs.Presented presented;

  ForwardPass(Network network) {
    this.network = network;
    List<LayerShape> shapes = network.layers();
    this.activities = new float[shapes.size()][];
    this.sums = new float[shapes.size()][];
    this.offsets = new float[shapes.size()][];
    for (int l = 0; l < sums.length; l++) {
      activities[l] = new float[FloatLanes.padded(shapes.get(l).post())];
      sums[l] = new float[activities[l].length];
      offsets[l] = ActivationKernels.offsets(shapes.get(l).post());
    }
  }

  /**
   * Computes all of them.
   *
   * @param number of the pattern
   * @param oneByOne whether inputs that share a background are learned one by one
   * @param scale g
   */
  void compute(
      List<SimdLayer> layers, SparseInputs inputs, int number, boolean oneByOne, double scale) {
    if (patterns != inputs) {
      patterns = inputs;
      presented = inputs.presented();
    }
    presented.present(number);
    int last = layers.size() - 1;
    for (int l = 0; l <= last; l++) {
      float[] z = sums[l];
      if (l == 0) {
        layers.get(0).forward(presented, oneByOne, scale, z);
      } else {
        layers.get(l).forward(activities[l - 1], (float) scale, z);
      }
      Activation activation = l == last ? network.outputActivation() : network.hiddenActivation();
      int units = layers.get(l).shape.post();
      ActivationKernels.activate(activation, z, activities[l], units, offsets[l]);
    }
  }

  /** The pattern of the last {@link #compute}. */
  SparseInputs.Presented presented() {
    return presented;
  }

  /** Activities of the output units; a copy. */
  float[] outputs() {
    float[] copy = new float[network.outputs()];
    System.arraycopy(activities[activities.length - 1], 0, copy, 0, copy.length);
    return copy;
  }

  /** The first largest output, or -1 when one is NaN. */
  int answer() {
    return SimdEvaluator.largest(activities[activities.length - 1], network.outputs());
  }
}
