package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.cli.session.Interrupt;

class InterruptTest {
  @Test
  void anInterruptedRunPrintsWhatItHasAndExitsWith130() {
    Interrupt interrupt = new Interrupt();
    interrupt.request();
    Outcome outcome =
        Cli.run(
            interrupt,
            "train",
            "--data",
            "digits",
            "--train-limit",
            "50",
            "--test-limit",
            "20",
            "--json");
    assertEquals(130, outcome.code());
    assertTrue(outcome.out().contains("\"success\" : false"), outcome.out());
    assertTrue(outcome.out().contains("\"ending\" : \"interrupted\""), outcome.out());
  }

  @Test
  void anInterruptedPerceptronSaysSoAndExitsWith130() {
    Interrupt interrupt = new Interrupt();
    interrupt.request();
    Cli.assertFails(
        Cli.run(interrupt, "perceptron", "--synapses", "5", "--patterns", "50"),
        130,
        "note: interrupted at ");
  }

  @Test
  void theEndOfJavaWaitsForWorkInASection() {
    Interrupt interrupt = new Interrupt();
    CompletableFuture<Void> end;
    try (Interrupt.Section section = interrupt.section()) {
      end = CompletableFuture.runAsync(interrupt::requestAndWait);
      while (!section.interrupted()) {
        Thread.onSpinWait();
      }
      assertFalse(end.isDone());
    }
    end.join();
    assertTrue(interrupt.requested());
  }

  @Test
  void theEndOfJavaDoesNotWaitWithoutASection() {
    Interrupt interrupt = new Interrupt();
    interrupt.section().close();
    interrupt.requestAndWait();
    assertTrue(interrupt.requested());
  }
}
