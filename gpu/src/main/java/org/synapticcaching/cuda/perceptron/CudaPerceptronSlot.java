package org.synapticcaching.cuda.perceptron;

import java.nio.ByteBuffer;
import java.util.List;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.StructLayout;
import org.synapticcaching.device.StructRecords;
import org.synapticcaching.device.StructRecords.StructRecord;
import org.synapticcaching.device.population.ConsolidationRecord;
import org.synapticcaching.device.population.MeasureRecord;
import org.synapticcaching.model.ChangeMeasure;

/**
 * One task on the device with all specs that it is learned under, in one piece of memory: what the
 * kernels read of each run (the job), the updates as rows and as columns, their Gram matrix, and
 * the state of each run.
 */
final class CudaPerceptronSlot {
  private static final int ALIGNMENT = 16;

  /** {@code struct Job} of {@code job.cuh}. */
  static final StructLayout JOB =
      StructLayout.of(
          "perceptron::Job",
          fields ->
              fields
                  .pointers("rows", "columns", "gram", "decay", "measures", "fields", "synapses")
                  .pointers("partial", "sums", "counts", "progress")
                  .struct("consolidation", ConsolidationRecord.LAYOUT)
                  .doubles("largest", "longest")
                  .longs("limit")
                  .ints("patterns", "length", "width", "rowLength", "stride", "fieldBytes")
                  .ints("exact", "inShared", "measureCount")
                  .aligned(ALIGNMENT));

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
    bytes = job(plans.size());
    for (int k = 0; k < plans.size(); k++) {
      measures[k] = place((long) MeasureRecord.LAYOUT.bytes() * plans.get(k).extraMeasures());
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
    return (long) JOB.bytes() * k;
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
    StructRecords jobs = new StructRecords(JOB, plans.size());
    for (int k = 0; k < plans.size(); k++) {
      write(jobs.at(k), k, memory.address(), decays[k], progress[k]);
      memory.upload(measureRecords(plans.get(k).spec().measures()), measures[k]);
    }
    memory.upload(jobs.complete(), 0);
    if (patterns.onlySigns()) {
      memory.upload(patterns.signs(), 0, patterns.signs().length, rows);
    } else {
      memory.upload(patterns.numbers(), 0, patterns.numbers().length, rows);
    }
  }

  /** All but the first, linear measure. */
  private static ByteBuffer measureRecords(List<ChangeMeasure> all) {
    StructRecords records = new StructRecords(MeasureRecord.LAYOUT, all.size() - 1);
    for (int m = 1; m < all.size(); m++) {
      MeasureRecord.write(all.get(m), records.at(m - 1));
    }
    return records.complete();
  }

  private void write(StructRecord job, int k, long base, long decay, long progress) {
    CudaPerceptronPlan plan = plans.get(k);
    ConsolidationRecord.write(plan.spec().consolidation(), job.within("consolidation"));
    job.putPointer("rows", base + rows)
        .putPointer("columns", base + columns)
        .putPointer("gram", base + gram)
        .putPointer("decay", decay)
        .putPointer("measures", base + measures[k])
        .putPointer("fields", base + fields[k])
        .putPointer("synapses", base + results[k])
        .putPointer("partial", base + partial[k])
        .putPointer("sums", base + results[k] + synapseBytes())
        .putPointer("counts", base + counts[k])
        .putPointer("progress", progress)
        .putDouble("largest", patterns.largest())
        .putDouble("longest", patterns.longest())
        .putLong("limit", (long) plan.spec().maxEpochs() * patterns.patterns())
        .put("patterns", patterns.patterns())
        .put("length", patterns.length())
        .put("width", patterns.width())
        .put("rowLength", patterns.rowLength())
        .put("stride", patterns.stride())
        .put("fieldBytes", plan.fieldBytes())
        .put("exact", plan.exact())
        .put("inShared", plan.inShared())
        .put("measureCount", plan.extraMeasures());
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
