package org.synapticcaching.model;

import java.util.Collections;
import java.util.List;

/**
 * What one network of a population does: everything in which the replicas may differ.
 *
 * @param seed of all random streams of this replica
 * @param learningRates eta, one per weight matrix, > 0
 * @param plasticity which synapses may change
 * @param consolidation how changes become persistent
 * @param order in which patterns are presented
 * @param measures energies to keep account of besides exponent 1, which is always there
 * @param countsChanges whether to count the changes of every synapse, for the churn of its ledger:
 *     one integer per synapse, and time
 */
public record Replica(
    long seed,
    List<Double> learningRates,
    Plasticity plasticity,
    Consolidation consolidation,
    PresentationOrder order,
    List<ChangeMeasure> measures,
    boolean countsChanges) {

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
        Plasticity.all(),
        consolidation,
        PresentationOrder.sequential(),
        List.of(),
        false);
  }

  /** The same with patterns in another order. */
  public Replica with(PresentationOrder other) {
    return new Replica(
        seed, learningRates, plasticity, consolidation, other, measures, countsChanges);
  }

  /** The same with other energies accounted. */
  public Replica withMeasures(List<ChangeMeasure> others) {
    return new Replica(
        seed, learningRates, plasticity, consolidation, order, others, countsChanges);
  }

  /** The same with another choice of the synapses that may change. */
  public Replica with(Plasticity other) {
    return new Replica(seed, learningRates, other, consolidation, order, measures, countsChanges);
  }

  /** The same with another consolidation. */
  public Replica with(Consolidation other) {
    return new Replica(seed, learningRates, plasticity, other, order, measures, countsChanges);
  }

  /** The same with other random numbers. */
  public Replica withSeed(long other) {
    return new Replica(
        other, learningRates, plasticity, consolidation, order, measures, countsChanges);
  }

  /** The same with the changes of every synapse counted. */
  public Replica countingChanges() {
    return new Replica(seed, learningRates, plasticity, consolidation, order, measures, true);
  }
}
