package org.synapticcaching.numbers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.synapticcaching.model.Numerics;

class KeptDigitsTest {
  private static final Numerics FIRST = new Numerics("simd", 1, "256");
  private static final Map<String, List<Double>> DIGITS = Map.of("run", List.of(0.1, 2.0));
  private static final Map<String, List<Double>> OTHERS =
      Map.of("run", List.of(Math.nextUp(0.1), 2.0));

  @TempDir private Path folder;
  private KeptDigits kept;

  @BeforeEach
  void keep() throws IOException {
    kept = new KeptDigits(folder.resolve("simd.json"), "BackendDesign.PROCESSOR", "mvn renew");
    kept.check(FIRST, DIGITS, true);
  }

  @Test
  void oneBitInOneNumberIsAChangeThatNeedsAVersion() {
    assertDoesNotThrow(() -> kept.check(FIRST, DIGITS, false));
    for (boolean renew : new boolean[] {false, true}) {
      AssertionFailedError changed =
          assertThrows(AssertionFailedError.class, () -> kept.check(FIRST, OTHERS, renew));
      assertTrue(
          changed.getMessage().contains("raise the version in BackendDesign.PROCESSOR"),
          changed.getMessage());
      assertTrue(changed.getMessage().endsWith("mvn renew"), changed.getMessage());
    }
  }

  @Test
  void aNewVersionNeedsItsOwnDigitsAndDropsAllOlderOnes() throws IOException {
    Numerics second = new Numerics("simd", 2, "512");
    assertThrows(AssertionFailedError.class, () -> kept.check(second, OTHERS, false));
    kept.check(second, OTHERS, true);
    assertDoesNotThrow(() -> kept.check(second, OTHERS, false));
    assertThrows(
        TestAbortedException.class,
        () -> kept.check(new Numerics("simd", 2, "256"), DIGITS, false));
  }

  @Test
  void anUnknownKindOfMachineIsSkippedAndSaysSo() throws IOException {
    Numerics wide = new Numerics("simd", 1, "512");
    TestAbortedException skipped =
        assertThrows(TestAbortedException.class, () -> kept.check(wide, OTHERS, false));
    assertTrue(skipped.getMessage().contains("simd, numbers 1, 512"), skipped.getMessage());
    kept.check(wide, OTHERS, true);
    assertDoesNotThrow(() -> kept.check(wide, OTHERS, false));
    assertDoesNotThrow(() -> kept.check(FIRST, DIGITS, false));
  }

  /** Otherwise a run that is added later would never be compared. */
  @Test
  void aRunThatIsNotKeptYetIsNoSilentSuccess() {
    Map<String, List<Double>> more = Map.of("run", List.of(0.1, 2.0), "second", List.of(3.0));
    assertThrows(TestAbortedException.class, () -> kept.check(FIRST, more, false));
  }
}
