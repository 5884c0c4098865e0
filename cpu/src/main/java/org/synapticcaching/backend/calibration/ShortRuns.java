package org.synapticcaching.backend.calibration;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Measures by short runs of {@link ReferenceWork}, for two seconds in all; of each kind the fastest
 * stretch counts, since whatever else goes on can only make one longer. A device loads its kernels
 * before, which any run on it does once: where its driver has to compile them first, that takes
 * longer.
 *
 * <p>The processor's runs count by the time that its core was theirs, so that other programs do not
 * make it look slow. Half of all time is for Java to compile its kernels; times that are no times
 * of compiled kernels are refused, as they would speak for the device.
 *
 * @param engines gives the perceptrons of a backend
 * @param clock nanoseconds, never running backwards
 * @param ownTime nanoseconds that a core has spent on the calling thread
 */
public record ShortRuns(
    Function<Backend, PerceptronEngine> engines, LongSupplier clock, LongSupplier ownTime)
    implements SpeedMeter {
  /** For all runs together. */
  static final long NANOSECONDS = 2_000_000_000L;

  /** A stretch is long enough for the clock, and for a launch not to matter. */
  private static final long STRETCH_NANOSECONDS = 10_000_000L;

  private static final int FIRST_PRESENTATIONS = 4;
  private static final int MOST_PRESENTATIONS = 1 << 16;
  private static final int TASKS = 4;

  /**
   * What {@code simd} takes on one core of an AMD EPYC (Zen 5), in seconds, in the order of the
   * parts below; and how many times that any processor may take.
   */
  private static final double[] KNOWN = {4.5e-6, 300e-6, 0.14e-6, 0.66e-6};

  private static final double MOST_TIMES_KNOWN = 8;

  /** Milliseconds of the parts of the measurement, in their order. */
  private static final int[] SHARES = {1000, 250, 60, 140, 120, 230, 100, 100};

  /** Java's memory that may be taken unasked. */
  private static final double SHARE_OF_HEAP = 0.5;

  /** By the clocks of this Java; where it knows no time of a core, all are wall time. */
  public static ShortRuns ofThisJava(Function<Backend, PerceptronEngine> engines) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    boolean known = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    return new ShortRuns(
        engines, System::nanoTime, known ? threads::getCurrentThreadCpuTime : System::nanoTime);
  }

  @Override
  public Speeds measure(Backend processor, Backend device) {
    int multiprocessors = device.deviceSize().orElseThrow().multiprocessors();
    PopulationSpec one = ReferenceWork.population(1, ReferenceWork.SMALL);
    PopulationSpec several = ReferenceWork.population(multiprocessors, ReferenceWork.SMALL);
    PopulationSpec large = ReferenceWork.population(1, ReferenceWork.LARGE);
    requireMemory(processor, large);
    requireMemory(device, large);
    requireMemory(device, several);
    Patterns images = ReferenceWork.images();
    List<PerceptronTask> tasks = new ArrayList<>();
    for (int seed = 0; seed < TASKS; seed++) {
      tasks.add(ReferenceWork.task(seed));
    }
    int runs = ReferenceWork.RUNS_PER_MULTIPROCESSOR * multiprocessors;
    load(device, one, images, tasks.get(0));
    Budget budget = new Budget();
    double[] parts = {
      budget.part(end -> network(processor, one, images, ownTime, end)),
      budget.part(end -> network(processor, large, images, ownTime, end)),
      budget.part(end -> perceptron(processor, false, tasks.get(0), end)),
      budget.part(end -> perceptron(processor, true, tasks.get(0), end)),
      budget.part(end -> network(device, several, images, clock, end)),
      budget.part(end -> network(device, large, images, clock, end)),
      budget.part(end -> sweep(device, false, tasks, runs, end)),
      budget.part(end -> sweep(device, true, tasks, runs, end))
    };
    if (processor.design() == BackendDesign.PROCESSOR) {
      requireCompiled(processor, parts);
    }
    return new Speeds(
        parts[0], parts[1], parts[4], parts[5], parts[2], parts[3], parts[6], parts[7]);
  }

  private static void requireCompiled(Backend processor, double[] parts) {
    for (int part = 0; part < KNOWN.length; part++) {
      if (parts[part] > MOST_TIMES_KNOWN * KNOWN[part]) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s took %.3g us where compiled kernels take about %.3g us: Java had not compiled"
                    + " them in time, as on a busy machine",
                processor.id(),
                1e6 * parts[part],
                1e6 * KNOWN[part]));
      }
    }
  }

  private static void requireMemory(Backend backend, PopulationSpec spec) {
    double usable = SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
    if (backend.bytes(spec) > usable) {
      throw new IllegalStateException("Java has too little memory for that (-Xmx)");
    }
  }

  /** Makes the device ready. */
  private void load(Backend device, PopulationSpec one, Patterns images, PerceptronTask task) {
    try (Population population = device.open(one)) {
      train(population, images, 1);
    }
    PerceptronSpec moment = ReferenceWork.spec(true).withMaxEpochs(1);
    engines.apply(device).learnAll(List.of(moment), List.of(() -> task), 1);
  }

  /** What is left of the time, divided among what is left to do. */
  private final class Budget {
    private final long end = clock.getAsLong() + NANOSECONDS;
    private int part;

    double part(Function<Long, Double> measured) {
      long now = clock.getAsLong();
      int left = Arrays.stream(SHARES, part, SHARES.length).sum();
      long until = now + Math.max(0, end - now) / left * SHARES[part];
      part++;
      return measured.apply(until);
    }
  }

  /** Runs something until the time has come, at least once; the fastest counts. */
  private double fastest(long end, DoubleSupplier seconds) {
    double best = Double.POSITIVE_INFINITY;
    do {
      best = Math.min(best, seconds.getAsDouble());
    } while (clock.getAsLong() < end);
    return best;
  }

  /** Seconds of a presentation to each network, by one of the clocks. */
  private double network(
      Backend backend, PopulationSpec spec, Patterns images, LongSupplier time, long end) {
    try (Population population = backend.open(spec)) {
      int[] presentations = {FIRST_PRESENTATIONS};
      return fastest(
          end,
          () -> {
            int count = presentations[0];
            long start = time.getAsLong();
            train(population, images, count);
            long taken = time.getAsLong() - start;
            if (taken < STRETCH_NANOSECONDS) {
              presentations[0] = Math.min(2 * count, MOST_PRESENTATIONS);
            }
            return 1e-9 * taken / count;
          });
    }
  }

  private static void train(Population population, Patterns images, int presentations) {
    population.train(images, presentations);
    if (population instanceof DeviceTimed device) {
      device.deviceMilliseconds();
    }
  }

  /** Seconds of an update of one perceptron. */
  private double perceptron(Backend backend, boolean caches, PerceptronTask task, long end) {
    PerceptronSpec spec = ReferenceWork.spec(caches);
    PerceptronLearner learner = engines.apply(backend).open(task);
    learner.prepare(spec);
    return fastest(
        end,
        () -> {
          long start = ownTime.getAsLong();
          PerceptronResult result = learner.learn(spec);
          return 1e-9 * (ownTime.getAsLong() - start) / Math.max(1, result.updates());
        });
  }

  /** Seconds of an update in each of many runs side by side: those of the longest of them. */
  private double sweep(
      Backend backend, boolean caches, List<PerceptronTask> tasks, int runs, long end) {
    List<PerceptronSpec> specs =
        Collections.nCopies((runs + tasks.size() - 1) / tasks.size(), ReferenceWork.spec(caches));
    List<Supplier<PerceptronTask>> drawn = new ArrayList<>();
    tasks.forEach(task -> drawn.add(() -> task));
    PerceptronEngine engine = engines.apply(backend);
    return fastest(
        end,
        () -> {
          long start = clock.getAsLong();
          List<List<PerceptronResult>> results = engine.learnAll(specs, drawn, 1);
          long taken = clock.getAsLong() - start;
          long longest =
              results.stream()
                  .flatMap(List::stream)
                  .mapToLong(PerceptronResult::updates)
                  .max()
                  .orElse(1);
          return 1e-9 * taken / Math.max(1, longest);
        });
  }
}
