package org.synapticcaching.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.SharedWork;
import org.synapticcaching.figure.FigurePlans;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.PointWork;
import org.synapticcaching.search.MemoizedRuns;

/** Figures: the words of the command line, of which each executor makes their plans. */
final class FigureOrder implements Order {
  private static final long serialVersionUID = 1L;

  private final Outfit driver;
  private final ArrayList<String> words;
  private final String backend;
  private final LinkedHashMap<String, String> facts;
  private transient FigurePlans plans;
  private transient MemoizedRuns<Object, Object> shared;

  /**
   * An order.
   *
   * @param driver outfit of the driver
   * @param words of the command line
   * @param backend of figures that use one
   * @param facts what the rows of each figure depend on, as the driver sees it
   */
  FigureOrder(Outfit driver, List<String> words, String backend, Map<String, String> facts) {
    this.driver = driver;
    this.words = new ArrayList<>(words);
    this.backend = backend;
    this.facts = new LinkedHashMap<>(facts);
  }

  @Override
  public synchronized void check() {
    facts.forEach(
        (figure, there) -> {
          String here = plans().facts(figure);
          if (!here.equals(there)) {
            throw new Refusal(
                "it would compute %s with %s, and the driver with %s: data must be the same, at"
                        .formatted(figure, here, there)
                    + " paths that all machines can read, and machines of one kind");
          }
        });
  }

  @Override
  public synchronized Work read(Portion portion) {
    try {
      List<Point> points = portion.points().stream().map(this::point).toList();
      return new Computing(
          new PointWork(points, portion.together()),
          plans().of(portion.points().get(0).plan()).environment(),
          Optional.ofNullable(shared));
    } catch (IllegalArgumentException | IllegalStateException unfit) {
      throw new Refusal(Here.words(unfit));
    }
  }

  private Point point(Portion.Named named) {
    FigurePlans.Planned figure = plans().of(named.plan());
    Point point = figure.points().get(named.name());
    if (point == null || !figure.saved().name(point).equals(named.id())) {
      throw new Refusal(
          "it plans run %s of %s in another way than the driver"
              .formatted(named.name(), named.plan()));
    }
    return point;
  }

  private FigurePlans plans() {
    if (plans == null) {
      Here.requireFitBeside(driver);
      plans = SharedWork.figures(words, Backends.named(backend));
      shared = plans.areSeveral() ? new MemoizedRuns<>() : null;
    }
    return plans;
  }

  /**
   * Points to be computed.
   *
   * @param environment that they have in common
   * @param shared runs that points of other figures need, too
   */
  private record Computing(
      PointWork work, FigureEnvironment environment, Optional<MemoizedRuns<Object, Object>> shared)
      implements Work {
    @Override
    public Optional<Backend> backend() {
      return environment.backend();
    }

    @Override
    public void compute(Optional<Backend> seat, BooleanSupplier cancelled, Finished finished)
        throws IOException {
      PointContext context =
          new PointContext(seat, environment.data(), cancelled, unused -> {}, 1, shared);
      work.run(context, finished::accept);
    }
  }
}
