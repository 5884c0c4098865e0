package org.synapticcaching.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.synapticcaching.cli.options.Numbers;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.study.Question;

/**
 * What {@code search} takes from the options of {@code train} for itself: how long runs are, when
 * they are tested, and the seed of all.
 *
 * @param limit presentations after which a run is given up, if the user named them
 * @param epochs the same in epochs, where the user named no presentations
 * @param every presentations between tests; 0 for an epoch
 * @param seed of the study
 * @param others words of the other options, which all runs have in common
 */
record RunLimits(OptionalLong limit, long epochs, long every, long seed, List<String> others) {
  private static final String TEST_EVERY = "--test-every=";
  private static final String UNTIL = "--until-accuracy=";

  /** Enough for most that learn at all, where the user names nothing. */
  static final long EPOCHS = 2;

  /** Finer tests take longer than what they tell is worth. */
  static final long TESTED_EVERY = 2000;

  RunLimits {
    others = List.copyOf(others);
  }

  /**
   * Reads words that are known to be options with values of their kind.
   *
   * @param typed such as {@code --epochs=3}
   * @throws UsageException when they make no sense
   */
  static RunLimits of(List<String> typed, double accuracy) {
    Optional<Long> presentations = value(typed, "--" + Question.PRESENTATIONS + "=");
    Optional<Long> epochs = value(typed, "--epochs=");
    if (presentations.isPresent() && epochs.isPresent()) {
      throw new UsageException("--presentations and --epochs exclude each other; give one of them");
    }
    if (typed.stream().anyMatch(word -> word.startsWith(UNTIL))) {
      throw new UsageException("--until-accuracy: a search has its --accuracy instead");
    }
    long every = Numbers.atLeast("--test-every", 0, value(typed, TEST_EVERY).orElse(TESTED_EVERY));
    List<String> others = new ArrayList<>();
    for (String word : typed) {
      if (!word.matches("--(presentations|epochs|seed|test-every)=.*")) {
        others.add(word);
      }
    }
    others.add(UNTIL + accuracy);
    others.add(TEST_EVERY + every);
    presentations.ifPresent(many -> Numbers.atLeast("--presentations", 1, many));
    return new RunLimits(
        presentations.map(OptionalLong::of).orElse(OptionalLong.empty()),
        Numbers.atLeast("--epochs", 1, epochs.orElse(EPOCHS)),
        every,
        value(typed, "--seed=").orElse(1L),
        others);
  }

  private static Optional<Long> value(List<String> typed, String name) {
    return typed.stream()
        .filter(word -> word.startsWith(name))
        .map(word -> Long.valueOf(word.substring(name.length())))
        .findFirst();
  }

  /** After how many a run is given up, for a training set of this size. */
  long presentations(int patterns) {
    try {
      return limit.orElseGet(() -> Math.multiplyExact(epochs, (long) patterns));
    } catch (ArithmeticException overflow) {
      throw new UsageException("--epochs " + epochs + " is more than can be counted");
    }
  }

  /** After how many each test is followed by another, for a training set of this size. */
  long between(int patterns) {
    return every == 0 ? patterns : every;
  }
}
