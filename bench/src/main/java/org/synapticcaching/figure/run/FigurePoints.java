package org.synapticcaching.figure.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * All points of one figure, in their order.
 *
 * @param figure its id
 * @param environment what they are computed with
 * @param saved where the finished ones are kept
 * @param points at least one, each with a key of its own
 * @param secondsPerCost how long one core is expected to take for a {@link Point#cost} of 1, > 0:
 *     the scale that points of different figures are compared on until enough of them are measured
 */
public record FigurePoints(
    String figure,
    FigureEnvironment environment,
    SavedPoints saved,
    List<Point> points,
    double secondsPerCost) {

  public FigurePoints {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException(figure + " has no points");
    }
    if (!(secondsPerCost > 0)) {
      throw new IllegalArgumentException(
          figure + ": the seconds for a cost of 1 must be > 0, got " + secondsPerCost);
    }
    Set<String> keys = new HashSet<>();
    for (Point point : points) {
      if (!keys.add(point.key())) {
        throw new IllegalStateException("two points have the key " + point.key());
      }
    }
  }

  /** The cost of all points together. */
  double cost() {
    return points.stream().mapToDouble(Point::cost).sum();
  }

  /**
   * The points that are not saved.
   *
   * @throws IOException when what is in the place of one is no file
   */
  public List<Point> missing() throws IOException {
    List<Point> missing = new ArrayList<>();
    for (Point point : points) {
      if (saved.load(point).isEmpty()) {
        missing.add(point);
      }
    }
    return missing;
  }

  /**
   * The parts of figures that fall to one shard, of about equal length, the longest points dealt
   * first. What falls to it follows from the figures alone, whatever is saved.
   *
   * @return in their order; figures of which nothing falls to it are left out
   */
  public static List<FigurePoints> shard(List<FigurePoints> figures, Shard shard) {
    List<Dealt> all =
        figures.stream()
            .flatMap(figure -> figure.points.stream().map(point -> new Dealt(figure, point)))
            .sorted(Comparator.comparingDouble(Dealt::seconds).reversed())
            .toList();
    ShardDealer dealer = new ShardDealer(shard.count());
    Set<Point> own = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Dealt each : all) {
      if (dealer.deal(each.seconds()) == shard.number()) {
        own.add(each.point());
      }
    }
    return figures.stream()
        .filter(figure -> figure.points.stream().anyMatch(own::contains))
        .map(figure -> figure.with(figure.points.stream().filter(own::contains).toList()))
        .toList();
  }

  private record Dealt(FigurePoints figure, Point point) {
    double seconds() {
      return point.cost() * figure.secondsPerCost;
    }
  }

  private FigurePoints with(List<Point> some) {
    return new FigurePoints(figure, environment, saved, some, secondsPerCost);
  }

  /** Whether some points are better computed together. */
  boolean computesTogether() {
    return environment.computesTogether();
  }
}
