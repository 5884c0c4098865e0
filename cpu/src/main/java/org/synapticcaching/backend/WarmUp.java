package org.synapticcaching.backend;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Has Java compile what is about to compute: learns throw-away data on a thread of its own while
 * the caller reads or draws the real ones. Nothing that is computed here is seen anywhere, and what
 * is computed elsewhere does not depend on it. With one processor there is nobody to do it, and it
 * does nothing.
 */
public final class WarmUp implements AutoCloseable {
  /** After so many rounds everything is compiled; each takes milliseconds or less. */
  private static final int ROUNDS = 1000;

  /** After so many, learning is; then testing is warmed up too, in every twentieth. */
  private static final int ROUNDS_OF_LEARNING = 600;

  private static final int ROUNDS_PER_TEST = 20;

  /** Presentations of a round: few, so that it can be stopped at any moment. */
  private static final int PRESENTATIONS = 10;

  private static final int PATTERNS = 50;

  /**
   * Inputs that are not blank: few, since until they are compiled kernels take long for each; and
   * no multiple of four, since kernels take four rows at a time, and then those that remain.
   */
  private static final int ACTIVE = 6;

  private static final int PIXEL_VALUES = 256;

  /** Small enough to be opened in a moment; in larger ones it matters less. */
  private static final long MOST_SYNAPSES = 1_000_000;

  /**
   * So small that kernels are compiled before the methods of their vectors, of which each call of a
   * kernel calls few.
   */
  private static final int SYNAPSES = 36;

  private static final int TASK_PATTERNS = 56;
  private static final int MOST_EPOCHS = 50;

  /** Longest that anybody waits. */
  private static final long PATIENCE_MS = 500;

  /** Falls when learning is compiled, or will not be. */
  private final CountDownLatch learned = new CountDownLatch(1);

  private volatile boolean stopped;

  private WarmUp() {}

  /** Does nothing, for what needs none. */
  public static WarmUp none() {
    WarmUp none = new WarmUp();
    none.learned.countDown();
    return none;
  }

  /** Begins to learn, and test, as a population will that is like this one. */
  public static WarmUp ofNetworks(Backend backend, PopulationSpec spec) {
    if (spec.network().synapses() > MOST_SYNAPSES) {
      return none();
    }
    WarmUp warmUp = new WarmUp();
    warmUp.start(() -> warmUp.trainNetworks(backend, spec));
    return warmUp;
  }

  /** Begins to learn perceptrons as this spec says. */
  public static WarmUp ofPerceptrons(PerceptronEngine engine, PerceptronSpec spec) {
    WarmUp warmUp = new WarmUp();
    PerceptronSpec brief = spec.withMaxEpochs(Math.min(MOST_EPOCHS, spec.maxEpochs()));
    warmUp.start(
        () ->
            warmUp.rounds(
                seed -> engine.learn(brief, PerceptronTask.random(SYNAPSES, TASK_PATTERNS, seed))));
    return warmUp;
  }

  private void start(Callable<Boolean> work) {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(() -> quietly(work), "warm-up");
      thread.setDaemon(true);
      thread.start();
    } else {
      learned.countDown();
    }
  }

  /** What fails here fails, and is told of, in the run itself. */
  private void quietly(Callable<Boolean> work) {
    try {
      work.call();
    } catch (Exception | OutOfMemoryError told) {
      stop();
    } finally {
      learned.countDown();
    }
  }

  private boolean trainNetworks(Backend backend, PopulationSpec spec) {
    Patterns patterns = patterns(spec);
    try (Population population = backend.open(spec)) {
      return rounds(
          round -> {
            population.train(patterns, PRESENTATIONS);
            if (round >= ROUNDS_OF_LEARNING) {
              learned.countDown();
              if (round % ROUNDS_PER_TEST == 0) {
                population.evaluate(patterns);
              }
            }
          });
    }
  }

  /** Whether all rounds were done. */
  private boolean rounds(IntConsumer work) {
    for (int round = 0; round < ROUNDS && !stopped; round++) {
      work.accept(round);
    }
    return !stopped;
  }

  /** Images of which a few pixels are not blank. */
  private static Patterns patterns(PopulationSpec spec) {
    int inputs = spec.network().inputs();
    int classes = spec.network().outputs();
    Random random = new Random(1);
    byte[] pixels = new byte[PATTERNS * inputs];
    int[] labels = new int[PATTERNS];
    for (int p = 0; p < PATTERNS; p++) {
      labels[p] = p % classes;
      for (int a = 0; a < ACTIVE; a++) {
        pixels[p * inputs + random.nextInt(inputs)] = (byte) random.nextInt(PIXEL_VALUES);
      }
    }
    double[] table = new double[PIXEL_VALUES];
    for (int b = 0; b < PIXEL_VALUES; b++) {
      table[b] = b / (PIXEL_VALUES - 1.0);
    }
    return Patterns.ofBytes(pixels, inputs, table, labels, classes);
  }

  /**
   * Waits until learning is compiled, or long enough, and ends it. Whoever learns real data before
   * takes the time of two processors from the compiler, and as long for a presentation as for
   * hundreds afterwards.
   */
  public void finish() {
    try {
      learned.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop();
  }

  /** Ends it within milliseconds, for which this does not wait: from now on it would disturb. */
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stop();
  }
}
