package org.synapticcaching.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
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

  /** Learning is waited for, testing is not. */
  @Test
  void isWaitedForUntilLearningIsCompiled() {
    AtomicInteger learned = new AtomicInteger();
    PopulationSpec spec = new ScriptedPopulation(List.of(List.of(1))).spec();
    Backend backend =
        new DelegatingBackend(Backends.named(BackendRequest.of("ejml"))) {
          @Override
          public Population open(PopulationSpec opened) {
            return new ScriptedPopulation(List.of(List.of(1))) {
              @Override
              public void train(Patterns patterns, int count) {
                learned.incrementAndGet();
              }

              @Override
              public List<Evaluation> evaluate(Patterns patterns) {
                if (learned.get() < 500) {
                  throw new IllegalStateException("tested before learning was compiled");
                }
                return super.evaluate(patterns);
              }
            };
          }
        };
    try (WarmUp warmUp = WarmUp.ofNetworks(backend, spec)) {
      warmUp.finish();
      assertTrue(learned.get() >= 500, learned + " rounds");
    }
  }

  /** Nobody waits for what failed, for what takes too long, or when interrupted. */
  @Test
  void isNotWaitedForInVain() {
    CountDownLatch never = new CountDownLatch(1);
    PopulationSpec spec = new ScriptedPopulation(List.of(List.of(1))).spec();
    Backend ejml = Backends.named(BackendRequest.of("ejml"));
    Backend failing =
        new DelegatingBackend(ejml) {
          @Override
          public Population open(PopulationSpec opened) {
            throw new IllegalStateException("on purpose");
          }
        };
    Backend hanging =
        new DelegatingBackend(ejml) {
          @Override
          public Population open(PopulationSpec opened) {
            await(never);
            throw new IllegalStateException("on purpose");
          }
        };
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          WarmUp.none().finish();
          WarmUp.ofNetworks(failing, spec).finish();
          WarmUp.ofNetworks(hanging, spec).finish();
          Thread.currentThread().interrupt();
          WarmUp.ofNetworks(hanging, spec).finish();
          assertTrue(Thread.interrupted(), "the interruption is kept");
        });
    never.countDown();
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
