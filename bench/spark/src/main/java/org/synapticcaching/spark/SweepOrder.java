package org.synapticcaching.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.SharedWork;
import org.synapticcaching.sweep.RunGroup;
import org.synapticcaching.sweep.SweepPlan;
import org.synapticcaching.sweep.SweepPoint;
import org.synapticcaching.sweep.SweepRun;

/** A sweep: the words of the command line, of which each executor makes the plan. */
final class SweepOrder implements Order {
  private static final long serialVersionUID = 1L;

  private final Outfit driver;
  private final ArrayList<String> words;
  private final String backend;
  private final Portion.Named first;
  private transient SweepPlan plan;

  /**
   * An order.
   *
   * @param driver outfit of the driver
   * @param words of the command line
   * @param backend of points that leave the choice to us
   * @param first point of the plan
   */
  SweepOrder(Outfit driver, List<String> words, String backend, SweepPoint first) {
    this.driver = driver;
    this.words = new ArrayList<>(words);
    this.backend = backend;
    this.first = named(first);
  }

  /** What executors find a point by. */
  static Portion.Named named(SweepPoint point) {
    return new Portion.Named("", Long.toString(point.index()), point.id());
  }

  @Override
  public synchronized void check() {
    point(first);
  }

  @Override
  public synchronized Work read(Portion portion) {
    try {
      return new Learning(portion.points().stream().map(this::point).toList());
    } catch (IllegalArgumentException | IllegalStateException unfit) {
      throw new Refusal(Here.words(unfit));
    }
  }

  private SweepPoint point(Portion.Named named) {
    SweepPoint point = plan().at(Long.parseLong(named.name()));
    if (!point.id().equals(named.id())) {
      throw new Refusal(
          ("it reads point %d of the plan as another one than the driver (here %s): data and files"
                  + " must be the same, at paths that all machines can read")
              .formatted(point.index() + 1, point.run().group().words()));
    }
    return point;
  }

  private SweepPlan plan() {
    if (plan == null) {
      Here.requireFitBeside(driver);
      plan = SharedWork.sweep(words, Backends.named(backend));
    }
    return plan;
  }

  /**
   * Points to be learned.
   *
   * @param points of one group, at least one
   */
  private record Learning(List<SweepPoint> points) implements Work {
    private RunGroup group() {
      return points.get(0).run().group();
    }

    @Override
    public Optional<Backend> backend() {
      return Optional.of(group().backend());
    }

    @Override
    public void compute(Optional<Backend> seat, BooleanSupplier cancelled, Finished finished) {
      List<SweepRun> runs = points.stream().map(SweepPoint::run).toList();
      group()
          .learn(
              runs,
              seat.orElseThrow(),
              cancelled,
              (run, row) -> finished.accept(run, List.of(row), Double.NaN));
    }
  }
}
