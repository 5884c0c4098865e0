package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The Java face of the GPU on the emulation. */
@OnEmulation
class EmulatedSessionTest {
  @Test
  void theDeviceSaysThatItIsEmulated() {
    assertTrue(Gpu.first().emulated());
    assertEquals(90, Gpu.first().computeCapability());
  }

  @Test
  void aKernelChangesDeviceMemory() {
    float[] values = {1, 2, 3, 4, 5};
    try (GpuSession session = Gpu.first().openSession()) {
      DeviceMemory memory = session.allocate("values", 20);
      memory.upload(values, 0, 5, 0);
      KernelModule module = session.load(EmulatedSessionTest.class, "selftest.ptx");
      module.kernel("scale").call().set(0, memory).set(1, 5).set(2, 3f).launch(1, 32, 0);
      memory.download(values, 0, 5, 0);
    }
    assertEquals(15f, values[4]);
  }
}
