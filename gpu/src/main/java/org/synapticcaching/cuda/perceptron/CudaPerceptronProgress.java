package org.synapticcaching.cuda.perceptron;

import java.nio.ByteBuffer;

/**
 * Where a run stands after a launch.
 *
 * @param last presentation of the last event
 * @param updates presentations that were errors
 * @param left presentations from the last event to the end
 * @param converges whether the end comes before learning is given up
 * @param status what to do next
 */
record CudaPerceptronProgress(long last, long updates, int left, boolean converges, Status status) {
  /** Size of {@code Progress} in the kernels' source. */
  static final int BYTES = 72;

  private static final int LEFT = 44;
  private static final int CONVERGES = 56;
  private static final int STATUS = 60;

  /** What to do next; in the order of the kernels' source. */
  enum Status {
    /** Launch it again. */
    RUNNING,
    /** It has ended. */
    FINISHED,
    /** Rounding could decide: leave it to the plain backend. */
    UNDECIDED
  }

  /** Reads one from memory of the device. */
  static CudaPerceptronProgress read(ByteBuffer from, int at) {
    return new CudaPerceptronProgress(
        from.getLong(at),
        from.getLong(at + Long.BYTES),
        from.getInt(at + LEFT),
        from.getInt(at + CONVERGES) != 0,
        Status.values()[from.getInt(at + STATUS)]);
  }
}
