package org.synapticcaching.model;

import java.util.List;

/**
 * How a perceptron learns (model section 5): everything but its patterns. Weights start at zero,
 * the learning rate is 1, and a bias that is always on comes on top of the inputs.
 *
 * <p>Prices (c and b) are no part of it: they do not influence learning, and the ledger of one run
 * answers for all of them.
 *
 * @param consolidation how changes become persistent; neuron, layer and network are the same here.
 *     In {@link EventOrder#DECAY_FIRST} consolidation is looked at after an error only, as in the
 *     published script
 * @param maxEpochs epochs after which learning is given up, >= 1
 * @param measures energies to keep account of besides exponent 1, which is always there
 */
public record PerceptronSpec(
    Consolidation consolidation, int maxEpochs, List<ChangeMeasure> measures) {
  /** When [LR20] give up. */
  public static final int DEFAULT_MAX_EPOCHS = 10_000;

  public PerceptronSpec {
    measures = List.copyOf(ChangeMeasure.withLinearFirst(measures));
    Require.atLeast("max epochs", 1, maxEpochs);
  }

  /** At most {@value #DEFAULT_MAX_EPOCHS} epochs, energies of exponent 1. */
  public static PerceptronSpec of(Consolidation consolidation) {
    return new PerceptronSpec(consolidation, DEFAULT_MAX_EPOCHS, List.of());
  }

  /** The same with another consolidation. */
  public PerceptronSpec with(Consolidation other) {
    return new PerceptronSpec(other, maxEpochs, measures);
  }

  /** The same with another limit. */
  public PerceptronSpec withMaxEpochs(int epochs) {
    return new PerceptronSpec(consolidation, epochs, measures);
  }

  /** The same with other energies accounted. */
  public PerceptronSpec withMeasures(List<ChangeMeasure> others) {
    return new PerceptronSpec(consolidation, maxEpochs, others);
  }
}
