package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.select.MemoryNeed;

class MemoryGateTest {
  private final MemoryGate gate = new MemoryGate(100);

  @Test
  void whatDoesNotFitWaitsUntilEnoughIsGivenBack() throws InterruptedException {
    gate.enter(60);
    gate.enter(40);
    AtomicBoolean in = new AtomicBoolean();
    Thread third =
        new Thread(
            () -> {
              gate.enter(50);
              in.set(true);
            });
    third.start();
    while (third.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    gate.leave(40);
    while (third.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertFalse(in.get());
    gate.leave(60);
    third.join();
    assertTrue(in.get());
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

  @Test
  void waitingEndsWhenTheRunIsStopped() throws InterruptedException {
    gate.enter(100);
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Thread waiting = new Thread(() -> gate.enter(1));
    waiting.setUncaughtExceptionHandler((thread, problem) -> seen.set(problem));
    waiting.start();
    waiting.interrupt();
    waiting.join();
    assertEquals(CancellationException.class, seen.get().getClass());
  }
}
