package org.synapticcaching.simd;

import java.util.List;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.layer.SimdLayer;

/** The errors of all neurons for one pattern, computed before any weight changes. */
final class Backpropagation {
  /** What each weight matrix learns from, masked as the rule says; padded. */
  final float[][] deltas;

  private final Network network;
  private final OutputErrors outputErrors;

  /** Null for rules that do not act on errors. */
  private final SimdMasks masks;

  private final boolean sendsMasked;

  /** What outputs send back, padded. */
  private final float[] sent;

  Backpropagation(
      Network network, Plasticity rule, List<LayerPlasticity> rules, MaskStream stream) {
    this.network = network;
    this.outputErrors = new OutputErrors(network);
    List<LayerShape> shapes = network.layers();
    this.masks = rule.rule().masksErrors() ? new SimdMasks(shapes, rules, stream) : null;
    this.sendsMasked = rule.sendsMasked();
    this.deltas = new float[shapes.size()][];
    for (int l = 0; l < deltas.length; l++) {
      deltas[l] = new float[FloatLanes.padded(shapes.get(l).post())];
    }
    this.sent = new float[deltas[deltas.length - 1].length];
  }

  /**
   * Computes all of them.
   *
   * @param activities of the units behind each weight matrix, padded; not modified
   * @param label of the pattern
   * @param presentation its number, from 1
   * @param scale g
   */
  void compute(
      List<SimdLayer> layers, float[][] activities, int label, long presentation, float scale) {
    int last = layers.size() - 1;
    outputErrors.compute(activities[last], label, deltas[last], sent);
    for (int l = last; l >= 0; l--) {
      if (l < last) {
        float[] errors = l + 1 == last ? sent : deltas[l + 1];
        layers
            .get(l + 1)
            .backpropagate(errors, scale, network.hiddenActivation(), activities[l], deltas[l]);
      }
      if (masks != null && sendsMasked) {
        masks.select(l, presentation, label, deltas[l], activities[l]);
        masks.mask(l, deltas[l]);
        if (l == last) {
          masks.mask(last, sent);
        }
      }
    }
    for (int l = 0; masks != null && !sendsMasked && l <= last; l++) {
      masks.select(l, presentation, label, deltas[l], activities[l]);
      masks.mask(l, deltas[l]);
    }
  }
}
