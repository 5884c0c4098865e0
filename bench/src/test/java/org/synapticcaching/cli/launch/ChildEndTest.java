package org.synapticcaching.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildEndTest {
  @Test
  void whoeverIsKilledCannotTellItself() {
    String line = ChildEnd.of(137).orElseThrow();
    assertTrue(line.contains("was killed (signal 9)"), line);
    assertTrue(line.contains("memory"), line);
    assertEquals(1, line.lines().count());
  }

  @ParameterizedTest
  @ValueSource(ints = {132, 134, 135, 139})
  void aCrashIsNamed(int code) {
    assertTrue(ChildEnd.of(code).orElseThrow().contains("crashed (signal " + (code - 128) + ")"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 129, 130, 141, 143})
  void anOrderlyEndNeedsNoWords(int code) {
    assertEquals(Optional.empty(), ChildEnd.of(code));
  }
}
