package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.synapticcaching.backend.Population;
import org.synapticcaching.model.PerceptronResult;

/**
 * What the measured learning cost in the model, beside the time it took: a total and the number of
 * presentations it belongs to, since JMH adds up such counters over iterations and forks. Their
 * quotient is the energy per presentation.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ModelledEnergy {
  /** In units of summed weight change, not yet consolidated transient weights included. */
  public double modelledEnergy;

  /** Presentations that spent it. */
  public long presentations;

  private Population population;
  private double energyBefore;
  private long presentationsBefore;

  /** Begins an iteration with nothing spent. */
  @Setup(Level.Iteration)
  public void reset() {
    population = null;
    modelledEnergy = 0;
    presentations = 0;
  }

  /** Says whose energy it is; the first call in an iteration notes where that one stands. */
  void of(Population spender) {
    if (population == null) {
      population = spender;
      energyBefore = energy(spender);
      presentationsBefore = presented(spender);
    }
  }

  /** Adds what a finished perceptron has spent. */
  void add(PerceptronResult run) {
    modelledEnergy += run.under(Workload.PRICES).total();
    presentations += run.presentations();
  }

  /** Counts what a population has spent in the iteration. */
  @TearDown(Level.Iteration)
  public void count() {
    if (population != null) {
      modelledEnergy = energy(population) - energyBefore;
      presentations = presented(population) - presentationsBefore;
    }
  }

  private static double energy(Population population) {
    double sum = 0;
    for (int r = 0; r < population.spec().replicas().size(); r++) {
      sum += population.ledger(r).under(Workload.PRICES).total();
    }
    return sum;
  }

  private static long presented(Population population) {
    long sum = 0;
    for (int r = 0; r < population.spec().replicas().size(); r++) {
      sum += population.presentations(r);
    }
    return sum;
  }
}
