package org.synapticcaching.spiking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.synapticcaching.backend.Futures;
import org.synapticcaching.model.Require;

/**
 * Runs many learning experiments side by side; each task has its own random streams, so results
 * depend neither on the number of threads nor on what else is run.
 *
 * @param model of the neuron, its inputs and its learning
 * @param threads processor threads to use, >= 1
 */
public record SpikingExperiment(SpikingModel model, int threads) {
  private static final String DOING = "neurons were learning";

  public SpikingExperiment {
    Require.atLeast("threads", 1, threads);
  }

  /** One experiment, on the calling thread. */
  public SpikingResult run(SpikingTask task) {
    return new SpikingLearning(model, task).run();
  }

  /**
   * All experiments.
   *
   * @param listener told of each result as it comes, in no fixed order, on the calling thread; what
   *     it throws ends the experiments
   * @return results in the order of the tasks
   * @throws IllegalStateException when the calling thread is interrupted; it stays interrupted
   */
  public List<SpikingResult> run(List<SpikingTask> tasks, Consumer<SpikingResult> listener) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      ExecutorCompletionService<SpikingResult> completion =
          new ExecutorCompletionService<>(workers);
      List<Future<SpikingResult>> futures = new ArrayList<>();
      for (SpikingTask task : tasks) {
        futures.add(completion.submit(() -> run(task)));
      }
      for (int done = 0; done < tasks.size(); done++) {
        listener.accept(Futures.await(completion.take(), DOING));
      }
      List<SpikingResult> results = new ArrayList<>();
      for (Future<SpikingResult> future : futures) {
        results.add(Futures.await(future, DOING));
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + DOING, e);
    } finally {
      workers.shutdownNow();
    }
  }
}
