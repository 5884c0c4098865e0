package org.synapticcaching.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.synapticcaching.figure.run.Json;

/**
 * Points that are learned by one thread or on one card, and whose results share a file.
 *
 * @param points of one group, at least one, in the order of the plan
 */
public record Batch(List<SweepPoint> points) {
  private static final int NAME_LENGTH = 16;

  public Batch {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a batch needs a point");
    }
  }

  /** What its points have in common. */
  public RunGroup group() {
    return points.get(0).run().group();
  }

  /** A name that no batch of other points has. */
  String name() {
    String ids = points.stream().map(SweepPoint::id).collect(Collectors.joining(" "));
    return Json.digest(ids).substring(0, NAME_LENGTH);
  }

  /** Seconds that one core is expected to take for all of it; other prices take none. */
  public double seconds() {
    Map<Object, Double> seconds = new LinkedHashMap<>();
    points.forEach(point -> seconds.put(point.run().learning(), point.run().seconds()));
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
