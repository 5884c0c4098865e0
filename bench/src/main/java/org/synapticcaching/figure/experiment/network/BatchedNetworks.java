package org.synapticcaching.figure.experiment.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

/**
 * A run that learns in one population with others of the same network and plan.
 *
 * @param run the run
 * @param rows what becomes of its result
 */
record BatchedNetworks(ImageRun run, Function<TrainingResult, List<Row>> rows)
    implements BatchedWork {
  @Override
  public Object group() {
    return List.of(run.network(), run.plan());
  }

  @Override
  public Optional<PopulationSpec> network() {
    return Optional.of(PopulationSpec.single(run.network(), run.replica()));
  }

  @Override
  public void run(List<BatchedWork> members, PointContext context, Finished finished)
      throws IOException {
    List<BatchedNetworks> runs = members.stream().map(BatchedNetworks.class::cast).toList();
    PopulationSpec spec =
        new PopulationSpec(
            run.network(), runs.stream().map(each -> each.run().replica()).toList(), 1);
    try (Population population = context.backend().open(spec)) {
      TrainingRun.run(population, context.data(), run.plan(), listener(runs, context, finished));
    } catch (UncheckedIOException unsaved) {
      throw unsaved.getCause();
    }
  }

  private static TrainingListener listener(
      List<BatchedNetworks> runs, PointContext context, Finished finished) {
    return new TrainingListener() {
      @Override
      public void advanced(long presentations, long max) {
        context.progress((double) presentations / max);
      }

      @Override
      public boolean cancelled() {
        return context.cancelled();
      }

      @Override
      public void ended(int replica, TrainingResult result) {
        try {
          finished.accept(replica, runs.get(replica).rows().apply(result));
        } catch (IOException unsaved) {
          throw new UncheckedIOException(unsaved);
        }
      }
    };
  }
}
