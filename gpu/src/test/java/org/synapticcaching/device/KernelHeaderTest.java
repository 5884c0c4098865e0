package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.device.record.StructLayout;

/** The comparison of layouts with headers notices what is wrong, and names it. */
class KernelHeaderTest {
  private static final String HEADER = "common/measure.cuh";

  private static String complaints(StructLayout layout) {
    EmulationBuild build = EmulationBuild.ofThisProject();
    org.junit.jupiter.api.Assumptions.assumeTrue(build.missing() == null);
    return new KernelHeader(HEADER).declares(layout).complaints(build);
  }

  @Test
  void aReorderedFieldIsNamed() {
    StructLayout layout =
        StructLayout.of("Measure", fields -> fields.longs("potentiationOnly").doubles("exponent"));
    String complaints = complaints(layout);
    assertTrue(complaints.contains("Measure.potentiationOnly"), complaints);
    assertTrue(complaints.contains("Measure.exponent"), complaints);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ints", "doubles"})
  void anotherTypeIsNamed(String type) {
    StructLayout layout =
        StructLayout.of(
            "Measure",
            fields -> {
              fields.doubles("exponent");
              if (type.equals("ints")) {
                fields.ints("potentiationOnly");
              } else {
                fields.doubles("potentiationOnly");
              }
            });
    String complaints = complaints(layout);
    assertTrue(
        complaints.contains("static assertion failed: Measure.potentiationOnly"), complaints);
  }

  @Test
  void aMissingFieldIsNoticed() {
    String complaints =
        complaints(StructLayout.of("Measure", fields -> fields.doubles("exponent")));
    assertTrue(complaints.contains("sizeof(Measure)"), complaints);
  }
}
