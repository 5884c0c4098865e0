package org.synapticcaching.roofline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.synapticcaching.console.Progress;
import org.synapticcaching.device.CublasLibrary;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.population.CardPeak;
import org.synapticcaching.machine.GitCommit;
import org.synapticcaching.machine.Machine;
import org.synapticcaching.machine.SystemFiles;
import org.synapticcaching.simd.peak.BestRate;
import org.synapticcaching.simd.peak.Kernel;
import org.synapticcaching.simd.peak.MultiplyAdds;
import org.synapticcaching.simd.peak.Streams;

/**
 * Measures the ceilings of this machine, in this Java: by several kernels each, of which the best
 * one counts, since a bound has to lie above whatever a program can do.
 *
 * @param command that asked for it
 * @param version of this program
 * @param effort how long it may take
 */
public record CeilingMeasurement(String command, String version, Effort effort) {
  /** Of Java's memory, for the arrays of all threads. */
  private static final double SHARE_OF_HEAP = 0.25;

  /** How much larger than all caches is large enough to miss them. */
  private static final int TIMES_CACHES = 8;

  /** Ceilings of a card, without that of cuBLAS. */
  private static final int ON_CARD = 2;

  private static final long MOST_BYTES = 1L << 30;

  /** How long each loop is measured, and how often. */
  public enum Effort {
    /** About 10 s. */
    WHOLE(2, 0.02, 0.07),

    /** About 4 s. */
    QUICK(2, 0.01, 0.02),

    /** Where everything has to run, but no number counts, as on an emulated card. */
    LEAST(1, 0.001, 0.001);

    /** The second time, the compiler is done with loops that it was not the first time. */
    private final int rounds;

    private final BestRate rate;

    Effort(int rounds, double warmUp, double seconds) {
      this.rounds = rounds;
      this.rate = new BestRate(warmUp, seconds);
    }

    /** Of a run of benchmarks. */
    public static Effort of(boolean quick) {
      return quick ? QUICK : WHOLE;
    }
  }

  /**
   * Measures.
   *
   * @param progress told after each resource
   * @throws InterruptedException when interrupted
   * @throws IllegalStateException where this Java has no vectors, or the card cannot be used now
   */
  public Ceilings measure(Progress progress) throws InterruptedException {
    Machine machine = Machine.here();
    if (machine.vectorBits().isEmpty()) {
      throw new IllegalStateException(
          "ceilings need the Vector API: start Java with --add-modules jdk.incubator.vector");
    }
    double load = SystemFiles.ofThisMachine().load().orElse(Double.NaN);
    CacheSizes caches = CacheSizes.of(machine.caches());
    long begin = System.nanoTime();
    Optional<Gpu> card = card();
    Run run = new Run(caches, machine.cores(), card, progress);
    run.measure();
    return new Ceilings(
        Ceilings.FORMAT,
        command,
        version,
        GitCommit.ofProgram().orElse(Machine.UNKNOWN),
        machine.processor(),
        machine.cores(),
        machine.vectorBits().orElse(0),
        caches,
        card.map(gpu -> new Ceilings.Card(gpu.name(), gpu.bytesNearerThanMemory())).stream()
            .toList(),
        machine.java(),
        1e-9 * (System.nanoTime() - begin),
        load,
        List.copyOf(run.found.values()));
  }

  /** The card, if there is a real one. */
  private static Optional<Gpu> card() {
    return Optional.of(Gpu.availability())
        .filter(found -> found.available() && !found.emulated())
        .map(found -> Gpu.first());
  }

  /** One measurement. */
  private final class Run {
    private final CacheSizes caches;
    private final int cores;
    private final Optional<Gpu> card;
    private final Progress progress;
    private final Map<List<Object>, Ceiling> found = new LinkedHashMap<>();
    private int done;

    Run(CacheSizes caches, int cores, Optional<Gpu> card, Progress progress) {
      this.caches = caches;
      this.cores = cores;
      this.card = card;
      this.progress = progress;
    }

    void measure() throws InterruptedException {
      List<Integer> threads = cores == 1 ? List.of(1) : List.of(1, cores);
      List<Resource> levels = Roofline.LEVELS.stream().filter(caches::has).toList();
      int onCard = card.isPresent() ? ON_CARD + (multipliesMatrices() ? 1 : 0) : 0;
      int all = effort.rounds * threads.size() * (3 + levels.size()) + onCard;
      for (int round = 0; round < effort.rounds; round++) {
        for (int n : threads) {
          measure(n, levels, all);
        }
      }
      card.ifPresent(gpu -> onCard(gpu, all));
    }

    private void onCard(Gpu gpu, int all) {
      try (GpuSession session = gpu.openSession()) {
        CardPeak peak = new CardPeak(session);
        add(Ceiling.of(Resource.CARD_FMA_FLOAT32, 1, peak.multiplyAdds(), "registers"), all);
        if (multipliesMatrices()) {
          add(Ceiling.of(Resource.CARD_SGEMM, 1, peak.matrixProducts(), "cuBLAS"), all);
        }
        add(Ceiling.of(Resource.CARD_MEMORY, 1, peak.copiedBytes(), "copy"), all);
      }
    }

    private static boolean multipliesMatrices() {
      return CublasLibrary.availability().available();
    }

    private void measure(int n, List<Resource> levels, int all) throws InterruptedException {
      best(Resource.FMA_FLOAT32, n, thread -> new MultiplyAdds().float32(), all);
      best(Resource.FMA_FLOAT64, n, thread -> new MultiplyAdds().float64(), all);
      best(Resource.SCALAR_FLOAT64, n, thread -> new MultiplyAdds().scalar64(), all);
      int origin = Streams.LINE - 4;
      for (Resource level : levels) {
        long bytes = bytes(level, n);
        best(level, n, thread -> new Streams(bytes, origin).all(), all);
      }
    }

    private void best(Resource resource, int threads, IntFunction<List<Kernel>> kernelsOf, int all)
        throws InterruptedException {
      List<List<Kernel>> ofThread = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        ofThread.add(kernelsOf.apply(thread));
      }
      double best = 0;
      String name = "";
      for (int k = 0; k < ofThread.get(0).size(); k++) {
        int kernel = k;
        List<Kernel> side = ofThread.stream().map(kernels -> kernels.get(kernel)).toList();
        double measured = threads == 1 ? effort.rate.of(side.get(0)) : effort.rate.together(side);
        if (measured > best) {
          best = measured;
          name = side.get(0).name();
        }
      }
      add(Ceiling.of(resource, threads, best, name), all);
    }

    /** Of several measurements of the same, the highest counts. */
    private void add(Ceiling ceiling, int all) {
      found.merge(
          List.of(ceiling.id(), ceiling.threads()),
          ceiling,
          (before, now) -> before.value() >= now.value() ? before : now);
      done++;
      progress.update((double) done / all, done, all);
    }

    /** Of one thread's arrays: well within the level, and well beyond the one before. */
    private long bytes(Resource level, int threads) {
      return switch (level) {
        case L1 -> caches.first() / 2;
        case L2 -> caches.second() / 2;
        case L3 -> {
          long before = caches.first() + caches.second();
          yield Math.max(2 * before, Math.min(8 * before, caches.shared() / 2 / threads));
        }
        default -> {
          long wanted = TIMES_CACHES * caches.nearerThan(Resource.MEMORY, cores);
          long most = (long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory());
          yield Math.min(Math.min(wanted, most), MOST_BYTES) / threads;
        }
      };
    }
  }
}
