package org.synapticcaching.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.synapticcaching.figure.run.PointWork;

/**
 * Executors that compute the points of figures, those of each call in one task.
 *
 * @param crew with the order of those figures
 * @param memory bytes that a task may use
 * @param words what they are
 */
record SparkFigures(SparkCrew crew, long memory, String words) implements PointWork.Elsewhere {
  @Override
  public int side() {
    return crew.side();
  }

  @Override
  public void compute(
      List<PointWork.Name> points,
      boolean together,
      BooleanSupplier cancelled,
      PointWork.Computed computed)
      throws IOException {
    try {
      crew.compute(
          points.stream()
              .map(point -> new Portion.Named(point.figure(), point.key(), point.file()))
              .toList(),
          together,
          cancelled,
          (place, rows, seconds) -> {
            try {
              computed.accept(place, rows, seconds);
            } catch (IOException unsaved) {
              throw new UncheckedIOException(unsaved);
            }
          });
    } catch (UncheckedIOException unsaved) {
      throw unsaved.getCause();
    }
  }
}
