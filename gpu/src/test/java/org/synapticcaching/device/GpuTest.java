package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Availability;

/** What is said on a machine without a usable GPU. */
class GpuTest {
  @Test
  void aMissingGpuComesWithAReasonAndARemedyOnOneLine() {
    Availability availability = Gpu.availability();
    assumeFalse(availability.available(), "there is a GPU");
    assertFalse(availability.reason().isBlank());
    assertFalse(availability.remedy().isBlank());
    assertEquals(1, (availability.reason() + availability.remedy()).lines().count());
  }

  @Test
  void askingForAMissingGpuFailsWithTheSameLine() {
    Availability availability = Gpu.availability();
    assumeFalse(availability.available(), "there is a GPU");
    IllegalStateException thrown = assertThrows(IllegalStateException.class, Gpu::first);
    assertEquals(
        "no GPU: " + availability.reason() + "; " + availability.remedy(), thrown.getMessage());
  }
}
