package org.synapticcaching.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.SharedWork;
import org.synapticcaching.sweep.SweepPlan;
import org.synapticcaching.sweep.SweepPoint;

/**
 * What executors are told about a sweep once: the words of the command line, of which each makes
 * the plan when it is first asked for points. Safe for use by the threads of an executor.
 */
final class SweepOrder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Outfit driver;
  private final ArrayList<String> words;
  private final String backend;
  private transient SweepPlan plan;

  /**
   * An order.
   *
   * @param driver outfit of the driver
   * @param words of the command line
   * @param backend of points that leave the choice to us
   */
  SweepOrder(Outfit driver, List<String> words, String backend) {
    this.driver = driver;
    this.words = new ArrayList<>(words);
    this.backend = backend;
  }

  /** These points cannot be computed here, nor can any other. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String line) {
      super(line);
    }
  }

  /**
   * Some points, as this executor reads them.
   *
   * @throws Refusal when it lacks something, or reads other points than the driver
   */
  synchronized List<SweepPoint> points(Portion portion) {
    try {
      SweepPlan whole = plan();
      List<SweepPoint> points = new ArrayList<>();
      for (int p = 0; p < portion.indices().length; p++) {
        SweepPoint point = whole.at(portion.indices()[p]);
        if (!point.id().equals(portion.ids()[p])) {
          throw new Refusal(
              ("it reads point %d of the plan as another one than the driver (here %s; there %s):"
                      + " data and files must be the same, at paths that all machines can read")
                  .formatted(point.index() + 1, point.run().group().words(), portion.words()));
        }
        points.add(point);
      }
      return points;
    } catch (IllegalArgumentException | IllegalStateException unfit) {
      throw new Refusal(Task.words(unfit));
    }
  }

  private SweepPlan plan() {
    if (plan == null) {
      Optional<String> fault = Outfit.ofThisJava().faultBeside(driver);
      if (fault.isPresent()) {
        throw new Refusal(fault.get());
      }
      plan = SharedWork.sweep(words, Backends.named(backend));
    }
    return plan;
  }
}
