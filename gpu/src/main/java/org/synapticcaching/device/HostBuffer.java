package org.synapticcaching.device;

import java.nio.ByteBuffer;

/**
 * Page-locked memory of the host that kernels read and write where it is, over the bus: for little
 * that is read and written once in a launch. Lives as long as its session.
 */
public final class HostBuffer {
  private final GpuSession session;
  private final HostMemory memory;

  HostBuffer(GpuSession session, HostMemory memory) {
    this.session = session;
    this.memory = memory;
  }

  /** Where it starts, as kernels count. */
  public long address() {
    session.checkOpen();
    return memory.address();
  }

  /**
   * All of it, in the device's order of bytes. What a kernel writes is there once a {@link
   * DeviceMark} after it is reached; until then nothing that it reads may be changed.
   *
   * @throws IllegalStateException when the session is closed
   */
  public ByteBuffer bytes() {
    session.checkOpen();
    return memory.buffer().duplicate().order(memory.buffer().order()).clear();
  }
}
