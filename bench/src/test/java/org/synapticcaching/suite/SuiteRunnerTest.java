package org.synapticcaching.suite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.synapticcaching.console.Progress;
import org.synapticcaching.suite.fork.Effort;
import org.synapticcaching.suite.fork.ForkFiles;
import org.synapticcaching.suite.fork.ForkMeter;
import org.synapticcaching.suite.fork.MadeResults;
import org.synapticcaching.suite.fork.PlannedFork;
import org.synapticcaching.suite.fork.RowFailure;
import org.synapticcaching.suite.fork.SuiteRow;

class SuiteRunnerTest {
  private static final SuiteRow EJML = MadeResults.row("forward", "ejml");
  private static final SuiteRow SIMD = MadeResults.row("forward", "simd");
  private static final SuitePlan PLAN = new SuitePlan(List.of(EJML, SIMD), 3, Effort.QUICK);

  @TempDir private Path folder;
  private final List<String> measured = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<Double> shown = new ArrayList<>();

  /** Gives each row the same score in every fork, and fails for one backend, maybe. */
  private record Meter(List<String> measured, String failing) implements ForkMeter {
    @Override
    public RunResult measure(SuiteRow row, BooleanSupplier cancelled, Runnable moment)
        throws RowFailure {
      measured.add(row.backend());
      moment.run();
      if (row.backend().equals(failing)) {
        throw new RowFailure("no such card");
      }
      return MadeResults.of(row, List.of(List.of(row.backend().equals("simd") ? 20.0 : 10.0)));
    }
  }

  private final class Shown implements Progress {
    @Override
    public void update(double fraction, long finished, long all) {
      assertEquals(6, all);
      shown.add(fraction);
    }

    @Override
    public void close() {}
  }

  private SuiteOutcome run(String failing, int cancelAfter) throws IOException {
    BooleanSupplier cancelled = () -> measured.size() > cancelAfter;
    return new SuiteRunner(PLAN, new Meter(measured, failing), cancelled, new Shown())
        .run(new ForkFiles(folder, notices::add));
  }

  @Test
  void everyForkIsMeasuredOnceInTheOrderOfThePlan() throws IOException {
    SuiteOutcome outcome = run("", 99);
    assertTrue(outcome.complete());
    assertEquals(List.of("ejml", "simd", "simd", "ejml", "ejml", "simd"), measured);
    assertEquals(List.of(EJML, SIMD), List.copyOf(outcome.results().keySet()));
    assertEquals(3, outcome.results().get(SIMD).getParams().getForks());
    assertEquals(20, outcome.results().get(SIMD).getPrimaryResult().getScore(), 1e-12);
    assertEquals(shown.stream().sorted().toList(), shown);
    assertEquals(1, shown.get(shown.size() - 1));
  }

  @Test
  void whatIsInterruptedGoesOnWithWhatIsMissingAlone() throws IOException {
    SuiteOutcome interrupted = run("", 3);
    assertTrue(interrupted.interrupted());
    assertFalse(interrupted.complete());
    // The fourth was cut off: its result is of no use.
    assertEquals(3, interrupted.finished());
    measured.clear();

    SuiteOutcome resumed = run("", 99);
    assertEquals(List.of("ejml", "ejml", "simd"), measured);
    assertEquals(3, resumed.taken());
    assertTrue(resumed.complete());
    assertEquals(List.of(), notices);
    byte[] whole = resumed.json();

    measured.clear();
    assertArrayEquals(whole, run("", 99).json());
    assertEquals(List.of(), measured);
  }

  @Test
  void lostAndDamagedForksAloneAreMeasuredAgain() throws IOException {
    byte[] whole = run("", 99).json();
    measured.clear();
    ForkFiles files = new ForkFiles(folder, notices::add);
    Files.delete(files.file(new PlannedFork(EJML, 2)));
    Files.writeString(files.file(new PlannedFork(SIMD, 3)), "half");

    SuiteOutcome again = run("", 99);
    assertEquals(List.of("ejml", "simd"), measured);
    assertEquals(1, notices.size());
    assertArrayEquals(whole, again.json());
  }

  @Test
  void aRowThatCannotBeMeasuredIsTriedOnceAndTold() throws IOException {
    SuiteOutcome outcome = run("simd", 99);
    assertEquals(List.of("ejml", "simd", "ejml", "ejml"), measured);
    assertEquals(Map.of(SIMD, "no such card"), outcome.failures());
    assertEquals(List.of(EJML), List.copyOf(outcome.results().keySet()));
    assertFalse(outcome.complete());
    assertFalse(outcome.interrupted());
  }
}
