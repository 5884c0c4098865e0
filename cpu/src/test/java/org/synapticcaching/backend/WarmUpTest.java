package org.synapticcaching.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

class WarmUpTest {
  private static final PerceptronSpec SPEC = PerceptronSpec.of(Consolidation.none());

  @BeforeEach
  void somebodyIsThereToDoIt() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one processor warms nothing up");
  }

  @Test
  void smallTasksAreLearnedBrieflyUntilItIsStopped() throws Exception {
    AtomicInteger learned = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    CountDownLatch checked = new CountDownLatch(1);
    AtomicInteger mostEpochs = new AtomicInteger();
    AtomicInteger mostPatterns = new AtomicInteger();
    PerceptronEngine engine =
        task -> {
          mostPatterns.accumulateAndGet(task.patterns(), Math::max);
          return telling(
              task,
              spec -> {
                mostEpochs.accumulateAndGet(spec.maxEpochs(), Math::max);
                learned.incrementAndGet();
                three.countDown();
                if (three.getCount() == 0) {
                  await(checked);
                }
              });
        };
    try (WarmUp warmUp = WarmUp.ofPerceptrons(engine, SPEC)) {
      assertTrue(three.await(1, TimeUnit.MINUTES));
      warmUp.stop();
    }
    int before = learned.get();
    Thread thread = warmUpThreads().get(0);
    checked.countDown();
    thread.join();
    assertEquals(before, learned.get());
    assertTrue(mostEpochs.get() <= 50 && mostPatterns.get() <= 200);
  }

  @Test
  void whatFailsIsLeftToTheRunItself() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    AtomicInteger uncaught = new AtomicInteger();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> uncaught.incrementAndGet());
    try (WarmUp warmUp =
        WarmUp.ofPerceptrons(
            task -> {
              failed.countDown();
              throw new IllegalStateException("on purpose");
            },
            SPEC)) {
      assertTrue(failed.await(1, TimeUnit.MINUTES));
      warmUp.stop();
      for (Thread thread : warmUpThreads()) {
        thread.join();
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertEquals(0, uncaught.get());
  }

  private static List<Thread> warmUpThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("warm-up"))
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException notWanted) {
      throw new IllegalStateException(notWanted);
    }
  }

  /** Learns nothing but tells under what. */
  private static PerceptronLearner telling(PerceptronTask task, Consumer<PerceptronSpec> told) {
    return new PerceptronLearner() {
      @Override
      public PerceptronTask task() {
        return task;
      }

      @Override
      public PerceptronResult learn(PerceptronSpec spec, PerceptronListener listener) {
        told.accept(spec);
        return null;
      }
    };
  }
}
