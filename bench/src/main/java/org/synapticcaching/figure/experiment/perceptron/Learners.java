package org.synapticcaching.figure.experiment.perceptron;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;

/**
 * Random tasks, kept prepared, since many runs share each of them and preparing one can take longer
 * than learning it. Thread-safe: a task in use elsewhere is prepared once more.
 */
final class Learners {
  private final Map<PerceptronTrial.Patterns, Queue<PerceptronLearner>> idle =
      new ConcurrentHashMap<>();

  /** Runs that are learned with these on the calling thread. */
  TrialSource with(PerceptronEngine backend) {
    return run -> learn(backend, run);
  }

  private TrialResult learn(PerceptronEngine backend, PerceptronTrial run) {
    Queue<PerceptronLearner> waiting =
        idle.computeIfAbsent(run.patterns(), any -> new ConcurrentLinkedQueue<>());
    PerceptronLearner learner = waiting.poll();
    if (learner == null) {
      learner = backend.open(run.patterns().draw());
    }
    TrialResult learned = TrialResult.of(run, learner.learn(run.spec()));
    waiting.add(learner);
    return learned;
  }
}
