package org.synapticcaching.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Scale;

/** Experiments at a size that only tests use, made into a figure from end to end. */
public final class TinyFigure {
  private static final FigureCard CARD =
      new FigureCard(
          "tiny",
          "A tiny figure",
          "nobody",
          "that it can be made",
          DataNeed.NONE,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  private TinyFigure() {}

  /** Makes a figure in a directory. */
  public static FigureReport make(ExperimentPlan experiment, Path out, int threads)
      throws IOException {
    return make(experiment, out, threads, Backends.named("ejml"), true, () -> false);
  }

  /** Makes a figure with some backend; may go on with what was saved, and may be stopped. */
  public static FigureReport make(
      ExperimentPlan experiment,
      Path out,
      int threads,
      Backend backend,
      boolean fresh,
      BooleanSupplier cancelled)
      throws IOException {
    FigureEnvironment setting =
        new FigureEnvironment(
            Optional.of(backend),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "test",
            List.of("figure", "tiny"));
    return new FigureRunner(
            setting, threads, out, fresh, name -> Progress.SILENT, line -> {}, cancelled)
        .run(new Figure(CARD, options -> experiment), FigureOptions.of(Scale.PAPER));
  }
}
