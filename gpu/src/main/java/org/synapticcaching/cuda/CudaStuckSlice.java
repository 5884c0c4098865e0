package org.synapticcaching.cuda;

/** What a slice leaves behind that has waited for another one in vain; {@code slices.cuh}. */
final class CudaStuckSlice {
  /** {@code kPatience}, in steps of 2^32 ns. */
  static final int PATIENCE = 7;

  private static final long SECONDS = PATIENCE * (1L << 32) / 1_000_000_000L;
  private static final int NETWORK_AT = 40;
  private static final int SLICE_AT = 28;
  private static final int AWAITED_AT = 16;
  private static final int SLICES = 1 << 12;
  private static final int EXCHANGES = 1 << 16;

  private CudaStuckSlice() {}

  /** In words. */
  static String inWords(long word) {
    return ("slice %d of network %d waited more than %d s for slice %d, which sent nothing in exchange"
            + " %d; if that happens again, use --backend simd and report this line")
        .formatted(
            (word >>> SLICE_AT) % SLICES,
            (word >>> NETWORK_AT) - 1,
            SECONDS,
            (word >>> AWAITED_AT) % SLICES,
            word % EXCHANGES);
  }
}
