package org.synapticcaching.device;

import java.util.function.IntUnaryOperator;

/**
 * How much of the memory that shared memory and first-level cache have in common is shared memory
 * during a launch. What is asked for is a hint (CUDA driver API, cuFuncSetAttribute), of which a
 * driver takes the next larger size that it has.
 *
 * @param percent of the most shared memory that a multiprocessor can have
 * @param blocks that a multiprocessor runs at once
 */
record Carveout(int percent, int blocks) {
  /** CU_SHAREDMEM_CARVEOUT_DEFAULT. */
  static final int DRIVERS_CHOICE = -1;

  /** CU_SHAREDMEM_CARVEOUT_MAX_SHARED. */
  private static final int ALL = 100;

  /** What the driver takes of each block's for itself (CUDA programming guide). */
  private static final int RESERVED = 1024;

  /** Blocks have shared memory in units of so many bytes (cuda_occupancy.h). */
  private static final int UNIT = 128;

  /**
   * The least that lets as many blocks run at once as the driver's own choice does.
   *
   * @param most shared memory that a multiprocessor can have, in bytes
   * @param sharedBytes of a block
   * @param blocksAt how many blocks run at once, by percent
   * @param what is launched, for the message
   * @throws GpuFailure when even with all of it as shared memory fewer blocks run at once
   */
  static Carveout of(int most, int sharedBytes, IntUnaryOperator blocksAt, String what) {
    int blocks = blocksAt.applyAsInt(DRIVERS_CHOICE);
    int needed = needed(most, sharedBytes, blocks);
    int left = 0;
    for (int percent : new int[] {needed, Math.min(ALL, needed + 1), ALL}) {
      left = blocksAt.applyAsInt(percent);
      if (left >= blocks) {
        return new Carveout(percent, blocks);
      }
    }
    throw new GpuFailure(
        ("%s cannot be launched: %d blocks of it run at once where the driver sets shared memory"
                + " aside as it likes, but only %d where all of it is set aside; use --backend simd and"
                + " report this line with the driver's version")
            .formatted(what, blocks, left),
        0,
        false);
  }

  /**
   * Percent that some blocks need, rounded down: the next larger size may be just what they need.
   */
  static int needed(int most, int sharedBytes, int blocks) {
    long perBlock = RESERVED + (sharedBytes + UNIT - 1L) / UNIT * UNIT;
    return (int) Math.min(ALL, ALL * perBlock * blocks / most);
  }
}
