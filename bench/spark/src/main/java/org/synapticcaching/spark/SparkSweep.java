package org.synapticcaching.spark;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.synapticcaching.sweep.Elsewhere;
import org.synapticcaching.sweep.RunGroup;
import org.synapticcaching.sweep.SweepPoint;

/**
 * Executors that learn the points of a sweep, those of each call in one task.
 *
 * @param crew with the order of that sweep
 */
record SparkSweep(SparkCrew crew) implements Elsewhere {
  @Override
  public int side() {
    return crew.side();
  }

  @Override
  public void learn(List<SweepPoint> points, BooleanSupplier cancelled, RunGroup.Learned learned) {
    crew.compute(
        points.stream().map(SweepOrder::named).toList(),
        false,
        cancelled,
        (place, rows, seconds) -> learned.accept(place, rows.get(0)));
  }
}
