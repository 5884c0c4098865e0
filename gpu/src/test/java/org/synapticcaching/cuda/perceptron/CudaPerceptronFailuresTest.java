package org.synapticcaching.cuda.perceptron;

import static jcuda.driver.CUresult.CUDA_ERROR_ECC_UNCORRECTABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.EmulatedDevice;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuFailure;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/**
 * What goes wrong in the middle of a sweep is told in one line, keeps the results there are, and
 * leaves nothing on the device, which is checked after every test on the emulation.
 */
@OnEmulation
class CudaPerceptronFailuresTest {
  private static final PerceptronEngine REFERENCE = Backends.perceptrons(Backends.named("ejml"));

  private static final List<PerceptronSpec> SPECS =
      List.of(
          PerceptronSpec.of(Consolidation.none()).withMaxEpochs(30),
          PerceptronSpec.of(Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 2.5, 300))
              .withMaxEpochs(20));

  private static CudaPerceptronEngine engine() {
    return new CudaPerceptronEngine(Gpu::first, REFERENCE);
  }

  private static List<Supplier<PerceptronTask>> tasks(int count) {
    List<Supplier<PerceptronTask>> tasks = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      int seed = t;
      tasks.add(() -> PerceptronTask.random(20 + seed % 5, 30, seed));
    }
    return tasks;
  }

  private static CudaPerceptronTurns few() {
    return new CudaPerceptronTurns(2, 3, 1 << 12);
  }

  /**
   * Every run ends in its first launch. At most three tasks are on the device at once, so that
   * there are results after eight launches, and all together take sixteen or more.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 12})
  void aDeviceThatIsLostIsToldAndResultsStay(int launches) {
    CudaPerceptronTurns turns = new CudaPerceptronTurns(2, 3, 1 << 20);
    TrialList queue = new TrialList(SPECS, tasks(12));
    EmulatedDevice.failAfterLaunches(launches, CUDA_ERROR_ECC_UNCORRECTABLE);
    GpuFailure told = assertThrows(GpuFailure.class, () -> engine().learnAll(queue, turns, 2));
    assertTrue(told.deviceLost());
    assertTrue(told.getMessage().contains("CUDA_ERROR_ECC_UNCORRECTABLE"), told.getMessage());
    assertEquals(1, told.getMessage().lines().count());
    assertTrue(queue.completed() < 24);
    assertEquals(launches == 12, queue.completed() > 0, () -> queue.completed() + " results");
    EmulatedDevice.recover();
    TrialList again = new TrialList(SPECS, tasks(12));
    engine().learnAll(again, turns, 2);
    assertEquals(24, again.completed());
  }

  @Test
  void aTaskThatNeverFitsIsToldOnceTheOthersHaveEnded() {
    assertTrue(Gpu.first().totalBytes() > 1 << 18, "the plan is that for a larger device");
    EmulatedDevice.withMemory(1 << 18);
    List<Supplier<PerceptronTask>> tasks = new ArrayList<>(tasks(6));
    tasks.add(3, () -> PerceptronTask.random(300, 500, 9));
    TrialList queue = new TrialList(SPECS, tasks);
    OutOfDeviceMemory told =
        assertThrows(OutOfDeviceMemory.class, () -> engine().learnAll(queue, few(), 1));
    assertTrue(
        told.getMessage().startsWith("out of device memory: a perceptron task"), told.getMessage());
    assertTrue(told.getMessage().endsWith("or --backend simd"), told.getMessage());
    assertEquals(1, told.getMessage().lines().count());
    for (int t = 0; t < 3; t++) {
      assertNotNull(queue.result(t, 0));
      assertNotNull(queue.result(t, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 11})
  void cancellingEndsLearningWithTheResultsThereAre(int results) {
    TrialList queue = new TrialList(SPECS, tasks(30));
    queue.atEach(
        () -> {
          if (queue.completed() >= results) {
            queue.cancel();
          }
        });
    engine().learnAll(queue, few(), 2);
    assertTrue(queue.completed() >= results && queue.completed() < results + 6);
  }

  @Test
  void aCancelledQueueIsNotTouched() {
    TrialList queue = new TrialList(SPECS, tasks(3));
    queue.cancel();
    engine().learnAll(queue, few(), 1);
    assertEquals(0, queue.completed());
  }

  @Test
  void anInterruptionEndsLearningAndStays() {
    TrialList queue = new TrialList(SPECS, tasks(30));
    queue.atEach(() -> Thread.currentThread().interrupt());
    IllegalStateException told =
        assertThrows(IllegalStateException.class, () -> engine().learnAll(queue, few(), 2));
    assertTrue(Thread.interrupted());
    assertEquals("interrupted while perceptrons were learning", told.getMessage());
    assertTrue(queue.completed() > 0 && queue.completed() < 60);
    assertFalse(EmulatedDevice.usedBytes() > 0);
  }

  @Test
  void aFailureOfTheQueueEndsLearning() {
    TrialList queue = new TrialList(SPECS, tasks(9));
    queue.atEach(
        () -> {
          throw new ArithmeticException("no place for results");
        });
    ArithmeticException told =
        assertThrows(ArithmeticException.class, () -> engine().learnAll(queue, few(), 2));
    assertEquals("no place for results", told.getMessage());
    assertEquals(1, queue.completed());
  }

  @Test
  void whatCannotBeLearnedIsGivenUpAtItsLimitBesideOthers() {
    List<Supplier<PerceptronTask>> tasks = new ArrayList<>(tasks(4));
    // The same pattern with both targets.
    tasks.add(
        1, () -> PerceptronTask.of(new double[] {1, 1, -1, 1, 1, -1}, 3, new double[] {1, -1}));
    // Products beyond the largest number.
    tasks.add(
        2, () -> PerceptronTask.of(new double[] {1e200, 1, 1, -1e200}, 2, new double[] {1, -1}));
    TrialList queue = new TrialList(SPECS, tasks);
    engine().learnAll(queue, few(), 2);
    for (int k = 0; k < SPECS.size(); k++) {
      PerceptronResult impossible = queue.result(1, k);
      assertFalse(impossible.success());
      assertEquals(SPECS.get(k).maxEpochs(), impossible.epochs());
      PerceptronResult huge = queue.result(2, k);
      PerceptronResult expected = REFERENCE.learn(SPECS.get(k), tasks.get(2).get());
      assertEquals(expected.presentations(), huge.presentations());
      assertEquals(expected.ledger(), huge.ledger());
    }
    assertEquals(12, queue.completed());
  }
}
