package org.synapticcaching.figure.experiment.perceptron;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;

/**
 * A point made of runs of perceptrons. On the processor each point learns its own, on a device all
 * points of the figure learn theirs in one population.
 *
 * @param load the runs, as far as they are known beforehand
 * @param work makes rows of them
 */
record TrialPoint(PerceptronLoad load, Work work) implements BatchedWork {
  /** Makes rows of runs. */
  @FunctionalInterface
  interface Work {
    /**
     * Makes all rows. Called again after {@link NotYet}, so it must not keep anything.
     *
     * @throws java.util.concurrent.CancellationException when asked to stop before the end
     */
    List<Row> rows(TrialSource runs, PointContext context);
  }

  /** A point whose tasks no other point learns. */
  static Point of(String key, Object definition, double cost, PerceptronLoad load, Work work) {
    return new Point(
        key,
        definition,
        cost,
        context -> work.rows(new SequentialTrials(context.perceptrons()), context),
        Optional.of(new TrialPoint(load, work)));
  }

  /** A point that shares its tasks with others. */
  static Point of(
      String key,
      Object definition,
      double cost,
      PerceptronLoad load,
      Learners learners,
      Work work) {
    return new Point(
        key,
        definition,
        cost,
        context -> work.rows(learners.with(context.perceptrons()), context),
        Optional.of(new TrialPoint(load, work)));
  }

  @Override
  public Object group() {
    return TrialPoint.class;
  }

  @Override
  public boolean evenAlone() {
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
