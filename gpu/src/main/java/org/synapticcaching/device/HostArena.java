package org.synapticcaching.device;

/** Small pieces of page-locked memory that live as long as their session. */
final class HostArena {
  /** Enough for the arguments of many kernels; locking a page costs far more than filling it. */
  private static final int BLOCK = 64 * 1024;

  private static final int ALIGNMENT = Long.BYTES;

  private final GpuSession session;
  private HostMemory block;
  private int used = BLOCK;

  HostArena(GpuSession session) {
    this.session = session;
  }

  /** Bytes from {@code offset} of {@code memory} on. */
  record Piece(HostMemory memory, int offset) {}

  /** A new piece, aligned to 8 bytes. */
  Piece allocate(int bytes) {
    int rounded = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (rounded > BLOCK) {
      throw new IllegalArgumentException(bytes + " bytes are more than a block of " + BLOCK);
    }
    if (used + rounded > BLOCK) {
      block = session.pageLocked(BLOCK);
      used = 0;
    }
    Piece piece = new Piece(block, used);
    used += rounded;
    return piece;
  }
}
