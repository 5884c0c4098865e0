package org.synapticcaching.cuda.perceptron;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.model.ChangeMeasure;

/**
 * One task on the device with all rules it is learned under, in one piece of memory: what the
 * kernels read of each run (the job), the updates as rows and as columns, their Gram matrix, and
 * the state of each run.
 */
final class CudaPerceptronSlot {
  /** Size of {@code Job} in the kernels' source. */
  static final int JOB_BYTES = 176;

  private static final int ALIGNMENT = 16;

  private final CudaPerceptronPatterns patterns;
  private final List<CudaPerceptronPlan> plans;
  private final long[] measures;
  private final long[] results;
  private final long[] counts;
  private final long[] fields;
  private final long[] partial;
  private final long rows;
  private final long columns;
  private final long gram;
  private long bytes;

  /** Finds a place for everything; nothing is allocated yet. */
  CudaPerceptronSlot(CudaPerceptronPatterns patterns, List<CudaPerceptronPlan> plans) {
    this.patterns = patterns;
    this.plans = List.copyOf(plans);
    measures = new long[plans.size()];
    results = new long[plans.size()];
    counts = new long[plans.size()];
    fields = new long[plans.size()];
    partial = new long[plans.size()];
    bytes = padded((long) JOB_BYTES * plans.size());
    for (int k = 0; k < plans.size(); k++) {
      measures[k] = place(2L * Double.BYTES * plans.get(k).extraMeasures());
    }
    rows = place(patterns.rowBytes());
    columns = place(patterns.columnBytes());
    boolean gramUsed = plans.stream().anyMatch(plan -> plan.kernel().usesGram());
    gram = gramUsed ? place(patterns.gramBytes()) : 0;
    for (int k = 0; k < plans.size(); k++) {
      CudaPerceptronPlan plan = plans.get(k);
      results[k] = place(synapseBytes() + (long) Double.BYTES * plan.sums());
      counts[k] = place((long) Integer.BYTES * patterns.patterns());
      fields[k] = place(plan.fieldBytes());
      partial[k] = place((long) Double.BYTES * plan.sums() * plan.threads());
    }
  }

  /** The least multiple of 16 that is at least {@code bytes}. */
  static long padded(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private long place(long size) {
    long at = bytes;
    bytes += padded(size);
    return at;
  }

  private long synapseBytes() {
    return (long) CudaPerceptronPlan.SYNAPSE_BYTES * patterns.width();
  }

  /** Device memory that it needs. */
  long bytes() {
    return bytes;
  }

  /** What is learned. */
  CudaPerceptronPatterns patterns() {
    return patterns;
  }

  /** How, one run each. */
  List<CudaPerceptronPlan> plans() {
    return plans;
  }

  /** Where the rows of updates start. */
  long rows() {
    return rows;
  }

  /** Where the transposed updates start. */
  long columns() {
    return columns;
  }

  /** Where the Gram matrix starts; 0 when none is needed. */
  long gram() {
    return gram;
  }

  /** Where the job of run {@code k} starts. */
  long job(int k) {
    return (long) JOB_BYTES * k;
  }

  /**
   * Writes jobs, measures and updates; everything else is zeroed.
   *
   * @param memory at least {@link #bytes} of it
   * @param decays address of each run's table of decay, 0 for none
   * @param progress address of each run's progress
   */
  void upload(DeviceMemory memory, long[] decays, long[] progress) {
    memory.clear();
    ByteBuffer head = ByteBuffer.allocate(Math.toIntExact(rows)).order(ByteOrder.nativeOrder());
    for (int k = 0; k < plans.size(); k++) {
      head.position(Math.toIntExact(job(k)));
      putJob(head, k, memory.address(), decays[k], progress[k]);
      head.position(Math.toIntExact(measures[k]));
      List<ChangeMeasure> all = plans.get(k).spec().measures();
      for (ChangeMeasure measure : all.subList(1, all.size())) {
        head.putDouble(measure.exponent()).putDouble(measure.potentiationOnly() ? 1 : 0);
      }
    }
    memory.upload(head.clear(), 0);
    if (patterns.onlySigns()) {
      memory.upload(patterns.signs(), 0, patterns.signs().length, rows);
    } else {
      memory.upload(patterns.numbers(), 0, patterns.numbers().length, rows);
    }
  }

  /** One {@code Job}, member by member. */
  private void putJob(ByteBuffer to, int k, long base, long decay, long progress) {
    CudaPerceptronPlan plan = plans.get(k);
    to.putLong(base + rows);
    to.putLong(base + columns);
    to.putLong(base + gram);
    to.putLong(decay);
    to.putLong(base + measures[k]);
    to.putLong(base + fields[k]);
    to.putLong(base + results[k]);
    to.putLong(base + partial[k]);
    to.putLong(base + results[k] + synapseBytes());
    to.putLong(base + counts[k]);
    to.putLong(progress);
    to.putDouble(plan.spec().consolidation().threshold());
    to.putDouble(patterns.largest());
    to.putDouble(patterns.longest());
    to.putLong((long) plan.spec().maxEpochs() * patterns.patterns());
    to.putInt(patterns.patterns());
    to.putInt(patterns.length());
    to.putInt(patterns.width());
    to.putInt(patterns.rowLength());
    to.putInt(patterns.stride());
    to.putInt(plan.fieldBytes());
    to.putInt(plan.spec().consolidation().every());
    to.putInt(plan.trigger());
    to.putInt(plan.order());
    to.putInt(plan.flags());
    to.putInt(plan.extraMeasures());
  }

  /** What run {@code k} came to, once it has ended. */
  CudaPerceptronOutcome outcome(
      DeviceMemory memory, int k, CudaPerceptronProgress progress, double seconds) {
    CudaPerceptronPlan plan = plans.get(k);
    double[] synapses = new double[2 * patterns.width()];
    memory.download(synapses, 0, synapses.length, results[k]);
    double[] sums = new double[plan.sums()];
    memory.download(sums, 0, sums.length, results[k] + synapseBytes());
    int[] updates = new int[patterns.patterns()];
    memory.download(updates, 0, updates.length, counts[k]);
    return new CudaPerceptronOutcome(plan, patterns, progress, synapses, sums, updates, seconds);
  }
}
