package org.synapticcaching.spiking;

/**
 * An experiment in which neurons learn. Each task has its own random streams, so that its result
 * depends on nothing else that is run.
 *
 * @param model of the neuron, its inputs and its learning
 */
public record SpikingExperiment(SpikingModel model) {
  /** One neuron's learning, on the calling thread. */
  public SpikingResult run(SpikingTask task) {
    return new SpikingLearning(model, task).run();
  }
}
