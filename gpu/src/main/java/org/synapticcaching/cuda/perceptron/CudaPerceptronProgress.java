package org.synapticcaching.cuda.perceptron;

import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords.StructRecord;

/**
 * Where a run stands after a launch: whether it is to be launched again, and at its end what the
 * {@link CudaPerceptronOutcome} needs beside weights and sums.
 *
 * @param last presentation of the last event
 * @param updates presentations that were errors
 * @param left presentations from the last event to the end
 * @param converges whether the end comes before learning is given up
 * @param status what to do next
 */
record CudaPerceptronProgress(long last, long updates, int left, boolean converges, Status status) {
  /** {@code struct Progress} of {@code job.cuh}. */
  static final StructLayout LAYOUT =
      StructLayout.of(
          "perceptron::Progress",
          fields ->
              fields
                  .longs("last", "updates")
                  .doubles("transientSum", "persistentTolerance", "transientTolerance")
                  .ints("at", "left", "checkIn", "sinceCheck", "converges", "status")
                  .ints("transientsRounded", "persistentRounded"));

  /** Before the first launch. */
  static final CudaPerceptronProgress START =
      new CudaPerceptronProgress(0, 0, 0, false, Status.RUNNING);

  /** {@code enum Status} of {@code job.cuh}, in its order. */
  enum Status {
    /** Launch it again. */
    RUNNING,
    /** It has ended. */
    FINISHED,
    /** Rounding could decide: leave it to the reference. */
    UNDECIDED
  }

  /**
   * What a launch left.
   *
   * @throws IllegalStateException when it is no progress at all
   */
  static CudaPerceptronProgress of(StructRecord record) {
    int status = record.getInt("status");
    if (status < 0 || status >= Status.values().length) {
      throw broken("reports the status " + status);
    }
    return new CudaPerceptronProgress(
        record.getLong("last"),
        record.getLong("updates"),
        record.getInt("left"),
        record.getInt("converges") != 0,
        Status.values()[status]);
  }

  /**
   * This progress, if it can be: every launch brings a run on or to its end, which comes with its
   * last presentation. A run that is never done would be launched for ever.
   *
   * @param before the launch
   * @param most presentations until learning is given up
   * @throws IllegalStateException when it cannot
   */
  CudaPerceptronProgress checkedAfter(CudaPerceptronProgress before, long most) {
    boolean further = last > before.last || last == before.last && status != Status.RUNNING;
    if (!further || last + left > most || left < 0) {
      throw broken(
          "reports presentation %d, %d before the end, after %d of at most %d"
              .formatted(last, left, before.last, most));
    }
    return this;
  }

  private static IllegalStateException broken(String what) {
    return new IllegalStateException(
        "a perceptron on the GPU "
            + what
            + ", which cannot be: the GPU or its driver fails; choose --backend simd");
  }
}
