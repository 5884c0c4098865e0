package org.synapticcaching.ejml;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;

/** The policies: what is looked at, and what is then consolidated. */
final class EjmlConsolidation {
  private final Consolidation rule;
  private final List<EjmlLayer> layers;

  EjmlConsolidation(Consolidation rule, List<EjmlLayer> layers) {
    this.rule = rule;
    this.layers = layers;
  }

  /** Ends the learning part of a presentation, with or without a look at the threshold. */
  void apply(boolean look) {
    if (!look || rule.policy().trigger() == Trigger.NEVER) {
      layers.forEach(EjmlLayer::keep);
      return;
    }
    switch (rule.policy().scope()) {
      case SYNAPSE -> layers.forEach(layer -> layer.consolidateEach(rule));
      case NEURON -> layers.forEach(this::applyToNeurons);
      case LAYER -> layers.forEach(layer -> consolidateIf(over(layer.largest()), layer));
      case NETWORK -> {
        boolean triggered = networkTriggers();
        layers.forEach(layer -> consolidateIf(triggered, layer));
      }
    }
  }

  private void applyToNeurons(EjmlLayer layer) {
    for (int row = 0; row < layer.neurons(); row++) {
      if (over(layer.largest(row))) {
        layer.consolidate(row);
      } else {
        layer.keep(row);
      }
    }
  }

  private static void consolidateIf(boolean triggered, EjmlLayer layer) {
    if (triggered) {
      layer.consolidate();
    } else {
      layer.keep();
    }
  }

  private boolean networkTriggers() {
    return switch (rule.policy().trigger()) {
      case ALWAYS -> true;
      case ANY_SYNAPSE -> over(each(EjmlLayer::largest).max().orElseThrow());
      case EVERY_SYNAPSE -> over(each(EjmlLayer::least).min().orElseThrow());
      case SUM -> over(each(EjmlLayer::magnitude).sum());
      case NEVER -> false;
    };
  }

  private DoubleStream each(ToDoubleFunction<EjmlLayer> statistic) {
    return layers.stream().mapToDouble(statistic);
  }

  private boolean over(double statistic) {
    return rule.comparison().over(statistic, rule.threshold());
  }
}
