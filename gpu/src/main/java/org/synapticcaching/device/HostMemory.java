package org.synapticcaching.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcuda.Pointer;
import jcuda.driver.JCudaDriver;

/**
 * Page-locked memory of the host: the device copies to and from it without the driver's help, and
 * its address is known, which JCuda does not give for Java's own buffers.
 */
final class HostMemory {
  private final Pointer pointer = new Pointer();
  private final ByteBuffer buffer;

  HostMemory(GpuSession session, int bytes) {
    session.check(JCudaDriver.cuMemAllocHost(pointer, bytes), "allocating page-locked memory");
    buffer = pointer.getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
  }

  Pointer pointer() {
    return pointer;
  }

  long address() {
    return Address.of(pointer);
  }

  ByteBuffer buffer() {
    return buffer;
  }

  /** The driver's code; neither pointer nor buffer may be used any more. */
  int free() {
    return JCudaDriver.cuMemFreeHost(pointer);
  }
}
