package org.synapticcaching.figure.experiment.perceptron;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;

/**
 * A point made of trials of perceptrons. On the processor each point learns its own, on a device
 * all points of the figure learn theirs in one population.
 *
 * @param load the trials, as far as they are known beforehand
 * @param work makes rows of them
 */
record TrialPoint(PerceptronLoad load, Work work) implements BatchedWork {
  /** Makes rows of trials. */
  @FunctionalInterface
  interface Work {
    /**
     * Makes all rows.
     *
     * @throws java.util.concurrent.CancellationException when cancelled before the end
     */
    List<Row> rows(TrialSource trials, PointContext context);
  }

  /**
   * A point with these trials.
   *
   * @param source of trials where each point learns its own: {@link SharedTrials#with} where other
   *     points have tasks in common with it, else {@link SequentialTrials}
   */
  static Point of(
      String key,
      Object definition,
      double cost,
      PerceptronLoad load,
      Function<PerceptronEngine, TrialSource> source,
      Work work) {
    return new Point(
        key,
        definition,
        cost,
        Optional.empty(),
        context -> work.rows(shared(source.apply(context.perceptrons()), context), context),
        Optional.of(new TrialPoint(load, work)));
  }

  /** Points of other figures may need the same trials. */
  private static TrialSource shared(TrialSource own, PointContext context) {
    return trial -> context.once(trial, own::at);
  }

  @Override
  public Object group() {
    return TrialPoint.class;
  }

  @Override
  public boolean batchesSingletons() {
    return true;
  }

  @Override
  public List<PerceptronLoad> perceptrons() {
    return List.of(load);
  }

  @Override
  public void run(List<BatchedWork> members, PointContext context, Finished finished)
      throws IOException {
    new BatchedTrials(members.stream().map(TrialPoint.class::cast).toList(), context, finished)
        .run();
  }
}
