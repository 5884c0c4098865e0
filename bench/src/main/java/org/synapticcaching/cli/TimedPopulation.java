package org.synapticcaching.cli;

import java.util.List;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.EnergyLedger;

/** A population that knows for how long it has been learning, tests not counted. */
final class TimedPopulation implements Population {
  private final Population timed;
  private long nanos;

  TimedPopulation(Population timed) {
    this.timed = timed;
  }

  /** Time spent in {@link #train}, in seconds. */
  double learningSeconds() {
    return nanos / 1e9;
  }

  @Override
  public void train(Patterns patterns, int presentations) {
    long start = System.nanoTime();
    timed.train(patterns, presentations);
    nanos += System.nanoTime() - start;
  }

  @Override
  public PopulationSpec spec() {
    return timed.spec();
  }

  @Override
  public void forward(Patterns patterns, int[] presented) {
    timed.forward(patterns, presented);
  }

  @Override
  public void backward() {
    timed.backward();
  }

  @Override
  public void consolidate() {
    timed.consolidate();
  }

  @Override
  public List<Evaluation> evaluate(Patterns patterns) {
    return timed.evaluate(patterns);
  }

  @Override
  public float[] outputs(int replica) {
    return timed.outputs(replica);
  }

  @Override
  public long presentations(int replica) {
    return timed.presentations(replica);
  }

  @Override
  public void setActive(int replica, boolean active) {
    timed.setActive(replica, active);
  }

  @Override
  public boolean isActive(int replica) {
    return timed.isActive(replica);
  }

  @Override
  public EnergyLedger ledger(int replica) {
    return timed.ledger(replica);
  }

  @Override
  public float[] weights(int replica, int layer, WeightPart part) {
    return timed.weights(replica, layer, part);
  }

  @Override
  public void setWeights(int replica, int layer, WeightPart part, float[] values) {
    timed.setWeights(replica, layer, part, values);
  }

  @Override
  public void close() {
    timed.close();
  }
}
