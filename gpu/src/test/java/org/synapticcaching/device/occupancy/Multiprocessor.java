package org.synapticcaching.device.occupancy;

import java.util.List;

/**
 * What a multiprocessor of a compute capability has room for at once, as the occupancy calculator
 * of CUDA finds it ({@code cuda_occupancy.h}; CUDA programming guide, technical specifications).
 *
 * @param capability compute capability, times ten
 * @param threads that are resident at most
 * @param blocks that are resident at most
 * @param sharedBytes shared memory of all blocks, with what the driver takes of each
 * @param sharedBytesPerBlock the most that one block can have
 */
public record Multiprocessor(
    int capability, int threads, int blocks, int sharedBytes, int sharedBytesPerBlock) {
  /** Each has schedulers of its own for a quarter of the warps and registers. */
  public static final int SCHEDULERS = 4;

  /** Those that kernels are made for. */
  public static final List<Multiprocessor> ALL =
      List.of(
          kib(80, 2048, 32, 164),
          kib(86, 1536, 16, 100),
          kib(89, 1536, 24, 100),
          kib(90, 2048, 32, 228));

  private static final int WARP = 32;
  private static final int KIB = 1024;

  /** 32-bit registers, and the unit in which a warp is given some. */
  private static final int REGISTERS = 64 * KIB;

  private static final int REGISTER_UNIT = 256;

  /** Shared memory that the driver takes of each block, and the unit in which it is given. */
  private static final int RESERVED = KIB;

  private static final int SHARED_UNIT = 128;

  private static Multiprocessor kib(int capability, int threads, int blocks, int shared) {
    return new Multiprocessor(capability, threads, blocks, shared * 1024, shared * 1024 - RESERVED);
  }

  /**
   * That of a capability.
   *
   * @param capability compute capability, times ten: one of {@link #ALL}
   * @throws IllegalArgumentException when it is none of these
   */
  public static Multiprocessor of(int capability) {
    return ALL.stream()
        .filter(each -> each.capability == capability)
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no limits known for " + capability));
  }

  /**
   * How many blocks are resident at once; 0 where not even one is.
   *
   * @param block threads of a block
   * @param registers of a thread
   * @param shared bytes of shared memory of a block, static and dynamic
   */
  public int blocksOf(int block, int registers, int shared) {
    int warps = (block + WARP - 1) / WARP;
    int registersOfWarp = up(registers * WARP, REGISTER_UNIT);
    if (shared > sharedBytesPerBlock || registersOfWarp * up(warps, SCHEDULERS) > REGISTERS) {
      return 0;
    }
    int warpsByRegisters = REGISTERS / SCHEDULERS / registersOfWarp * SCHEDULERS;
    int byWarps = Math.min(warpsByRegisters, threads / WARP) / warps;
    int byShared = sharedBytes / up(shared + RESERVED, SHARED_UNIT);
    return Math.min(blocks, Math.min(byWarps, byShared));
  }

  /** How many warps each scheduler chooses from, on average; as {@link #blocksOf}. */
  public double warpsPerScheduler(int block, int registers, int shared) {
    int warps = (block + WARP - 1) / WARP;
    return (double) warps * blocksOf(block, registers, shared) / SCHEDULERS;
  }

  private static int up(int number, int unit) {
    return (number + unit - 1) / unit * unit;
  }
}
