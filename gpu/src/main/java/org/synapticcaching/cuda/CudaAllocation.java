package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;

/** Device memory that begins with something in it; it belongs to the session. */
final class CudaAllocation {
  private CudaAllocation() {}

  /** Memory that is 0 at first; some, even where none is needed. */
  static DeviceMemory cleared(GpuSession session, String what, long bytes) {
    DeviceMemory memory = session.allocate(what, Math.max(Long.BYTES, bytes));
    memory.clear();
    return memory;
  }

  /** Memory with these bytes. */
  static DeviceMemory uploaded(GpuSession session, String what, ByteBuffer bytes) {
    DeviceMemory memory = session.allocate(what, bytes.remaining());
    memory.upload(bytes, 0);
    return memory;
  }
}
