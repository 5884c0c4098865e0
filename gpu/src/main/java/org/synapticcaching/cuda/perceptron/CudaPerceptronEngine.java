package org.synapticcaching.cuda.perceptron;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Supplier;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.TrialQueue;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;

/**
 * Perceptrons on a GPU, in pattern space and from error to error (model section 8.4), one block of
 * threads each. A sweep is one population: it takes some hundred runs at a time to fill a card; a
 * single run is no faster than on the processor. Rounding decides nothing: a run in which it could
 * is left to the reference.
 */
public final class CudaPerceptronEngine implements PerceptronEngine, DeviceTimed {
  /** The backend that results name. */
  static final String ID = "cuda";

  private final Supplier<Gpu> card;
  private final PerceptronEngine reference;
  private final DoubleAdder milliseconds = new DoubleAdder();

  /**
   * An engine that no time was spent with yet.
   *
   * @param card that it computes on, asked for when there is something to compute
   * @param reference learns the runs in which rounding could decide
   */
  public CudaPerceptronEngine(Supplier<Gpu> card, PerceptronEngine reference) {
    this.card = card;
    this.reference = reference;
  }

  @Override
  public PerceptronLearner open(PerceptronTask task) {
    return new CudaPerceptronLearner(card.get(), task, reference, milliseconds::add);
  }

  @Override
  public void learnAll(TrialQueue queue, int threads) {
    learnAll(queue, CudaPerceptronTurns.of(card.get()), threads);
  }

  /** With other turns, for tests. */
  void learnAll(TrialQueue queue, CudaPerceptronTurns turns, int threads) {
    CudaPerceptronSweep.over(card.get(), turns, queue, reference, threads, milliseconds::add);
  }

  /** That of {@code learnAll} and of all learners opened here. */
  @Override
  public double deviceMilliseconds() {
    return milliseconds.sum();
  }
}
