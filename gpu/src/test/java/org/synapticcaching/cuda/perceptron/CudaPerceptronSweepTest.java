package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import jcuda.driver.CUlimit;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/** Sweeps as one population: the same as run by run, within the device's memory. */
@OnEmulation
class CudaPerceptronSweepTest {
  private static final PerceptronEngine REFERENCE = Backends.perceptrons(Backends.named("ejml"));

  private static final List<PerceptronSpec> SPECS =
      List.of(
          PerceptronSpec.of(Consolidation.none()).withMaxEpochs(30),
          rule(ConsolidationPolicy.LOCAL_GLOBAL, Double.POSITIVE_INFINITY),
          rule(ConsolidationPolicy.LOCAL_GLOBAL, 300),
          rule(ConsolidationPolicy.LOCAL_LOCAL, 300));

  private static PerceptronSpec rule(ConsolidationPolicy policy, double decayTime) {
    return PerceptronSpec.of(Consolidation.of(policy, 2.5, decayTime)).withMaxEpochs(20);
  }

  /** Tasks of several sizes, one of them with other numbers than signs. */
  private static List<Supplier<PerceptronTask>> tasks(int count) {
    List<Supplier<PerceptronTask>> tasks = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      int each = t;
      tasks.add(
          each == 3
              ? () ->
                  PerceptronTask.of(
                      new double[] {0.25, 1.5, -0.3, 2, 0.7, -1.1}, 2, new double[] {1, -1, 1})
              : () -> PerceptronTask.random(20 + each % 3, 25 + each % 2, each));
    }
    return tasks;
  }

  private static void assertSameAsAlone(
      List<Supplier<PerceptronTask>> tasks, List<List<PerceptronResult>> results) {
    CudaPerceptronEngine engine = new CudaPerceptronEngine(Gpu::first, REFERENCE);
    assertEquals(tasks.size(), results.size());
    for (int t = 0; t < tasks.size(); t++) {
      assertEquals(SPECS.size(), results.get(t).size());
      for (int k = 0; k < SPECS.size(); k++) {
        PerceptronResult alone = engine.learn(SPECS.get(k), tasks.get(t).get());
        assertEquals(alone.ledger(), results.get(t).get(k).ledger());
        assertEquals(alone.presentations(), results.get(t).get(k).presentations());
        assertEquals(alone.path(), results.get(t).get(k).path());
      }
    }
  }

  @Test
  void morePerceptronsThanThereIsRoomForTakeTurns() {
    List<Supplier<PerceptronTask>> tasks = tasks(24);
    assertTrue(tasks.size() * SPECS.size() > 16 * Gpu.first().multiprocessors());
    CudaPerceptronEngine engine = new CudaPerceptronEngine(Gpu::first, REFERENCE);
    assertSameAsAlone(tasks, engine.learnAll(SPECS, tasks, 2));
    assertTrue(engine.deviceMilliseconds() > 0);
  }

  @Test
  void memoryForOneTaskAtATimeIsEnough() {
    List<Supplier<PerceptronTask>> tasks = tasks(5);
    long one =
        CudaPerceptronPrepared.of(
                tasks.get(2).get(),
                SPECS,
                CudaPerceptronPlan.Limits.of(Gpu.first()),
                new CudaPerceptronPrepared.Room(SPECS.size(), Long.MAX_VALUE))
            .slots()
            .get(0)
            .bytes();
    limitMemory(one + (1 << 17));
    assertSameAsAlone(
        tasks, new CudaPerceptronEngine(Gpu::first, REFERENCE).learnAll(SPECS, tasks, 3));
  }

  @Test
  void moreRulesThanFitAreLearnedSomeAtATime() {
    List<PerceptronSpec> many = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      many.add(
          PerceptronSpec.of(Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 1 + k / 8.0, 300))
              .withMaxEpochs(8));
    }
    List<List<PerceptronResult>> roomy =
        new CudaPerceptronEngine(Gpu::first, REFERENCE).learnAll(many, tasks(2), 1);
    limitMemory(1 << 16);
    List<List<PerceptronResult>> cramped =
        new CudaPerceptronEngine(Gpu::first, REFERENCE).learnAll(many, tasks(2), 1);
    for (int t = 0; t < 2; t++) {
      for (int k = 0; k < many.size(); k++) {
        assertEquals(roomy.get(t).get(k).ledger(), cramped.get(t).get(k).ledger());
      }
    }
  }

  @Test
  void aTaskThatDoesNotFitSaysWhatToDo() {
    limitMemory(1 << 14);
    OutOfDeviceMemory task =
        assertThrows(
            OutOfDeviceMemory.class,
            () ->
                new CudaPerceptronEngine(Gpu::first, REFERENCE)
                    .learn(SPECS.get(0), PerceptronTask.random(200, 300, 1)));
    assertTrue(task.getMessage().contains("--backend simd"), task.getMessage());
  }

  /** The emulation has so much memory until the test ends. */
  private static void limitMemory(long bytes) {
    try (GpuSession session = Gpu.first().openSession()) {
      session.synchronize();
      JCudaDriver.cuCtxSetLimit(CUlimit.CU_LIMIT_MALLOC_HEAP_SIZE, bytes);
    }
  }

  @Test
  void tasksAreMadeWhenTheyAreNeeded() {
    AtomicInteger made = new AtomicInteger();
    List<Supplier<PerceptronTask>> tasks = new ArrayList<>();
    for (int t = 0; t < 200; t++) {
      int each = t;
      tasks.add(
          () -> {
            made.incrementAndGet();
            if (each == 2) {
              throw new IllegalArgumentException("no such task");
            }
            return PerceptronTask.random(10, 10, each);
          });
    }
    IllegalArgumentException told =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CudaPerceptronEngine(Gpu::first, REFERENCE).learnAll(SPECS, tasks, 2));
    assertEquals("no such task", told.getMessage());
    assertTrue(
        made.get() <= 3 + CudaPerceptronSweep.AHEAD,
        () -> made + " tasks were made, though the third cannot be");
  }

  @Test
  void runsThatRoundingCouldDecideAreLearnedThePlainWay() {
    PerceptronTask task =
        PerceptronTask.of(new double[] {1, 1, 1, 1, -1, -1}, 3, new double[] {1, 1});
    PerceptronSpec spec =
        PerceptronSpec.of(Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 1.5, 7));
    PerceptronResult result =
        new CudaPerceptronEngine(Gpu::first, REFERENCE)
            .learnAll(List.of(spec), List.of(() -> task), 1)
            .get(0)
            .get(0);
    assertEquals("plain", result.path());
    assertEquals(REFERENCE.learn(spec, task).ledger(), result.ledger());
  }

  @Test
  void learnersOfSeveralThreadsDoNotDisturbEachOther() {
    CudaPerceptronEngine engine = new CudaPerceptronEngine(Gpu::first, REFERENCE);
    List<Supplier<PerceptronTask>> tasks = tasks(8);
    List<List<PerceptronResult>> results =
        tasks.parallelStream()
            .map(
                task -> {
                  PerceptronLearner learner = engine.open(task.get());
                  return SPECS.stream().map(learner::learn).toList();
                })
            .toList();
    assertSameAsAlone(tasks, results);
  }

  @Test
  void deviceTimeIsThatOfAllCalls() {
    CudaPerceptronEngine engine = new CudaPerceptronEngine(Gpu::first, REFERENCE);
    PerceptronTask task = tasks(1).get(0).get();
    PerceptronLearner learner = engine.open(task);
    learner.learn(SPECS.get(0));
    double first = ((DeviceTimed) learner).deviceMilliseconds();
    assertTrue(first > 0);
    assertEquals(first, engine.deviceMilliseconds());
    engine.learn(SPECS.get(1), task);
    assertTrue(engine.deviceMilliseconds() > first);
    assertEquals(first, ((DeviceTimed) learner).deviceMilliseconds());
  }

  @Test
  void nothingToLearnIsNoError() {
    CudaPerceptronEngine engine = new CudaPerceptronEngine(Gpu::first, REFERENCE);
    assertEquals(List.of(), engine.learnAll(SPECS, List.of(), 1));
    assertEquals(List.of(List.of(), List.of()), engine.learnAll(List.of(), tasks(2), 1));
    IllegalArgumentException told =
        assertThrows(IllegalArgumentException.class, () -> engine.learnAll(SPECS, tasks(1), 0));
    assertEquals("threads must be >= 1, got 0", told.getMessage());
  }

  @Test
  void theServiceLoaderFindsIt() {
    assertEquals(
        CudaPerceptronEngine.class, Backends.perceptrons(Backends.named("cuda")).getClass());
  }
}
