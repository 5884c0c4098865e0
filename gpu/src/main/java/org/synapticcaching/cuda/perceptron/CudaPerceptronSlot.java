package org.synapticcaching.cuda.perceptron;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.population.ConsolidationRecord;
import org.synapticcaching.device.population.FollowingRecord;
import org.synapticcaching.device.population.MeasureRecord;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Require;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/**
 * One task with all specs that it is learned under, in one piece of device memory: first what the
 * host writes (of each run the job that kernels read, its measures, tables of decay, the updates as
 * rows), then what kernels make of it (the updates as columns, their Gram matrix), last the state
 * of each run, zero at first.
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
                  .struct("following", FollowingRecord.LAYOUT)
                  .doubles("largest", "longest")
                  .longs("limit")
                  .ints("patterns", "length", "width", "rowLength", "stride", "fieldBytes")
                  .ints("exact", "inShared", "measureCount")
                  .aligned(ALIGNMENT));

  /** {@code struct WholeJob}: all jobs as they are written. */
  static final StructLayout WHOLE_JOB =
      StructLayout.of(
          "perceptron::WholeJob",
          fields ->
              fields.struct("job", JOB).pointers("followed").longs("matrixKey").aligned(ALIGNMENT));

  private static final int PROGRESS_BYTES = CudaPerceptronProgress.LAYOUT.bytes();

  private final CudaPerceptronPatterns patterns;
  private final List<CudaPerceptronPlan> plans;
  private final Map<CudaPerceptronDecay, double[]> tables;
  private final Map<CudaPerceptronDecay, Long> decays = new HashMap<>();
  private final long[] measures;
  private final long[] progress;
  private final long[] results;
  private final long[] fields;
  private final long[] partial;
  private final long[] followed;
  private final long rows;
  private final long columns;
  private final long gram;
  private final long state;
  private long bytes;

  /**
   * Finds a place for everything; nothing is allocated yet.
   *
   * @param tables those of all decays of the plans
   * @throws IllegalArgumentException when there are more synapses than results can hold
   */
  CudaPerceptronSlot(
      CudaPerceptronPatterns patterns,
      List<CudaPerceptronPlan> plans,
      Map<CudaPerceptronDecay, double[]> tables) {
    this.patterns = patterns;
    this.plans = List.copyOf(plans);
    this.tables = tables;
    measures = new long[plans.size()];
    progress = new long[plans.size()];
    results = new long[plans.size()];
    fields = new long[plans.size()];
    partial = new long[plans.size()];
    followed = new long[plans.size()];
    bytes = job(plans.size());
    for (int k = 0; k < plans.size(); k++) {
      measures[k] = place((long) MeasureRecord.LAYOUT.bytes() * plans.get(k).extraMeasures());
    }
    for (CudaPerceptronPlan plan : plans) {
      if (plan.decay().shrinks() && !decays.containsKey(plan.decay())) {
        decays.put(plan.decay(), place((long) Double.BYTES * tables.get(plan.decay()).length));
      }
    }
    rows = place(patterns.rowBytes());
    columns = place(patterns.columnBytes());
    boolean gramUsed = plans.stream().anyMatch(plan -> plan.kernel().usesGram());
    gram = gramUsed ? place(patterns.gramBytes()) : 0;
    state = bytes;
    for (int k = 0; k < plans.size(); k++) {
      CudaPerceptronPlan plan = plans.get(k);
      progress[k] = place(PROGRESS_BYTES);
      results[k] = place(resultBytes(plan));
      fields[k] = place(plan.fieldBytes());
      partial[k] = place((long) Double.BYTES * plan.sums() * plan.threads());
      followed[k] = place(plan.ownThresholds() ? synapseBytes() : 0);
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

  /** Synapses, sums, and how often each pattern was learned: side by side, to be read at once. */
  private int resultBytes(CudaPerceptronPlan plan) {
    long all =
        synapseBytes()
            + (long) Double.BYTES * plan.sums()
            + (long) Integer.BYTES * patterns.patterns();
    Require.that(
        all <= Integer.MAX_VALUE,
        "a perceptron of %s synapses on %s patterns is too large for cuda (2 GiB of results);"
            + " choose fewer, or --backend simd",
        patterns.length() - 1,
        patterns.patterns());
    return (int) all;
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

  /** Where the Gram matrix starts; 0 when none is needed. */
  long gram() {
    return gram;
  }

  /** Where the job of run {@code k} starts. */
  long job(int k) {
    return (long) WHOLE_JOB.bytes() * k;
  }

  /** Writes what the host writes, and zeros where the state of runs begins. */
  void upload(CudaPerceptronSlab.Piece piece) {
    DeviceMemory memory = piece.memory();
    long base = piece.from();
    StructRecords jobs = new StructRecords(WHOLE_JOB, plans.size());
    for (int k = 0; k < plans.size(); k++) {
      jobs.at(k).putLong("matrixKey", patterns.matrixKey(plans.get(k).spec().consolidation()));
      boolean own = plans.get(k).ownThresholds();
      jobs.at(k).putPointer("followed", own ? piece.address() + followed[k] : 0);
      write(jobs.at(k).within("job"), k, piece.address());
      memory.upload(measureRecords(plans.get(k).spec().measures()), base + measures[k]);
    }
    memory.upload(jobs.complete(), base);
    decays.forEach(
        (decay, at) -> memory.upload(tables.get(decay), 0, tables.get(decay).length, base + at));
    if (patterns.onlySigns()) {
      memory.upload(patterns.signs(), 0, patterns.signs().length, base + rows);
    } else {
      memory.upload(patterns.numbers(), 0, patterns.numbers().length, base + rows);
    }
    memory.clear(base + state, bytes - state);
  }

  /** All but the first, linear measure. */
  private static ByteBuffer measureRecords(List<ChangeMeasure> all) {
    StructRecords records = new StructRecords(MeasureRecord.LAYOUT, all.size() - 1);
    for (int m = 1; m < all.size(); m++) {
      MeasureRecord.write(all.get(m), records.at(m - 1));
    }
    return records.complete();
  }

  private void write(StructRecord job, int k, long base) {
    CudaPerceptronPlan plan = plans.get(k);
    ConsolidationRecord.write(plan.spec().consolidation(), job.within("consolidation"));
    writeFollowing(plan, job.within("following"));
    long sums = base + results[k] + synapseBytes();
    job.putPointer("rows", base + rows)
        .putPointer("columns", base + columns)
        .putPointer("gram", gram == 0 ? 0 : base + gram)
        .putPointer("decay", plan.decay().shrinks() ? base + decays.get(plan.decay()) : 0)
        .putPointer("measures", base + measures[k])
        .putPointer("fields", base + fields[k])
        .putPointer("synapses", base + results[k])
        .putPointer("partial", base + partial[k])
        .putPointer("sums", sums)
        .putPointer("counts", sums + (long) Double.BYTES * plan.sums())
        .putPointer("progress", base + progress[k])
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

  /** Where each synapse has a threshold of its own, what is the same for all of them. */
  private void writeFollowing(CudaPerceptronPlan plan, StructRecord into) {
    Consolidation given = plan.spec().consolidation();
    LayerShape shape = new LayerShape("perceptron", 1, patterns.length());
    FollowingRecord.write(
        plan.ownThresholds() ? given : sharing(given), List.of(shape), List.of(into));
  }

  /** The same with one threshold for all synapses. */
  private static Consolidation sharing(Consolidation given) {
    return given.threshold() instanceof Threshold.Automatic automatic
        ? given.with(automatic.with(ThresholdScope.MATRIX))
        : given;
  }

  /** What run {@code k} came to, once it has ended. */
  CudaPerceptronOutcome outcome(
      CudaPerceptronSlab.Piece piece, int k, CudaPerceptronProgress now, double seconds) {
    CudaPerceptronPlan plan = plans.get(k);
    ByteBuffer all = ByteBuffer.allocate(resultBytes(plan)).order(ByteOrder.LITTLE_ENDIAN);
    piece.read().download(all, piece.from() + results[k]);
    double[] synapses = new double[2 * patterns.width()];
    double[] sums = new double[plan.sums()];
    int[] updates = new int[patterns.patterns()];
    all.asDoubleBuffer().get(synapses).get(sums);
    all.position((synapses.length + sums.length) * Double.BYTES).asIntBuffer().get(updates);
    return new CudaPerceptronOutcome(
        plan, patterns, now, synapses, sums, updates, threshold(piece, k), seconds);
  }

  private OptionalDouble threshold(CudaPerceptronSlab.Piece piece, int k) {
    CudaPerceptronPlan plan = plans.get(k);
    Consolidation consolidation = plan.spec().consolidation();
    if (plan.threshold() == CudaPerceptronThreshold.FIXED) {
      return OptionalDouble.empty();
    }
    if (plan.ownThresholds()) {
      double[] all = new double[2 * patterns.length()];
      piece.read().download(all, 0, all.length, piece.from() + followed[k]);
      return OptionalDouble.of(mean(ownRatio(plan), all));
    }
    long job = piece.from() + job(k) + WHOLE_JOB.offset("job");
    double theta = FollowingRecord.thresholds(piece.read(), job + JOB.offset("following"), 1)[0];
    return consolidation.toldByPerceptron(patterns.length(), theta);
  }

  /** The mean of the thresholds that are finite, of sums and means by turns. */
  private static double mean(double ratio, double[] followed) {
    return IntStream.range(0, followed.length / 2)
        .mapToDouble(i -> followed[2 * i + 1])
        .filter(mean -> mean != 0)
        .map(mean -> ratio * Math.sqrt(mean))
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** theta of a synapse over the root of its own mean squared change. */
  private double ownRatio(CudaPerceptronPlan plan) {
    StructRecord record = new StructRecords(FollowingRecord.LAYOUT, 1).at(0);
    writeFollowing(plan, record);
    return record.getDouble("ratio");
  }
}
