package org.synapticcaching.device;

/** One {@code __global__} function, for one session. */
public final class Kernel {
  private final GpuSession session;
  private final LoadedKernel loaded;

  Kernel(GpuSession session, LoadedKernel loaded) {
    this.session = session;
    this.loaded = loaded;
  }

  /** Registers per thread. */
  public int registers() {
    session.use();
    return loaded.registers();
  }

  /**
   * Number of blocks with these threads and bytes of dynamic shared memory that a multiprocessor
   * runs at once; 0 when one alone is too large.
   */
  public int blocksPerMultiprocessor(int threads, int sharedBytes) {
    session.use();
    loaded.allowShared(sharedBytes);
    return loaded.blocks(threads, sharedBytes, Carveout.DRIVERS_CHOICE);
  }

  /** A new block of arguments for launches of this kernel. */
  public KernelCall call() {
    session.use();
    return new KernelCall(session, loaded);
  }
}
