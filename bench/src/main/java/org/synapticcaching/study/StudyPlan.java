package org.synapticcaching.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.synapticcaching.model.Require;

/**
 * The numbers of a study.
 *
 * @param accuracy that is to be reached, above 0 and at most 1
 * @param presentations after which runs are given up, >= 1
 * @param between presentations between two tests, >= 1: shorter runs end at a test of the longest
 * @param wave settings that are drawn at a time, >= 1
 * @param finalists settings that run again on fresh seeds, >= 1
 * @param freshSeeds how many, >= 1
 * @param seed of the whole study
 */
public record StudyPlan(
    double accuracy,
    long presentations,
    long between,
    int wave,
    int finalists,
    int freshSeeds,
    long seed) {
  /** Of one rung of a wave to the next: more presentations, fewer settings. */
  static final int FACTOR = 3;

  /** Rungs of a wave, each with one seed more; the last has the seeds of the search. */
  static final int RUNGS = 3;

  /** Of all that may be spent: waves end at the first, descents at the second. */
  static final double WAVES_UNTIL = 0.5;

  /** The rest is for the finalists. */
  static final double DESCENTS_UNTIL = 0.9;

  /** Seeds of the finalists are that far from those of the search. */
  private static final long FRESH = 1000;

  public StudyPlan {
    Require.that(presentations >= 1, "presentations must be >= 1, got %s", presentations);
    Require.that(between >= 1, "presentations between tests must be >= 1, got %s", between);
    Require.that(wave >= 1, "a wave has >= 1 settings, got %s", wave);
    Require.that(finalists >= 1, "finalists must be >= 1, got %s", finalists);
    Require.that(freshSeeds >= 1, "fresh seeds must be >= 1, got %s", freshSeeds);
  }

  /**
   * A rung of successive halving.
   *
   * @param settings that are still in, at most
   * @param presentations after which runs are given up
   * @param seeds that each setting runs on
   */
  record Rung(int settings, long presentations, int seeds) {}

  /** The rungs of a wave. */
  List<Rung> rungs() {
    List<Rung> rungs = new ArrayList<>();
    for (int r = 0; r < RUNGS; r++) {
      long part = presentations / (long) Math.pow(FACTOR, RUNGS - 1 - r);
      long tested = Math.max(1, (part + between - 1) / between) * between;
      int settings = (int) Math.ceil(wave / Math.pow(FACTOR, r));
      rungs.add(new Rung(settings, Math.min(presentations, tested), r + 1));
    }
    return rungs;
  }

  /** Seeds of the search, that of the study first. */
  List<Long> seeds(int count) {
    return LongStream.range(seed, seed + count).boxed().toList();
  }

  /** Seeds that no run of the search has. */
  List<Long> fresh() {
    return LongStream.range(seed + FRESH, seed + FRESH + freshSeeds).boxed().toList();
  }

  /** What makes another study. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("accuracy", accuracy);
    facts.put(Question.PRESENTATIONS, presentations);
    facts.put("wave", wave);
    facts.put("finalists", finalists);
    facts.put("fresh-seeds", freshSeeds);
    facts.put(Question.SEED, seed);
    return facts;
  }
}
