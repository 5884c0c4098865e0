package org.synapticcaching.cuda.perceptron;

import java.util.EnumMap;
import java.util.Map;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.KernelModule;

/**
 * The launches of perceptrons, for one session: those of {@code gram.cu}, which prepare a task, and
 * those of {@code perceptron.cu}, in which a population learns.
 */
final class CudaPerceptronModule {
  private static final int WARP = 32;
  private static final int BLOCK = 256;

  private final KernelModule perceptron;
  private final Map<CudaPerceptronKernel, KernelCall> learning =
      new EnumMap<>(CudaPerceptronKernel.class);
  private final KernelCall columnsOfSigns;
  private final KernelCall columnsOfNumbers;
  private final KernelCall gramOfSigns;
  private final KernelCall gramOfNumbers;

  CudaPerceptronModule(GpuSession session) {
    perceptron = session.load(CudaPerceptronModule.class, "perceptron.ptx");
    KernelModule gram = session.load(CudaPerceptronModule.class, "gram.ptx");
    columnsOfSigns = gram.kernel("perceptron_columns_signs").call();
    columnsOfNumbers = gram.kernel("perceptron_columns_numbers").call();
    gramOfSigns = gram.kernel("perceptron_gram_signs").call();
    gramOfNumbers = gram.kernel("perceptron_gram_numbers").call();
  }

  /** Transposes the updates of a slot, and multiplies them with one another where that is used. */
  void prepare(CudaPerceptronSlot slot, DeviceMemory memory) {
    CudaPerceptronPatterns patterns = slot.patterns();
    boolean signs = patterns.onlySigns();
    int count = patterns.patterns();
    int block = Math.min(BLOCK, (count + WARP - 1) / WARP * WARP);
    (signs ? columnsOfSigns : columnsOfNumbers)
        .set(0, memory, slot.rows())
        .set(1, memory, slot.columns())
        .set(2, count)
        .set(3, patterns.rowLength())
        .set(4, patterns.stride())
        .launch((count + block - 1) / block, block, 0);
    if (slot.gram() == 0) {
      return;
    }
    KernelCall gram =
        (signs ? gramOfSigns : gramOfNumbers)
            .set(0, memory, slot.columns())
            .set(1, memory, slot.gram())
            .set(2, count)
            .set(3, patterns.rowLength())
            .set(4, patterns.stride());
    if (signs) {
      gram.set(5, patterns.length());
    }
    gram.launch(count, block, 0);
  }

  /**
   * Goes on with runs of the same shape.
   *
   * @param jobs their addresses, from a byte on
   * @param events updates and checks that each may go on for
   */
  void learn(CudaPerceptronPlan plan, DeviceMemory jobs, long from, int runs, int events) {
    learning
        .computeIfAbsent(plan.kernel(), kernel -> perceptron.kernel(kernel.function()).call())
        .set(0, jobs, from)
        .set(1, events)
        .launch(runs, plan.threads(), plan.sharedBytes());
  }
}
