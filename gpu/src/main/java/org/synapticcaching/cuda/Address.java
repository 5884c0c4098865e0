package org.synapticcaching.cuda;

import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;

/** Reads the address that a JCuda pointer holds, which JCuda shows to subclasses only. */
final class Address {
  private Address() {}

  /** The address on the device. */
  static long of(CUdeviceptr pointer) {
    return new OpenPointer(pointer).address();
  }

  private static final class OpenPointer extends Pointer {
    OpenPointer(Pointer pointer) {
      super(pointer);
    }

    long address() {
      return getNativePointer() + getByteOffset();
    }
  }
}
