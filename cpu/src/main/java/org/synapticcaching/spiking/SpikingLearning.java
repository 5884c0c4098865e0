package org.synapticcaching.spiking;

import java.util.List;
import java.util.random.RandomGenerator;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.RandomStreams.Purpose;

/** Presents a set of patterns run after run until the weights settle. */
final class SpikingLearning {
  /** Numbers of the two random streams for patterns. */
  private static final int SET = 0;

  private static final int SPIKES = 1;

  private final SpikingModel model;
  private final SpikingTask task;
  private final PatternSet set;
  private final RandomGenerator random;
  private final SpikingSynapses synapses;
  private final double[][] window;
  private final EnergyLedger[] ledgers;

  SpikingLearning(SpikingModel model, SpikingTask task) {
    this.model = model;
    this.task = task;
    RandomStreams streams = new RandomStreams(task.seed());
    this.set =
        PatternSet.random(task.patterns(), model.protocol(), streams.of(Purpose.PATTERNS, SET));
    this.random = streams.of(Purpose.PATTERNS, SPIKES);
    this.synapses =
        new SpikingSynapses(
            model.protocol().inputs(),
            model.rule().maximum(),
            task.consolidation(),
            task.measures());
    this.window = new double[model.stopping().window()][];
    this.ledgers = new EnergyLedger[window.length];
  }

  /**
   * Learns.
   *
   * @throws IllegalStateException when the thread is interrupted; it stays interrupted
   */
  SpikingResult run() {
    SpikingNeuron neuron = new SpikingNeuron(model);
    TrialInput input = new TrialInput(model.protocol());
    int runs = 0;
    boolean converged = false;
    while (!converged && runs < model.stopping().maxRuns()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("learning was interrupted after " + runs + " runs");
      }
      for (int pattern = 0; pattern < set.size(); pattern++) {
        input.draw(random, set, pattern);
        synapses.beginTrial();
        neuron.present(input, synapses);
        synapses.endTrial();
      }
      window[runs % window.length] = synapses.weights();
      ledgers[runs % window.length] = synapses.ledger();
      runs++;
      converged = runs >= window.length && settled();
    }
    EnergyLedger end = synapses.ledger();
    EnergyLedger settling = converged ? ledgers[runs % window.length] : end;
    List<Double> responses = set.responses(synapses.weights());
    boolean learned = Discrimination.learned(responses, set.strong());
    return new SpikingResult(task, runs, converged, learned, responses, set, settling, end);
  }

  /** Whether every weight stayed close to its mean over the window. */
  private boolean settled() {
    double tolerance = model.stopping().tolerance() * model.rule().maximum();
    for (int synapse = 0; synapse < window[0].length; synapse++) {
      double mean = 0;
      for (double[] weights : window) {
        mean += weights[synapse] / window.length;
      }
      for (double[] weights : window) {
        if (Math.abs(weights[synapse] - mean) > tolerance) {
          return false;
        }
      }
    }
    return true;
  }
}
