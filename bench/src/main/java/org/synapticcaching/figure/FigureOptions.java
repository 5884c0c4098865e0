package org.synapticcaching.figure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.model.Require;

/**
 * What a user can choose about any figure.
 *
 * @param scale quick or the source's own parameters
 * @param firstSeed seed of the first run; the following runs count on from it
 * @param runs number of runs (seeds) of each point, at least 1; empty for the scale's default
 * @param skip points whose key contains this are left out
 */
public record FigureOptions(Scale scale, long firstSeed, OptionalInt runs, Optional<Pattern> skip) {
  /** Far beyond what any figure needs: all runs of a figure are planned at once. */
  private static final int MOST_RUNS = 10_000;

  public FigureOptions {
    runs.ifPresent(
        count ->
            Require.that(
                count >= 1 && count <= MOST_RUNS,
                "--runs must be 1 to %s, got %s",
                MOST_RUNS,
                count));
  }

  /** Whether a point is to be left out. */
  boolean skips(String key) {
    return skip.isPresent() && skip.get().matcher(key).find();
  }

  /** A scale with its default runs from seed 1. */
  public static FigureOptions of(Scale scale) {
    return new FigureOptions(scale, 1, OptionalInt.empty(), Optional.empty());
  }

  /** The first of two values at quick scale, the second at paper scale. */
  public <T> T pick(T quick, T paper) {
    return scale == Scale.QUICK ? quick : paper;
  }

  /**
   * Seeds of the runs: as many as the user wants, else the default of the scale.
   *
   * @throws IllegalArgumentException when there are not that many from the first one on
   */
  public List<Long> seeds(int quickRuns, int paperRuns) {
    return counted(runs.orElse(pick(quickRuns, paperRuns)));
  }

  /**
   * Seeds for what was found with those that {@link #seeds} gives: twice as many others, which
   * count on from them.
   *
   * @throws IllegalArgumentException when there are not that many
   */
  public List<Long> freshSeeds(int quickRuns, int paperRuns) {
    int used = runs.orElse(pick(quickRuns, paperRuns));
    return counted(3 * used).subList(used, 3 * used);
  }

  private List<Long> counted(int count) {
    long largest = Long.MAX_VALUE - (count - 1);
    Require.that(
        firstSeed <= largest,
        "--seed must be at most %s, since %s runs count on from it, got %s",
        largest,
        count,
        firstSeed);
    return LongStream.rangeClosed(firstSeed, firstSeed + (count - 1)).boxed().toList();
  }
}
