package org.synapticcaching.figure.experiment.perceptron;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.search.MemoizedRuns;

/**
 * Trials that several points request, each learned once at most, by the point that requests it
 * first. Their tasks are kept prepared, since many trials share each of them and preparing one can
 * take longer than learning it; a task in use elsewhere is prepared once more. Thread-safe.
 */
final class SharedTrials {
  private final MemoizedRuns<PerceptronTrial, TrialResult> results = new MemoizedRuns<>();
  private final Map<PerceptronTrial.Patterns, Queue<PerceptronLearner>> idle =
      new ConcurrentHashMap<>();
  private final HigherThresholds higher = new HigherThresholds();

  /** These trials, learned on the thread that requests them. */
  TrialSource with(PerceptronEngine engine) {
    return trial -> results.at(trial, first -> higher.at(first, each -> learn(engine, each)));
  }

  private PerceptronResult learn(PerceptronEngine engine, PerceptronTrial trial) {
    Queue<PerceptronLearner> waiting =
        idle.computeIfAbsent(trial.patterns(), any -> new ConcurrentLinkedQueue<>());
    PerceptronLearner learner = waiting.poll();
    if (learner == null) {
      learner = engine.open(trial.patterns().draw());
    }
    PerceptronResult result = learner.learn(trial.spec());
    waiting.add(learner);
    return result;
  }
}
