package org.synapticcaching.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;

/**
 * CMA-ES in the unit cube, generation by generation. The optimiser of Hipparchus calls a function
 * point by point, and those of a generation do not depend on each other: it is run again from the
 * start for each generation, with the answers that are known, until it asks for more. That takes
 * next to nothing beside learning.
 */
final class Generations {
  private static final int MOST = 25;

  /** Draws of a point outside the cube before it is taken to its border. */
  private static final int DRAWS = 3;

  private final double[] start;
  private final double deviation;
  private final long seed;
  private final int size;
  private final List<Double> told = new ArrayList<>();
  private final List<double[]> asked = new ArrayList<>();

  /** All that is known has been answered, and a generation been asked for. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }

  /**
   * A descent.
   *
   * @param start where it begins, at least one dimension, each from 0 to 1
   * @param deviation of the first generation in each dimension, > 0
   * @param seed of what is drawn
   */
  Generations(double[] start, double deviation, long seed) {
    this.start = start.clone();
    this.deviation = deviation;
    this.seed = seed;
    this.size = 4 + (int) (3 * Math.log(start.length));
    ask();
  }

  /** Points of the next generation: first the start alone. None when the descent has ended. */
  List<double[]> points() {
    return List.copyOf(asked);
  }

  /**
   * What came of the points, on which the next generation depends.
   *
   * @param losses finite, less is better
   */
  void tell(List<Double> losses) {
    if (losses.size() != asked.size() || !losses.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "expected %d finite losses, got %s".formatted(asked.size(), losses));
    }
    told.addAll(losses);
    ask();
  }

  private void ask() {
    asked.clear();
    int[] calls = new int[1];
    int most = told.isEmpty() ? 1 : size;
    try {
      new CMAESOptimizer(MOST, 0, true, 0, DRAWS, new MersenneTwister(seed), false, null)
          .optimize(
              new MaxEval(Integer.MAX_VALUE),
              new ObjectiveFunction(point -> answer(calls[0]++, point, most)),
              GoalType.MINIMIZE,
              new InitialGuess(start),
              new SimpleBounds(all(0), all(1)),
              new CMAESOptimizer.Sigma(all(deviation)),
              new CMAESOptimizer.PopulationSize(size));
    } catch (Enough nextGeneration) {
      // Its points are there.
    }
  }

  private double answer(int call, double[] point, int most) {
    if (call < told.size()) {
      return told.get(call);
    }
    if (asked.size() == most) {
      throw new Enough();
    }
    asked.add(point.clone());
    return 0;
  }

  private double[] all(double value) {
    double[] values = new double[start.length];
    Arrays.fill(values, value);
    return values;
  }
}
