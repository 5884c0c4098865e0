package org.synapticcaching.device;

import java.nio.ByteBuffer;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.JCudaDriver;

/**
 * Page-locked host memory through which arrays are copied to and from the device piece by piece.
 * Copying Java arrays directly would hold up the garbage collector for as long as the copy takes.
 */
final class Staging {
  /** Bytes of one piece: large enough for full speed of the bus, small beside any data set. */
  static final int BYTES = 1 << 20;

  private final GpuSession session;
  private final Pointer pointer;
  private final CUevent copied;
  private final ByteBuffer buffer;

  Staging(GpuSession session) {
    this.session = session;
    HostMemory memory = session.pageLocked(BYTES);
    pointer = memory.pointer();
    buffer = memory.buffer();
    copied = session.event(CUevent_flags.CU_EVENT_DISABLE_TIMING);
  }

  /** The buffer, once the device has read what was put there before. */
  ByteBuffer writable() {
    session.check(JCudaDriver.cuEventSynchronize(copied), "waiting for a copy to the device");
    return buffer.clear();
  }

  /** Sends the first bytes of the buffer; they are sent when this stream comes to it. */
  void send(CUdeviceptr to, int bytes) {
    session.check(
        JCudaDriver.cuMemcpyHtoDAsync(to, pointer, bytes, session.stream()),
        "copying to the device");
    session.check(JCudaDriver.cuEventRecord(copied, session.stream()), "recording an event");
  }

  /** The buffer, holding bytes fetched after everything begun before on this stream. */
  ByteBuffer fetch(CUdeviceptr from, int bytes) {
    session.check(
        JCudaDriver.cuMemcpyDtoHAsync(pointer, from, bytes, session.stream()),
        "copying from the device");
    session.check(
        JCudaDriver.cuStreamSynchronize(session.stream()), "waiting for a copy from the device");
    return buffer.clear().limit(bytes);
  }
}
