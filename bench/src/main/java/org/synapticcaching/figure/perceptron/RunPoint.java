package org.synapticcaching.figure.perceptron;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.PerceptronLoad;
import org.synapticcaching.figure.Point;
import org.synapticcaching.figure.PointContext;
import org.synapticcaching.figure.Row;
import org.synapticcaching.figure.SharedWork;

/**
 * A point made of runs of perceptrons. On the processor each point learns its own, on a device all
 * points of the figure learn theirs in one population.
 *
 * @param load the runs, as far as they are known beforehand
 * @param work makes rows of them
 */
record RunPoint(PerceptronLoad load, Work work) implements SharedWork {
  /** Makes rows of runs. */
  @FunctionalInterface
  interface Work {
    /**
     * Makes all rows. Called again after {@link NotYet}, so it must not keep anything.
     *
     * @throws java.util.concurrent.CancellationException when asked to stop before the end
     */
    List<Row> rows(Runs runs, PointContext context);
  }

  /** A point whose tasks no other point learns. */
  static Point of(String key, Object definition, double cost, PerceptronLoad load, Work work) {
    return new Point(
        key,
        definition,
        cost,
        context -> work.rows(new OneTask(context.perceptrons()), context),
        Optional.of(new RunPoint(load, work)));
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
        Optional.of(new RunPoint(load, work)));
  }

  @Override
  public Object group() {
    return RunPoint.class;
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
  public void run(List<SharedWork> members, PointContext context, Finished finished)
      throws IOException {
    new RunsTogether(members.stream().map(RunPoint.class::cast).toList(), context, finished).run();
  }
}
