package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.select.MemoryNeed;

class MemoryGateTest {
  private final MemoryGate gate = new MemoryGate(100);

  @Test
  void whatIsTakenIsNotFreeUntilItIsGivenBack() {
    gate.enter(60);
    gate.enter(40);
    assertFalse(gate.hasFree(1));
    assertThrows(IllegalStateException.class, () -> gate.enter(1));
    gate.leave(40);
    assertTrue(gate.hasFree(40));
    assertFalse(gate.hasFree(41));
  }

  @Test
  void whatNeverFitsIsRefusedInOneLine() {
    MemoryNeed most = new MemoryNeed(100, Precision.FLOAT32);
    gate.require("run a", most);
    MemoryNeed more = new MemoryNeed(101, Precision.FLOAT32);
    String line =
        assertThrows(IllegalStateException.class, () -> gate.require("run b", more)).getMessage();
    assertTrue(line.startsWith("run b needs about"), line);
    assertTrue(line.endsWith("or leave it out with --skip"), line);
  }
}
