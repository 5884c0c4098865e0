package org.synapticcaching.cuda;

/**
 * How much of the first weight matrix a block of {@code test_inputs.cu} has in shared memory.
 *
 * @param quads of columns that a thread has: 2, or 1
 * @param rows most rows, >= 1; where there are more, they pass in parts
 */
record TestTiling(int quads, int rows) {
  /** Threads of a block. */
  static final int THREADS = 384;

  /** Threads that have a group of patterns. */
  static final int TEAM = 8;

  /** Inputs of a list that a team reads at a time. */
  static final int BATCH = 4;

  /** Bytes of four values of an input, or of four columns of a row. */
  static final int QUAD_BYTES = 4 * Float.BYTES;

  /** Quads of shared memory from a team's batch to that of the next. */
  static final int BATCH_PITCH = TEAM + 1;

  /** Teams of a warp, which go through their groups in step. */
  static final int TEAMS_OF_WARP = 32 / TEAM;

  /** Warps of a block. */
  static final int WARPS = THREADS / 32;

  private static final int BATCHES_BYTES = THREADS / TEAM * BATCH_PITCH * QUAD_BYTES;

  /**
   * What suits a card: all rows at once if possible, since sums that go on in another part come
   * from memory and go there again, and then two quads, which share the reading of values.
   *
   * @param rows that there are
   * @param sharedBytes most that a block can have
   */
  static TestTiling of(int rows, int sharedBytes) {
    int narrow = (sharedBytes - BATCHES_BYTES) / (TEAM * QUAD_BYTES);
    int wide = narrow / 2;
    int all = Math.max(1, rows);
    boolean oneQuad = all > wide && all <= narrow;
    return oneQuad ? new TestTiling(1, all) : new TestTiling(2, Math.min(all, wide));
  }

  /** Quads of columns of a block. */
  int tile() {
    return quads * TEAM;
  }

  /** Shared memory of a block. */
  int sharedBytes() {
    return rows * tile() * QUAD_BYTES + BATCHES_BYTES;
  }
}
