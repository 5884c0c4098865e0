package org.synapticcaching.device;

import java.util.Locale;

/**
 * What an emulation with {@link EmulatedKernels#WATCHED} kernels counts: what warps would ask of a
 * device. There are no caches in it: whatever is asked for again is counted again. Numbered as in
 * {@code counting.h}.
 */
public enum Quantity {
  /** By one warp at one place, of device memory. */
  GLOBAL_READS,
  GLOBAL_WRITES,
  /** Sectors of 32 bytes that these touch. */
  SECTORS_READ,
  SECTORS_WRITTEN,
  /** By one warp at one place, of shared memory. */
  SHARED_ACCESSES,
  /** Turns beyond the first that these take, where lanes want different words of one bank. */
  BANK_CONFLICTS,
  /** Single lanes' calls of atomic functions. */
  ATOMICS,
  /** Of all accesses those that not all lanes of the warp make: after a branch of some of them. */
  DIVERGENT_ACCESSES,
  /** Of a block. */
  BARRIERS,
  /** Shuffles, votes and the like of a warp. */
  MEETINGS;

  /** How many there were since {@link Emulation#startCounting}. */
  public long counted() {
    return Emulation.counted(ordinal());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
