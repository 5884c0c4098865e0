package org.synapticcaching.device;

import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;
import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_NUM_REGS;
import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT;

import jcuda.driver.CUfunction;
import jcuda.driver.JCudaDriver;

/** A function of a {@link LoadedModule}, shared by all sessions. */
final class LoadedKernel {
  /** What a launch may have without asking (CUDA programming guide, compute capabilities). */
  private static final int SHARED_WITHOUT_ASKING = 48 * 1024;

  private final String name;
  private final CUfunction function;
  private final KernelSignature signature;
  private volatile int sharedAllowed = SHARED_WITHOUT_ASKING;
  private int carveout = Carveout.DRIVERS_CHOICE;

  LoadedKernel(String name, CUfunction function, KernelSignature signature) {
    this.name = name;
    this.function = function;
    this.signature = signature;
  }

  String name() {
    return name;
  }

  CUfunction function() {
    return function;
  }

  KernelSignature signature() {
    return signature;
  }

  int registers() {
    int[] value = new int[1];
    Driver.check(
        JCudaDriver.cuFuncGetAttribute(value, CU_FUNC_ATTRIBUTE_NUM_REGS, function),
        "asking for the registers of kernel '" + name + "'");
    return value[0];
  }

  /** Only ever raises the limit, so that a session does not take it from another. */
  void allowShared(int bytes) {
    if (bytes > sharedAllowed) {
      raiseShared(bytes);
    }
  }

  /**
   * Sets how much shared memory the next launch prefers; whoever launches holds the monitor of this
   * kernel from here on, so that no other session prefers something else in between.
   */
  void prefer(int percent) {
    assert Thread.holdsLock(this);
    if (percent != carveout) {
      Driver.check(
          JCudaDriver.cuFuncSetAttribute(
              function, CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT, percent),
          "setting the shared memory that kernel '" + name + "' prefers to " + percent + " %");
      carveout = percent;
    }
  }

  /** Blocks that a multiprocessor runs at once with a carve-out; 0 when one is too large. */
  synchronized int blocks(int threads, int sharedBytes, int percent) {
    prefer(percent);
    int[] blocks = new int[1];
    Driver.check(
        JCudaDriver.cuOccupancyMaxActiveBlocksPerMultiprocessor(
            blocks, function, threads, sharedBytes),
        "asking for the occupancy of kernel '" + name + "'");
    return blocks[0];
  }

  private synchronized void raiseShared(int bytes) {
    if (bytes > sharedAllowed) {
      Driver.check(
          JCudaDriver.cuFuncSetAttribute(
              function, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, bytes),
          "giving kernel '" + name + "' " + bytes + " bytes of shared memory per block");
      sharedAllowed = bytes;
    }
  }
}
