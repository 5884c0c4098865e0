package org.synapticcaching.figure.perceptron;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.synapticcaching.backend.PerceptronBackend;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Random tasks by seed, kept prepared, since many runs share each of them and preparing one can
 * take longer than learning it. Thread-safe: a task in use elsewhere is prepared once more.
 */
final class Learners {
  private final Setup setup;
  private final Map<Long, Queue<PerceptronLearner>> idle = new ConcurrentHashMap<>();

  /** Of one setup. */
  Learners(Setup setup) {
    this.setup = setup;
  }

  /** Learns the task of a seed. */
  Learned learn(PerceptronBackend backend, PerceptronSpec spec, long seed) {
    Queue<PerceptronLearner> waiting =
        idle.computeIfAbsent(seed, any -> new ConcurrentLinkedQueue<>());
    PerceptronLearner learner = waiting.poll();
    if (learner == null) {
      learner = backend.open(PerceptronTask.random(setup.synapses(), setup.patterns(), seed));
    }
    Learned learned = Learned.of(setup, spec, seed, learner.learn(spec));
    waiting.add(learner);
    return learned;
  }
}
