package org.synapticcaching.device;

import jcuda.Pointer;

/** Reads the address that a JCuda pointer holds, which JCuda shows to subclasses only. */
final class Address {
  private Address() {}

  /** The address, on the device or in page-locked memory. */
  static long of(Pointer pointer) {
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
