package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DelegatingBackend;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.FigureRunner;
import org.synapticcaching.figure.MadeFigure;
import org.synapticcaching.figure.Reproduction;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/** What perceptrons of several figures have in common is learned once, and no result is another. */
class SharedAcrossFiguresTest {
  private static final FigureOptions QUICK = FigureOptions.of(Scale.QUICK);

  @TempDir private Path out;
  private final AtomicInteger learned = new AtomicInteger();

  /** Learns like ejml, and counts. */
  private final class Counting extends DelegatingBackend {
    Counting() {
      super(Backends.named("ejml"));
    }

    @Override
    public Optional<PerceptronEngine> perceptrons(PerceptronEngine reference) {
      return super.perceptrons(reference).map(engine -> task -> new Learner(engine.open(task)));
    }
  }

  private final class Learner implements PerceptronLearner {
    private final PerceptronLearner other;

    Learner(PerceptronLearner other) {
      this.other = other;
    }

    @Override
    public PerceptronTask task() {
      return other.task();
    }

    @Override
    public PerceptronResult learn(PerceptronSpec spec, PerceptronListener listener) {
      learned.incrementAndGet();
      return other.learn(spec, listener);
    }
  }

  private static Figure sweep(String id, List<Double> thresholds, List<Long> seeds) {
    ThresholdSweep sweep =
        new ThresholdSweep(
            PerceptronConventions.lr20(40, 30).withMaxEpochs(200),
            ConsolidationPolicy.LOCAL_LOCAL,
            100,
            thresholds,
            List.of(0.01),
            seeds);
    FigureCard card =
        new FigureCard(id, id, "", "", DataNeed.NONE, Duration.ofSeconds(1), Duration.ofSeconds(1));
    return new Figure(
        card, options -> new EnergyParts(sweep, false, true).experiment(List.of(), List.of()));
  }

  private FigureRunner runner(Path folder) {
    Optional<Backend> backend = Optional.of(new Counting());
    FigureEnvironment environment =
        new FigureEnvironment(
            backend,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "test",
            List.of("reproduce"));
    return new FigureRunner(
        environment, 2, folder, false, name -> Progress.SILENT, line -> {}, () -> false);
  }

  @Test
  void trialsOfTwoFiguresAreLearnedOnce() throws IOException {
    List<Figure> figures =
        List.of(
            sweep("one", List.of(0.5, 1.5, 2.5), List.of(1L, 2L)),
            sweep("other", List.of(1.5, 2.5, 3.5, 4.5), List.of(2L, 3L)));
    Path alone = out.resolve("alone");
    for (Figure figure : figures) {
      runner(alone).run(figure, QUICK);
    }
    assertEquals(6 + 8, learned.getAndSet(0));
    Path together = out.resolve("together");
    List<MadeFigure> made = new Reproduction(runner(together), QUICK, report -> {}).run(figures);
    assertTrue(made.stream().allMatch(figure -> figure.report().isPresent()));
    // Seed 2 has two thresholds in common.
    assertEquals(6 + 8 - 2, learned.get());
    for (String id : List.of("one", "other")) {
      assertArrayEquals(
          Files.readAllBytes(alone.resolve(id).resolve("data.csv")),
          Files.readAllBytes(together.resolve(id).resolve("data.csv")));
    }
  }
}
