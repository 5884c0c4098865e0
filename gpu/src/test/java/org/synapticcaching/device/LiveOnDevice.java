package org.synapticcaching.device;

import java.util.Optional;

/**
 * What was made on the emulated device and not freed.
 *
 * @param allocations of device memory
 * @param bytes in them
 * @param handles streams, events and allocations of page-locked memory
 */
record LiveOnDevice(long allocations, long bytes, long handles) {
  /** What there is now. */
  static LiveOnDevice now() {
    return new LiveOnDevice(
        Emulation.liveAllocations(), Emulation.liveBytes(), Emulation.liveHandles());
  }

  /** Says what there is more, or less, than before; empty if nothing is. */
  Optional<String> changedSince(LiveOnDevice before) {
    return equals(before)
        ? Optional.empty()
        : Optional.of(
            "the test left on the device "
                + (allocations - before.allocations)
                + " allocations of "
                + (bytes - before.bytes)
                + " bytes, and "
                + (handles - before.handles)
                + " streams, events and page-locked allocations");
  }
}
