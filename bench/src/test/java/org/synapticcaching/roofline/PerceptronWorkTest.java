package org.synapticcaching.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counts, against loops over one epoch of a run that count what they do. */
class PerceptronWorkTest {
  private static final int LENGTH = 1001;
  private static final int PATTERNS = 30;

  /** Patterns that are wrong, and so learned, in the epoch. */
  private static final int[] WRONG = {2, 7, 19, 28};

  private static Work work(String backend, String policy, String decayTime) {
    return WorkCounts.of(
        row("learn", backend, policy, decayTime, WRONG.length), new DataFacts(1, 1, 0));
  }

  /** Five runs a second of one epoch each. */
  private static Scored row(
      String method, String backend, String policy, String decayTime, int updates) {
    Map<String, Double> counters = new HashMap<>();
    counters.put("presented", 5.0 * PATTERNS);
    counters.put("updates", 5.0 * updates);
    return new Scored(
        "PerceptronBenchmark." + method,
        Map.of("backend", backend, "policy", policy, "decayTime", decayTime, "load", "0.03"),
        "ops/s",
        5,
        counters);
  }

  private static void assertSame(Pass counted, Work work) {
    assertEquals(1, work.passes().size());
    Pass pass = work.passes().get(0);
    assertEquals(1, pass.times());
    assertEquals(counted.operations(), pass.operations());
    assertEquals(counted.bytes(), pass.bytes());
    // What is written is not counted apart, so that less may lie beyond caches than really does.
    assertEquals(0, pass.written());
  }

  @Test
  void anEpochInPatternSpaceReadsFieldsAndRowsOfTheGramMatrix() {
    Counting counting = new Counting();
    Counting.Numbers fields = counting.numbers(Integer.BYTES);
    Counting.Numbers gram = counting.numbers(Short.BYTES);
    for (int p = 0; p < PATTERNS; p++) {
      fields.read(p);
      counting.one();
    }
    for (int p : WRONG) {
      for (int q = 0; q < PATTERNS; q++) {
        gram.read(p * PATTERNS + q);
        fields.read(q);
        counting.one();
        fields.write(q);
      }
    }
    Pass counted = counting.pass("epochs");
    Work work = work("simd", "none", "inf");
    assertSame(counted, work);
    assertEquals(counted.read(), work.passes().get(0).read());
  }

  @Test
  void cachingFollowsTheSynapsesToo() {
    Counting counting = new Counting();
    Counting.Numbers signs = counting.numbers(Byte.BYTES);
    Counting.Numbers s = counting.numbers(Double.BYTES);
    for (int p : WRONG) {
      for (int i = 0; i < LENGTH; i++) {
        signs.read(p * LENGTH + i);
        s.read(i);
        counting.one();
        s.write(i);
      }
    }
    Pass more = counting.pass("synapses");
    Work plain = work("simd", "none", "inf");
    Work caching = work("simd", "local-local", "inf");
    assertEquals(plain.operations() + more.operations(), caching.operations());
    assertEquals(plain.bytes() + more.bytes(), caching.bytes());
  }

  @Test
  void withDecayTwoFieldsAreKept() {
    Work none = work("simd", "none", "1000");
    assertEquals(work("simd", "none", "inf").bytes(), none.bytes());
    Work together = work("simd", "local-global", "1000");
    double search = 2.0 * PATTERNS;
    double learn = WRONG.length * (double) (PATTERNS + LENGTH);
    assertEquals(search + learn, together.operations());
  }

  @Test
  void inTheSpaceOfSynapsesEveryPresentationReadsAPattern() {
    Counting counting = new Counting();
    Counting.Numbers signs = counting.numbers(Byte.BYTES);
    Counting.Numbers weights = counting.numbers(Float.BYTES);
    Counting.Numbers s = counting.numbers(Double.BYTES);
    for (int p = 0; p < PATTERNS; p++) {
      for (int i = 0; i < LENGTH; i++) {
        signs.read(p * LENGTH + i);
        weights.read(i);
        counting.multiplyAdd();
      }
    }
    for (int n = 0; n < WRONG.length; n++) {
      for (int i = 0; i < LENGTH; i++) {
        s.read(i);
        counting.one();
        s.write(i);
      }
    }
    assertSame(counting.pass("epochs"), work("simd", "local-local", "1000"));
  }

  @ParameterizedTest
  @CsvSource({"inf", "1000"})
  void ejmlWalksOverAllSynapsesInEveryPresentation(String decayTime) {
    Counting counting = new Counting();
    Counting.Numbers patterns = counting.numbers(Double.BYTES);
    Counting.Numbers w = counting.numbers(Double.BYTES);
    Counting.Numbers s = counting.numbers(Double.BYTES);
    Counting.Numbers l = counting.numbers(Double.BYTES);
    for (int p = 0; p < PATTERNS; p++) {
      for (int i = 0; i < LENGTH; i++) {
        patterns.read(p * LENGTH + i);
        w.read(i);
        counting.multiplyAdd();
      }
      for (int i = 0; i < LENGTH && !decayTime.equals("inf"); i++) {
        s.read(i);
        counting.one();
        s.write(i);
        l.read(i);
        s.read(i);
        counting.one();
        w.write(i);
        s.read(i);
      }
    }
    for (int p : WRONG) {
      for (int i = 0; i < LENGTH; i++) {
        patterns.read(p * LENGTH + i);
        s.read(i);
        counting.one();
        s.write(i);
        w.read(i);
        counting.one();
        w.write(i);
        s.read(i);
      }
    }
    assertSame(counting.pass("epochs"), work("ejml", "local-local", decayTime));
  }

  @Test
  void preparationWritesTheGramMatrix() {
    Work learned = work("simd", "none", "inf");
    Work prepared =
        WorkCounts.of(
            row("prepareAndLearn", "simd", "none", "inf", WRONG.length), new DataFacts(1, 1, 0));
    assertEquals(learned.bytes() + 2.0 * PATTERNS * PATTERNS, prepared.bytes());
    assertEquals(
        work("ejml", "none", "inf").bytes() + 8.0 * PATTERNS * LENGTH,
        WorkCounts.of(
                row("prepareAndLearn", "ejml", "none", "inf", WRONG.length), new DataFacts(1, 1, 0))
            .bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "learnAll, 10, 10",
    "learnAll, 1024, 16",
    "learnEach, 10, 10",
    "learnEach, 1024, 1024"
  })
  void aSweepPreparesEachSetOfPatternsOnce(String method, String population, int sets) {
    Map<String, Double> counters = Map.of("presented", 5.0 * PATTERNS, "updates", 20.0);
    Map<String, String> parameters =
        Map.of(
            "backend",
            "cuda",
            "policy",
            "none",
            "load",
            "0.03",
            "population",
            population,
            "threads",
            "1");
    Work work =
        WorkCounts.of(
            new Scored("PerceptronSweepBenchmark." + method, parameters, "ops/s", 5, counters),
            new DataFacts(1, 1, 0));
    Pass prepared = work.passes().get(work.passes().size() - 1);
    assertEquals("Gram matrix", prepared.name());
    assertEquals(sets, prepared.times());
    assertEquals(2.0 * PATTERNS * PATTERNS, prepared.written());
  }
}
