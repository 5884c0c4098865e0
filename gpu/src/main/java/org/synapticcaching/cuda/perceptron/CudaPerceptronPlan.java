package org.synapticcaching.cuda.perceptron;

import org.synapticcaching.device.Gpu;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronSpec;

/**
 * How a block learns one task under one spec: which kernel, with how many threads, and where its
 * state lies. It follows from these and the device alone, so that a run has the same sums in every
 * population.
 *
 * @param kernel how fields are known
 * @param threshold what synapses are compared with
 * @param decay of s; none where s is consolidated in the presentation in which it arises
 * @param exact whether all fields are exact as long as nothing decays
 * @param threads of a block
 * @param fieldBytes size of the state of the fields, a multiple of 16
 * @param sharedBytes shared memory of a block
 * @param inShared whether fields and synapses lie in it, or else in device memory
 */
record CudaPerceptronPlan(
    PerceptronSpec spec,
    CudaPerceptronKernel kernel,
    CudaPerceptronThreshold threshold,
    CudaPerceptronDecay decay,
    boolean exact,
    int threads,
    int fieldBytes,
    int sharedBytes,
    boolean inShared) {
  /** Size of l and s of one synapse. */
  static final int SYNAPSE_BYTES = 2 * Double.BYTES;

  private static final int LEAST_THREADS = 32;
  private static final int MOST_THREADS = 128;

  /** As many patterns or synapses make a further doubling of threads worthwhile. */
  private static final int PER_THREAD = 8;

  /**
   * Limits of a device.
   *
   * @param gramBytes that a Gram matrix may take; above, fields are computed from the weights
   * @param sharedBytes of a block
   */
  record Limits(long gramBytes, int sharedBytes) {
    /** Those of a device: a quarter of its memory, and what a block may share. */
    static Limits of(Gpu gpu) {
      return new Limits(gpu.totalBytes() / 4, gpu.sharedBytesPerBlock());
    }
  }

  /** The plan for a task. */
  static CudaPerceptronPlan of(
      PerceptronSpec spec, CudaPerceptronPatterns patterns, Limits limits) {
    Consolidation consolidation = spec.consolidation();
    CudaPerceptronDecay decay =
        new CudaPerceptronDecay(
            consolidation.leavesNothingTransient() ? 1 : consolidation.decayFactor());
    CudaPerceptronKernel kernel = kernel(spec, patterns, decay, limits);
    int threads = threads(patterns);
    long fields = (long) kernel.bytesPerPattern() * patterns.stride();
    if (!kernel.usesGram() && !decay.shrinks()) {
      fields = CudaPerceptronSlot.padded((long) patterns.width() * Double.BYTES);
    }
    int scratch = scratchBytes(threads);
    long all = scratch + fields + (kernel.direct() ? 0 : (long) SYNAPSE_BYTES * patterns.width());
    boolean inShared = all <= limits.sharedBytes();
    return new CudaPerceptronPlan(
        spec,
        kernel,
        CudaPerceptronThreshold.of(consolidation, patterns.onlySigns()),
        decay,
        patterns.exact(spec),
        threads,
        Math.toIntExact(fields),
        inShared ? (int) all : scratch,
        inShared);
  }

  private static CudaPerceptronKernel kernel(
      PerceptronSpec spec,
      CudaPerceptronPatterns patterns,
      CudaPerceptronDecay decay,
      Limits limits) {
    boolean signs = patterns.onlySigns();
    Consolidation consolidation = spec.consolidation();
    if (consolidation.roundsStochastically()) {
      return signs ? CudaPerceptronKernel.CHANCE_SIGNS : CudaPerceptronKernel.CHANCE_NUMBERS;
    }
    boolean allOrNothing = consolidation.checksGroups() || !consolidation.policy().usesThreshold();
    boolean together = allOrNothing || !decay.shrinks();
    boolean small = !signs || decay.shrinks() || fieldsFitIntegers(spec, patterns);
    if (!together || !small || patterns.gramBytes() > limits.gramBytes()) {
      return signs ? CudaPerceptronKernel.PRIMAL_SIGNS : CudaPerceptronKernel.PRIMAL_NUMBERS;
    }
    if (decay.shrinks()) {
      return signs ? CudaPerceptronKernel.DECAYING_SIGNS : CudaPerceptronKernel.DECAYING_NUMBERS;
    }
    if (consolidation.isDirect()) {
      return signs ? CudaPerceptronKernel.DIRECT_INTEGERS : CudaPerceptronKernel.DIRECT_NUMBERS;
    }
    return signs ? CudaPerceptronKernel.INTEGERS : CudaPerceptronKernel.NUMBERS;
  }

  /** After k updates, each after an error, w^2 is at most k (N + 1), a field sqrt(k) (N + 1). */
  private static boolean fieldsFitIntegers(PerceptronSpec spec, CudaPerceptronPatterns patterns) {
    double updates = (double) spec.maxEpochs() * patterns.patterns();
    return patterns.length() * Math.sqrt(updates) < Integer.MAX_VALUE;
  }

  private static int threads(CudaPerceptronPatterns patterns) {
    int threads = LEAST_THREADS;
    int work = Math.max(patterns.patterns(), patterns.length());
    while (threads < MOST_THREADS && (long) threads * PER_THREAD < work) {
      threads *= 2;
    }
    return threads;
  }

  /** As in the kernel: the job, five doubles per thread, 48 to add up in, and slots for votes. */
  private static int scratchBytes(int threads) {
    return CudaPerceptronSlot.JOB.bytes() + Double.BYTES * (5 * threads + 48) + 64;
  }

  /** Whether each synapse has a threshold of its own. */
  boolean ownThresholds() {
    return threshold == CudaPerceptronThreshold.OF_SYNAPSES;
  }

  /** Whether maintenance is charged after decay, and the threshold checked after errors only. */
  boolean decayFirst() {
    return spec.consolidation().order() == EventOrder.DECAY_FIRST;
  }

  /** Measures besides the linear one. */
  int extraMeasures() {
    return spec.measures().size() - 1;
  }

  /** Sums that every thread has: integral and change of s, and consolidation in each measure. */
  int sums() {
    return 3 + extraMeasures();
  }
}
