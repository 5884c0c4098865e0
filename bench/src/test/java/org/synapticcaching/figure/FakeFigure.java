package org.synapticcaching.figure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/** A figure that computes squares, and can be told to do something while it does. */
public final class FakeFigure {
  private final LongConsumer whileRunning;
  private final double bound;
  private final double needed;

  private FakeFigure(LongConsumer whileRunning, double bound, double needed) {
    this.whileRunning = whileRunning;
    this.bound = bound;
    this.needed = needed;
  }

  /** Squares of 0 to 4, claimed to reach 16. */
  public static Figure plain() {
    return of(seed -> {}, 5, 16);
  }

  /**
   * Squares below a bound.
   *
   * @param whileRunning called with the seed of each point while it is computed
   * @param needed the largest square is claimed to be at least this
   */
  public static Figure of(LongConsumer whileRunning, double bound, double needed) {
    return named("fake", whileRunning, bound, needed);
  }

  /** The same under another id. */
  public static Figure named(String id, LongConsumer whileRunning, double bound, double needed) {
    return new Figure(
        new FigureCard(
            id,
            "Squares",
            "nobody",
            "that squares rise",
            DataNeed.NONE,
            Duration.ofSeconds(1),
            Duration.ofMinutes(3)),
        new FakeFigure(whileRunning, bound, needed)::plan);
  }

  private ExperimentPlan plan(FigureOptions options) {
    List<Long> seeds = options.seeds(3, 5);
    return new ExperimentPlan(
        Map.of("bound", bound, "seeds", seeds),
        seeds.stream().map(this::point).toList(),
        FakeFigure::charts,
        List.of(
            Claim.quantitative(
                Basis.READING,
                "squares get large",
                "largest",
                Expectation.atLeast(needed),
                rows ->
                    new Measurement(Statistics.max(rows.numbers("y")), seeds.size(), "a square"))),
        List.of());
  }

  private static List<ChartSpec> charts(Table rows) {
    Curve.Builder curve = Curve.named("squares");
    rows.byNumber("x").forEach((x, runs) -> curve.addRuns(x, runs.numbers("y")));
    return List.of(
        new ChartSpec(
            "Squares",
            ChartSpec.Axis.linear("x"),
            ChartSpec.Axis.log("y"),
            List.of(curve.build())));
  }

  private Point point(long seed) {
    return new Point(
        "squares/seed=" + seed,
        Map.of("seed", seed, "bound", bound),
        seed,
        context -> {
          whileRunning.accept(seed);
          context.stopIfCancelled();
          List<Row> rows = new ArrayList<>();
          for (int x = 0; x < bound; x++) {
            rows.add(
                Row.builder()
                    .set("series", "squares")
                    .set("seed", seed)
                    .set("x", x)
                    .set("y", (double) x * x + 1e-3 * seed)
                    .build());
          }
          return rows;
        });
  }
}
