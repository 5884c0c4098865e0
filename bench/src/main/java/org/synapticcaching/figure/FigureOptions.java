package org.synapticcaching.figure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.synapticcaching.figure.run.Scale;

/**
 * What a user can choose about any figure.
 *
 * @param scale quick or the source's own parameters
 * @param firstSeed seed of the first run; the following runs count on from it
 * @param runs number of runs (seeds) of each point, at least 1; empty for the scale's default
 * @param skip points whose key contains this are left out
 */
public record FigureOptions(Scale scale, long firstSeed, OptionalInt runs, Optional<Pattern> skip) {
  public FigureOptions {
    if (runs.isPresent() && runs.getAsInt() < 1) {
      throw new IllegalArgumentException("runs must be >= 1, got " + runs.getAsInt());
    }
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

  /** Seeds of the runs: as many as the user wants, else the default of the scale. */
  public List<Long> seeds(int quickRuns, int paperRuns) {
    int count = runs.orElse(pick(quickRuns, paperRuns));
    return LongStream.range(firstSeed, firstSeed + count).boxed().toList();
  }
}
