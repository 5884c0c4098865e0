package org.synapticcaching.cublas;

import jcuda.driver.CUdeviceptr;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;

/**
 * An array in device memory of which every network has an equal part, one after the other in the
 * order of their places.
 */
final class SlotArray {
  private final String what;
  private final long bytes;
  private final boolean lasting;
  private DeviceMemory memory;

  /** Made when first asked for, and kept. */
  private CUdeviceptr[] parts;

  private SlotArray(String what, long bytes, boolean lasting) {
    this.what = what;
    this.bytes = bytes;
    this.lasting = lasting;
  }

  /**
   * What a network is: goes with it from place to place.
   *
   * @param what for messages
   * @param bytes of one network, > 0, a multiple of 4
   */
  static SlotArray ofNetwork(String what, long bytes) {
    return new SlotArray(what, bytes, true);
  }

  /** What is used within a step only. */
  static SlotArray scratch(String what, long bytes) {
    return new SlotArray(what, bytes, false);
  }

  /** Size of one network's part. */
  long bytes() {
    return bytes;
  }

  /** Whether the contents go with the network. */
  boolean lasting() {
    return lasting;
  }

  /** Makes room for {@code networks} of them, all bytes 0. */
  void allocate(GpuSession session, int networks) {
    memory = session.allocate(what, bytes * networks);
    memory.clear();
    parts = new CUdeviceptr[networks];
  }

  /** All of it. */
  DeviceMemory memory() {
    return memory;
  }

  /** Where the part of the network in a place begins. */
  CUdeviceptr part(int slot) {
    if (parts[slot] == null) {
      parts[slot] = memory.pointer(bytes * slot);
    }
    return parts[slot];
  }

  /** Bytes from the start to the part of the network in a place. */
  long offset(int slot) {
    return bytes * slot;
  }
}
