package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoroutinesTest {
  private final List<String> log = new ArrayList<>();
  private int step;

  private Void twoSteps(String name) {
    log.add(name + " begins");
    coroutines.await(() -> step >= 1);
    log.add(name + " goes on");
    coroutines.await(() -> step >= 2);
    log.add(name + " ends");
    return null;
  }

  private final Coroutines coroutines = new Coroutines();

  @Test
  void theyTakeTurnsInTheOrderInWhichTheyWereStarted() throws Exception {
    try (coroutines) {
      Future<Void> a = coroutines.start(() -> twoSteps("a"));
      Future<Void> b = coroutines.start(() -> twoSteps("b"));
      assertEquals(List.of(), log);
      coroutines.advance();
      assertEquals(List.of("a begins", "b begins"), log);
      coroutines.advance();
      assertEquals(2, log.size(), "nothing has happened that they wait for");
      step = 1;
      coroutines.advance();
      assertEquals(List.of("a goes on", "b goes on"), log.subList(2, 4));
      assertFalse(a.isDone());
      step = 2;
      coroutines.advance();
      assertEquals(List.of("a ends", "b ends"), log.subList(4, 6));
      assertTrue(a.isDone() && b.isDone());
    }
  }

  @Test
  void whatOneBringsAboutWakesAnother() {
    try (coroutines) {
      coroutines.start(() -> twoSteps("waiting"));
      coroutines.start(() -> step = 2);
      coroutines.advance();
      assertEquals(List.of("waiting begins", "waiting goes on", "waiting ends"), log);
    }
  }

  @Test
  void partsWaitSideBySideAndTellTheirResultsInOrder() throws Exception {
    List<Integer> all = IntStream.range(0, 200).boxed().toList();
    try (coroutines) {
      Future<List<Integer>> squares =
          coroutines.start(
              () ->
                  coroutines.each(
                      all,
                      i -> {
                        log.add("part");
                        coroutines.await(() -> step > i % 3);
                        return i * i;
                      }));
      coroutines.advance();
      assertEquals(200, log.size());
      for (step = 1; step <= 3; step++) {
        assertFalse(squares.isDone());
        coroutines.advance();
      }
      assertEquals(all.stream().map(i -> i * i).toList(), squares.get());
    }
  }

  @Test
  void closingEndsWhatWaits() {
    Thread[] threads = new Thread[2];
    List<Class<?>> thrown = new ArrayList<>();
    try (coroutines) {
      for (int i = 0; i < threads.length; i++) {
        int k = i;
        coroutines.start(
            () -> {
              threads[k] = Thread.currentThread();
              try {
                return twoSteps("a");
              } catch (CancellationException stopped) {
                thrown.add(stopped.getClass());
                throw stopped;
              }
            });
      }
      coroutines.advance();
      coroutines.start(() -> log.add("never begun"));
    }
    assertEquals(List.of(CancellationException.class, CancellationException.class), thrown);
    for (Thread thread : threads) {
      assertEnds(thread);
    }
    assertEquals(List.of("a begins", "a begins"), log);
  }

  private static void assertEnds(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertFalse(thread.isAlive());
  }

  @Test
  void whatOneThrowsIsThrownToTheOwnerAndTheRestCanBeClosed() {
    RuntimeException failure = new UnsupportedOperationException("no such policy");
    try (coroutines) {
      coroutines.start(
          () ->
              coroutines.each(
                  List.of("a", "b"),
                  name -> {
                    if (name.equals("b")) {
                      throw failure;
                    }
                    return twoSteps(name);
                  }));
      assertSame(failure, assertThrows(UnsupportedOperationException.class, coroutines::advance));
    }
    assertEquals(List.of("a begins"), log);
  }
}
