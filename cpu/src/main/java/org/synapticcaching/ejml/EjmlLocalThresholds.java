package org.synapticcaching.ejml;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.threshold.LocalThresholds;

/** Thresholds of single neurons or synapses of one network, and which groups are over theirs. */
final class EjmlLocalThresholds {
  private final Consolidation consolidation;
  private final List<EjmlLayer> layers;
  private final boolean ofNeurons;
  private final List<LocalThresholds> thresholds = new ArrayList<>();

  /** Squared changes of a block, for each matrix. */
  private final List<double[]> squares = new ArrayList<>();

  /** Before the first presentation. */
  EjmlLocalThresholds(Consolidation consolidation, List<EjmlLayer> layers) {
    this.consolidation = consolidation;
    this.layers = layers;
    this.ofNeurons = consolidation.setsItselfFor(ThresholdScope.NEURON);
    long all = layers.stream().mapToLong(layer -> layer.shape().synapses()).sum();
    for (EjmlLayer layer : layers) {
      LocalThresholds each = new LocalThresholds(consolidation, layer.shape(), all, false);
      thresholds.add(each);
      squares.add(new double[each.length()]);
    }
  }

  /** Lets all know what a presentation has changed, before its check. */
  void present() {
    for (int l = 0; l < layers.size(); l++) {
      EjmlLayer layer = layers.get(l);
      double[] block = squares.get(l);
      for (int row = 0; row < layer.shape().post(); row++) {
        double sum = 0;
        for (int i = 0; i < layer.shape().pre(); i++) {
          double square = layer.change(row, i) * layer.change(row, i);
          sum += square;
          block[ofNeurons ? row : i] = ofNeurons ? sum : square;
        }
        if (!ofNeurons) {
          thresholds.get(l).present(row, block);
        }
      }
      if (ofNeurons) {
        thresholds.get(l).present(0, block);
      }
      thresholds.get(l).endPresentation();
    }
  }

  /** theta of one synapse, in units of weight. */
  double of(int layer, int at) {
    return thresholds.get(layer).of(place(layer, at));
  }

  private int place(int layer, int at) {
    return ofNeurons ? at / layers.get(layer).shape().pre() : at;
  }

  /** Whether the inputs of some neurons behind one matrix, together, are over their thresholds. */
  boolean areOver(int layer, int first, int end) {
    if (consolidation.policy().trigger() == Trigger.SUM) {
      double thetas = 0;
      for (int neuron = first; neuron < end; neuron++) {
        thetas += thresholds.get(layer).sumOf(neuron);
      }
      double sum = layers.get(layer).transientSum(first, end);
      return consolidation.isOver(sum, LocalThresholds.ofSum(thetas));
    }
    boolean any = consolidation.policy().trigger() == Trigger.ANY_SYNAPSE;
    EjmlLayer matrix = layers.get(layer);
    int pre = matrix.shape().pre();
    for (int at = first * pre; at < end * pre; at++) {
      if (matrix.isCompared(at)
          && thresholds.get(layer).isOver(place(layer, at), matrix.magnitude(at)) == any) {
        return any;
      }
    }
    return !any;
  }

  /** Whether the sum over the network is over that of all thresholds. */
  boolean networkSumIsOver() {
    double thetas = 0;
    double sum = 0;
    for (int l = 0; l < layers.size(); l++) {
      thetas += thresholds.get(l).sum();
      sum += layers.get(l).transientSum(0, layers.get(l).shape().post());
    }
    return consolidation.isOver(sum, LocalThresholds.ofSum(thetas));
  }

  /** The mean threshold of each matrix. */
  double[] means() {
    return thresholds.stream().mapToDouble(LocalThresholds::mean).toArray();
  }
}
