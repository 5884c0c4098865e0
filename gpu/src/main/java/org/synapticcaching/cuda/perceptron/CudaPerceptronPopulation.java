package org.synapticcaching.cuda.perceptron;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.synapticcaching.device.DeviceTimer;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OutOfDeviceMemory;

/**
 * Perceptrons that learn side by side on the device. Several launches are in flight, each in its
 * own {@link CudaPerceptronLane lane}; whose has ended takes the runs that have waited longest, so
 * that none waits for another. Meanwhile tasks come ({@link CudaPerceptronAdmission}), and results
 * are read in a further stream. Nothing here waits for the device. Not thread-safe.
 *
 * <p>A run's sums have an order of their own: neither neighbours, nor the place in memory, nor how
 * launches cut a run into pieces changes a bit of its result.
 */
final class CudaPerceptronPopulation {
  private static final String ACTIVITY = "perceptrons were learning";

  /** Between two looks: little beside a launch. */
  private static final long MOMENT_NANOSECONDS = 20_000;

  /** The same while only threads of the host are at work. */
  private static final long IDLE_NANOSECONDS = 500_000;

  private final CudaPerceptronStreams streams;
  private final CudaPerceptronTurns turns;
  private final CudaPerceptronSlab slab;
  private final CudaPerceptronAdmission admission;
  private final DeviceTimer timer;
  private final List<CudaPerceptronLane> lanes = new ArrayList<>();
  private final Map<CudaPerceptronRun.Shape, Deque<CudaPerceptronRun>> ready =
      new LinkedHashMap<>();
  private int aboard;
  private long presented;

  /**
   * An empty population.
   *
   * @param turns how the device's time is dealt out
   */
  CudaPerceptronPopulation(CudaPerceptronStreams streams, CudaPerceptronTurns turns) {
    this.streams = streams;
    this.turns = turns;
    GpuSession uploads = streams.next();
    timer = uploads.timer();
    timer.start();
    admission = new CudaPerceptronAdmission(uploads, streams.next(), turns);
    slab = new CudaPerceptronSlab(uploads, streams.next());
  }

  /** What there is when nothing runs. */
  CudaPerceptronPrepared.Room room() {
    return new CudaPerceptronPrepared.Room(turns.capacity(), slab.room());
  }

  /** Presentations that the run which is furthest has reached. */
  long presented() {
    return presented;
  }

  /** Runs whose launches have not ended. */
  int flying() {
    return lanes.stream().mapToInt(CudaPerceptronLane::flying).sum();
  }

  /** Whether no run goes on. */
  boolean idle() {
    return aboard == 0;
  }

  /**
   * Takes in a task, if there is room; there always is when nothing runs.
   *
   * @param expected tasks of about this size that will soon be admitted, this one included
   * @param ended receives the numbers of runs as they end, with their outcomes; empty when rounding
   *     could decide, so the reference must
   * @return false when runs have to end first
   * @throws OutOfDeviceMemory when it does not fit even alone
   */
  boolean admit(
      CudaPerceptronSlot slot,
      int expected,
      BiConsumer<Integer, Optional<CudaPerceptronOutcome>> ended) {
    int runs = slot.plans().size();
    if (aboard > 0 && aboard + runs > turns.capacity() || !admission.accepts()) {
      return false;
    }
    Optional<CudaPerceptronSlab.Piece> piece;
    try {
      piece = slab.take(slot.bytes(), expected);
    } catch (OutOfDeviceMemory full) {
      throw full.withAdvice("choose fewer patterns or synapses, or --backend simd");
    }
    piece.ifPresent(
        where -> {
          admission.add(new CudaPerceptronTenant(slot, where, ended));
          aboard += runs;
        });
    return piece.isPresent();
  }

  /**
   * Does what can be done without waiting: passes on tasks that came and results of runs that have
   * ended, and has others go on.
   *
   * @return whether there was anything to do
   * @throws IllegalStateException when the calling thread is interrupted; it stays interrupted
   */
  boolean turn() {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted while " + ACTIVITY);
    }
    boolean done = admission.begin();
    List<CudaPerceptronRun> arrived = admission.arrived();
    arrived.forEach(this::queue);
    List<CudaPerceptronRun> ended = new ArrayList<>();
    for (CudaPerceptronLane lane : lanes) {
      for (CudaPerceptronRun run : lane.landed()) {
        presented = Math.max(presented, run.progress().last());
        if (run.progress().status() == CudaPerceptronProgress.Status.RUNNING) {
          queue(run);
        } else {
          ended.add(run);
        }
        done = true;
      }
    }
    // What goes on is launched before results are read, so that the device is kept busy.
    boolean launched = launch();
    ended.forEach(this::conclude);
    return done || launched || !arrived.isEmpty();
  }

  private void queue(CudaPerceptronRun run) {
    ready.computeIfAbsent(run.shape(), any -> new ArrayDeque<>()).add(run);
  }

  /** Fills lanes that are free with runs of the shape that has waited longest; whether with any. */
  private boolean launch() {
    boolean launched = false;
    while (!ready.isEmpty()) {
      Optional<CudaPerceptronLane> lane = freeLane();
      if (lane.isEmpty()) {
        return launched;
      }
      Iterator<Map.Entry<CudaPerceptronRun.Shape, Deque<CudaPerceptronRun>>> shapes =
          ready.entrySet().iterator();
      Map.Entry<CudaPerceptronRun.Shape, Deque<CudaPerceptronRun>> first = shapes.next();
      shapes.remove();
      Deque<CudaPerceptronRun> waiting = first.getValue();
      List<CudaPerceptronRun> runs = new ArrayList<>();
      while (runs.size() < turns.runsPerLaunch() && !waiting.isEmpty()) {
        runs.add(waiting.remove());
      }
      lane.get().launch(runs, flying());
      if (!waiting.isEmpty()) {
        ready.put(first.getKey(), waiting);
      }
      launched = true;
    }
    return launched;
  }

  private Optional<CudaPerceptronLane> freeLane() {
    Optional<CudaPerceptronLane> free =
        lanes.stream().filter(lane -> lane.flying() == 0).findFirst();
    if (free.isEmpty() && lanes.size() < turns.lanes()) {
      lanes.add(new CudaPerceptronLane(streams.next(), turns.runsPerLaunch()));
      return Optional.of(lanes.get(lanes.size() - 1));
    }
    return free;
  }

  private void conclude(CudaPerceptronRun run) {
    aboard--;
    if (run.conclude()) {
      slab.give(run.tenant().piece());
    }
  }

  /** Waits a moment, in which the device or other threads may get something done. */
  void await() {
    LockSupport.parkNanos(this, idle() ? IDLE_NANOSECONDS : MOMENT_NANOSECONDS);
  }

  /** Device time from the beginning to now, in milliseconds; for when no run goes on. */
  double deviceMilliseconds() {
    timer.stop();
    return timer.milliseconds();
  }
}
