package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

@OnEmulation
class EmulatedVersionsTest {
  @Test
  void aDeviceTellsItsVersions() {
    GpuVersions versions = GpuVersions.of(Gpu.first());
    assertTrue(versions.cuda().matches("\\d+\\.\\d+"), versions.cuda());
    assertTrue(versions.cublas().matches("\\d+\\.\\d+\\.\\d+"), versions.cublas());
  }
}
