package org.synapticcaching.cuda.perceptron;

import org.synapticcaching.device.StructLayout;
import org.synapticcaching.device.StructRecords.StructRecord;

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

  /** {@code enum Status} of {@code job.cuh}, in its order. */
  enum Status {
    /** Launch it again. */
    RUNNING,
    /** It has ended. */
    FINISHED,
    /** Rounding could decide: leave it to the reference. */
    UNDECIDED
  }

  /** What a launch left. */
  static CudaPerceptronProgress of(StructRecord record) {
    return new CudaPerceptronProgress(
        record.getLong("last"),
        record.getLong("updates"),
        record.getInt("left"),
        record.getInt("converges") != 0,
        Status.values()[record.getInt("status")]);
  }
}
