package org.synapticcaching.figure.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.model.Numerics;

/** Figures made of points alone, for the queue. */
final class QueuedFigure {
  private static final Numerics NUMERICS = new Numerics("none", 1, "");

  private QueuedFigure() {}

  /** One without images, whose points are saved in a folder of its id. */
  static FigurePoints of(
      Path folder, Optional<Backend> backend, String id, double secondsPerCost, Point... points) {
    FigureEnvironment environment =
        new FigureEnvironment(
            backend,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "test",
            List.of("reproduce"));
    SavedPoints saved = new SavedPoints(folder.resolve(id), NUMERICS, "", line -> {});
    return new FigurePoints(id, environment, saved, List.of(points), secondsPerCost);
  }
}
