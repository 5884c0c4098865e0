package org.synapticcaching.model;

import java.util.Collections;
import java.util.List;

/**
 * What one network of a population does: everything in which the replicas may differ.
 *
 * @param seed of all random streams of this replica
 * @param learningRates eta, one per weight matrix, > 0
 * @param rule which synapses may change
 * @param consolidation how changes become persistent
 * @param order in which patterns are presented
 * @param measures energies to keep account of besides exponent 1, which is always there
 */
public record Replica(
    long seed,
    List<Double> learningRates,
    PlasticityRule rule,
    Consolidation consolidation,
    PresentationOrder order,
    List<ChangeMeasure> measures) {

  public Replica {
    learningRates = List.copyOf(learningRates);
    measures = List.copyOf(ChangeMeasure.withLinearFirst(measures));
    for (double rate : learningRates) {
      Require.finitePositive("learning rate", rate);
    }
  }

  /**
   * A replica with one learning rate for all layers, data set order, and energies of exponent 1.
   */
  public static Replica of(
      Network network, long seed, double learningRate, Consolidation consolidation) {
    return new Replica(
        seed,
        Collections.nCopies(network.layerCount(), learningRate),
        PlasticityRule.ALL,
        consolidation,
        PresentationOrder.sequential(),
        List.of());
  }

  /** The same with patterns in another order. */
  public Replica with(PresentationOrder other) {
    return new Replica(seed, learningRates, rule, consolidation, other, measures);
  }

  /** The same with other energies accounted. */
  public Replica withMeasures(List<ChangeMeasure> others) {
    return new Replica(seed, learningRates, rule, consolidation, order, others);
  }
}
