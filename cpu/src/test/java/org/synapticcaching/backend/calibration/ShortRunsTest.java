package org.synapticcaching.backend.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.NamedBackend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/** What short runs make of backends whose work takes a known time, by a clock that they advance. */
class ShortRunsTest {
  private static final int MULTIPROCESSORS = 2;
  private static final int RUNS = 4 * MULTIPROCESSORS;
  private static final int UPDATES = 10_000;

  /** Nanoseconds. */
  private final AtomicLong clock = new AtomicLong();

  private final List<Integer> opened = new ArrayList<>();
  private int closed;

  private static final PerceptronResult RESULT =
      Backends.perceptrons(Backends.named("ejml"))
          .learn(PerceptronSpec.of(Consolidation.none()), PerceptronTask.random(3, 2, 1));

  /** Work takes so many nanoseconds: presentations to a small and a large network, updates. */
  private final class Timed extends NamedBackend implements PerceptronEngine {
    private final long small;
    private final long large;
    private final double direct;
    private final double caching;

    Timed(String id, long small, long large, double direct, double caching) {
      super(
          id,
          Availability.on(id),
          id.equals("simd")
              ? Optional.empty()
              : Optional.of(new DeviceSize(MULTIPROCESSORS, 1L << 30)));
      this.small = small;
      this.large = large;
      this.direct = direct;
      this.caching = caching;
    }

    @Override
    public Population open(PopulationSpec spec) {
      opened.add(spec.replicas().size());
      long each = spec.network().hidden().get(0) == ReferenceWork.SMALL ? small : large;
      InvocationHandler calls =
          (proxy, method, arguments) -> {
            switch (method.getName()) {
              case "train" -> clock.addAndGet(each * (int) arguments[1]);
              case "close" -> closed++;
              default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
          };
      return (Population)
          Proxy.newProxyInstance(
              Population.class.getClassLoader(), new Class<?>[] {Population.class}, calls);
    }

    @Override
    public PerceptronLearner open(PerceptronTask task) {
      return new PerceptronLearner() {
        @Override
        public PerceptronTask task() {
          return task;
        }

        @Override
        public PerceptronResult learn(PerceptronSpec spec, PerceptronListener listener) {
          boolean caches = spec.consolidation().policy() != ConsolidationPolicy.NONE;
          double nanoseconds = UPDATES * (caches ? caching : direct);
          clock.addAndGet((long) nanoseconds);
          return new PerceptronResult(
              id(),
              "",
              false,
              1,
              UPDATES,
              UPDATES,
              RESULT.ledger(),
              RESULT.persistent(),
              RESULT.transients(),
              RESULT.threshold(),
              RESULT.unreached(),
              1e-9 * nanoseconds);
        }
      };
    }
  }

  private Speeds measured(Backend processor, Backend device) {
    return new ShortRuns(backend -> (PerceptronEngine) backend, clock::get, clock::get)
        .measure(processor, device);
  }

  @Test
  void timesAreThoseOfTheBackendsAndAllEndInTwoSeconds() {
    Timed simd = new Timed("simd", 3_000, 300_000, 140, 660);
    // The runs of the fake come one after the other, and together take as long as one side by side.
    Timed cuda = new Timed("cuda", 9_000, 6_000, 900.0 / RUNS, 2400.0 / RUNS);
    Speeds speeds = measured(simd, cuda);
    assertEquals(3e-6, speeds.smallOnProcessor(), 1e-15);
    assertEquals(300e-6, speeds.largeOnProcessor(), 1e-15);
    assertEquals(9e-6, speeds.smallOnDevice(), 1e-15);
    assertEquals(6e-6, speeds.largeOnDevice(), 1e-15);
    assertEquals(140e-9, speeds.directOnProcessor(), 1e-15);
    assertEquals(660e-9, speeds.cachingOnProcessor(), 1e-15);
    assertEquals(900e-9, speeds.directOnDevice(), 1e-15);
    assertEquals(2400e-9, speeds.cachingOnDevice(), 1e-15);
    assertEquals(List.of(1, 1, 1, MULTIPROCESSORS, 1), opened);
    assertEquals(5, closed);
    double seconds = 1e-9 * clock.get();
    assertTrue(seconds > 1.9 && seconds < 2.1, "by the clock of the backends: " + seconds);
  }

  @Test
  void aProcessorWhoseKernelsAreNotCompiledYetIsNotComparedWithADevice() {
    Timed cuda = new Timed("cuda", 9_000, 6_000, 100, 300);
    for (Timed cold :
        List.of(
            new Timed("simd", 60_000, 300_000, 140, 660),
            new Timed("simd", 3_000, 3_000_000, 140, 660),
            new Timed("simd", 3_000, 300_000, 1_400, 660),
            new Timed("simd", 3_000, 300_000, 140, 6_600))) {
      String told =
          assertThrows(IllegalStateException.class, () -> measured(cold, cuda)).getMessage();
      assertTrue(told.contains("Java had not compiled them in time"), told);
      assertEquals(1, told.lines().count());
    }
  }

  @Test
  void aDeviceThatIsMuchTooSlowIsRunOnceForEachKind() {
    Timed simd = new Timed("simd", 3_000, 300_000, 140, 660);
    long second = 1_000_000_000L;
    Timed cuda = new Timed("cuda", second, second, second / 1e5, second / 1e5);
    Speeds speeds = measured(simd, cuda);
    assertEquals(1, speeds.smallOnDevice(), 1e-9);
    assertTrue(opened.size() == 5 && closed == 5);
  }
}
