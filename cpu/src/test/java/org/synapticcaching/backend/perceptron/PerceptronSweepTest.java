package org.synapticcaching.backend.perceptron;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.PerceptronSpec;

class PerceptronSweepTest {
  @Test
  void anInterruptionIsReported() {
    PerceptronEngine engine = Backends.perceptrons(Backends.named("ejml"));
    List<PerceptronSpec> specs = List.of(PerceptronSpec.of(Consolidation.none()));
    for (int threads = 1; threads <= 2; threads++) {
      int each = threads;
      Thread.currentThread().interrupt();
      assertThrows(
          IllegalStateException.class,
          () -> engine.learnAll(specs, Collections.nCopies(3, PerceptronSweepTest::task), each));
      assertTrue(Thread.interrupted(), "the thread stays interrupted");
    }
  }

  private static PerceptronTask task() {
    return PerceptronTask.random(5, 5, 1);
  }
}
