package org.synapticcaching.cuda.perceptron;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.DeviceTimer;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.device.StructRecords;

/**
 * Perceptrons that learn side by side on the device, launch after launch. New ones are admitted as
 * long as there is room, and those that have ended make room: no run waits for another. Launches
 * are short, so that a display or a watchdog is not kept waiting. Not thread-safe.
 */
final class CudaPerceptronPopulation implements AutoCloseable {
  /** Numbers added in one launch by one block, at most: some tens of milliseconds (predicted). */
  static final long WORK_PER_LAUNCH = 1L << 26;

  private static final int MOST_EVENTS = 1 << 16;

  /** Runs per multiprocessor that are kept on the device: three times what can run at once. */
  private static final int RUNS_PER_MULTIPROCESSOR = 16;

  /** This fraction of the device's memory is left to others. */
  private static final int RESERVE = 32;

  private final GpuSession session;
  private final CudaPerceptronModule module;
  private final long workPerLaunch;
  private final int capacity;
  private final long room;
  private final DeviceMemory jobs;
  private final DeviceMemory progress;
  private final StructRecords progressNow;
  private final DeviceTimer timer;
  private final Deque<Integer> places = new ArrayDeque<>();
  private final Map<DecayKey, DeviceMemory> decays = new HashMap<>();
  private final Deque<DeviceMemory> spare = new ArrayDeque<>();
  private long presented;
  private List<Running> running = new ArrayList<>();

  private record DecayKey(CudaPerceptronDecay decay, int patterns) {}

  /** A slot and how many of its runs go on. */
  private static final class Tenant {
    final CudaPerceptronSlot slot;
    final DeviceMemory memory;
    final BiConsumer<Integer, Optional<CudaPerceptronOutcome>> ended;
    int runs;

    Tenant(
        CudaPerceptronSlot slot,
        DeviceMemory memory,
        BiConsumer<Integer, Optional<CudaPerceptronOutcome>> ended) {
      this.slot = slot;
      this.memory = memory;
      this.ended = ended;
      this.runs = slot.plans().size();
    }
  }

  /** One run that goes on. */
  private static final class Running {
    final Tenant tenant;
    final int k;
    final int place;
    double seconds;

    Running(Tenant tenant, int k, int place) {
      this.tenant = tenant;
      this.k = k;
      this.place = place;
    }

    CudaPerceptronPlan plan() {
      return tenant.slot.plans().get(k);
    }
  }

  /** What must be the same within a launch. */
  private record Shape(CudaPerceptronKernel kernel, int threads, int sharedBytes, int events) {}

  /**
   * An empty population.
   *
   * @param session closed with it
   * @param workPerLaunch numbers added in one launch by one block, roughly
   */
  CudaPerceptronPopulation(GpuSession session, long workPerLaunch) {
    this.session = session;
    this.workPerLaunch = workPerLaunch;
    module = new CudaPerceptronModule(session);
    capacity = RUNS_PER_MULTIPROCESSOR * session.gpu().multiprocessors();
    jobs = session.allocate("addresses of perceptrons", (long) capacity * Long.BYTES);
    progressNow = new StructRecords(CudaPerceptronProgress.LAYOUT, capacity);
    progress = session.allocate("progress of perceptrons", progressNow.bytes().remaining());
    for (int place = 0; place < capacity; place++) {
      places.add(place);
    }
    timer = session.timer();
    timer.start();
    long free = session.freeBytes();
    room = free - free / RESERVE;
  }

  /** Presentations that the run which is furthest has reached. */
  long presented() {
    return presented;
  }

  /** Whether no run goes on. */
  boolean idle() {
    return running.isEmpty();
  }

  /**
   * How many of a task's plans can be learned side by side, from the first one on: as many as fit
   * into the memory that there is when nothing else runs, at least one.
   */
  int fitting(CudaPerceptronPatterns patterns, List<CudaPerceptronPlan> plans) {
    int runs = Math.min(capacity, plans.size());
    while (runs > 1 && new CudaPerceptronSlot(patterns, plans.subList(0, runs)).bytes() > room) {
      runs = (runs + 1) / 2;
    }
    return runs;
  }

  /**
   * Takes in a task, if there is room; there always is when nothing runs.
   *
   * @param ended receives the numbers of runs as they end, with their outcomes; empty when rounding
   *     could decide, so the reference must
   * @return false when runs have to end first
   * @throws OutOfDeviceMemory when it does not fit even alone
   */
  boolean admit(
      CudaPerceptronSlot slot, BiConsumer<Integer, Optional<CudaPerceptronOutcome>> ended) {
    int runs = slot.plans().size();
    if (runs > places.size()) {
      return false;
    }
    DeviceMemory memory = memory(slot);
    if (memory == null) {
      return false;
    }
    Tenant tenant = new Tenant(slot, memory, ended);
    long[] tables = new long[runs];
    long[] addresses = new long[runs];
    List<Running> admitted = new ArrayList<>();
    for (int k = 0; k < runs; k++) {
      Running run = new Running(tenant, k, places.remove());
      admitted.add(run);
      tables[k] = decayTable(slot.plans().get(k).decay(), slot.patterns().patterns());
      addresses[k] = progress.address() + (long) run.place * CudaPerceptronProgress.LAYOUT.bytes();
      clearProgress(run.place);
    }
    slot.upload(memory, tables, addresses);
    module.prepare(slot, memory);
    running.addAll(admitted);
    return true;
  }

  private void clearProgress(int place) {
    int bytes = CudaPerceptronProgress.LAYOUT.bytes();
    progress.upload(ByteBuffer.allocate(bytes), (long) place * bytes);
  }

  /** Memory for a slot; null when it must be waited for. */
  private DeviceMemory memory(CudaPerceptronSlot slot) {
    for (DeviceMemory each : spare) {
      if (each.bytes() == slot.bytes()) {
        spare.remove(each);
        return each;
      }
    }
    long reserve = session.gpu().totalBytes() / RESERVE;
    if (session.freeBytes() < slot.bytes() + reserve) {
      spare.forEach(DeviceMemory::close);
      spare.clear();
      if (!idle() && session.freeBytes() < slot.bytes() + reserve) {
        return null;
      }
    }
    try {
      return session.allocate("a perceptron task with all its rules", slot.bytes());
    } catch (OutOfDeviceMemory full) {
      throw full.withAdvice("choose fewer patterns or synapses, or --backend simd");
    }
  }

  private long decayTable(CudaPerceptronDecay decay, int patterns) {
    if (!decay.shrinks()) {
      return 0;
    }
    return decays
        .computeIfAbsent(
            new DecayKey(decay, patterns),
            key -> {
              // A run ends with the first epoch without errors: two epochs from error to error.
              double[] table = decay.table(Math.multiplyExact(2, patterns));
              DeviceMemory memory =
                  session.allocate("powers of a decay", (long) table.length * Double.BYTES);
              memory.upload(table, 0, table.length, 0);
              return memory;
            })
        .address();
  }

  /** Goes on with all runs for a while; listeners learn of those that have ended. */
  void advance() {
    long start = System.nanoTime();
    launch();
    progress.download(progressNow.bytes(), 0);
    double share = (System.nanoTime() - start) * 1e-9 / Math.max(1, running.size());
    List<Running> before = running;
    running = new ArrayList<>();
    for (Running run : before) {
      run.seconds += share;
      review(run);
    }
  }

  private void launch() {
    Map<Shape, List<Running>> alike = new LinkedHashMap<>();
    for (Running run : running) {
      alike.computeIfAbsent(shape(run), key -> new ArrayList<>()).add(run);
    }
    int from = 0;
    for (Map.Entry<Shape, List<Running>> each : alike.entrySet()) {
      List<Running> runs = each.getValue();
      long[] addresses = new long[runs.size()];
      for (int i = 0; i < addresses.length; i++) {
        Tenant tenant = runs.get(i).tenant;
        addresses[i] = tenant.memory.address() + tenant.slot.job(runs.get(i).k);
      }
      long at = (long) from * Long.BYTES;
      jobs.upload(addresses, 0, addresses.length, at);
      module.learn(runs.get(0).plan(), jobs, at, addresses.length, each.getKey().events());
      from += addresses.length;
    }
  }

  private Shape shape(Running run) {
    CudaPerceptronPlan plan = run.plan();
    CudaPerceptronPatterns patterns = run.tenant.slot.patterns();
    long numbers = (long) patterns.patterns() + patterns.length();
    int events = (int) Math.max(1, Math.min(MOST_EVENTS, workPerLaunch / numbers));
    return new Shape(plan.kernel(), plan.threads(), plan.sharedBytes(), events);
  }

  private void review(Running run) {
    CudaPerceptronProgress now = CudaPerceptronProgress.of(progressNow.at(run.place));
    presented = Math.max(presented, now.last());
    Tenant tenant = run.tenant;
    switch (now.status()) {
      case RUNNING -> running.add(run);
      case FINISHED ->
          tenant.ended.accept(
              run.k, Optional.of(tenant.slot.outcome(tenant.memory, run.k, now, run.seconds)));
      case UNDECIDED -> tenant.ended.accept(run.k, Optional.empty());
    }
    if (now.status() != CudaPerceptronProgress.Status.RUNNING) {
      places.add(run.place);
      tenant.runs--;
      if (tenant.runs == 0) {
        spare.add(tenant.memory);
      }
    }
  }

  /** Device time from the beginning to now, in milliseconds. */
  double deviceMilliseconds() {
    timer.stop();
    return timer.milliseconds();
  }

  @Override
  public void close() {
    session.close();
  }
}
