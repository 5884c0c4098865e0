package org.synapticcaching.roofline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bounds of measured scores, from what their work uses up and what a machine has of it. */
public final class Roofline {
  /** Of the memory of a processor, the nearest first. */
  static final List<Resource> LEVELS =
      List.of(Resource.L1, Resource.L2, Resource.L3, Resource.MEMORY);

  private Roofline() {}

  /**
   * The tightest bound on a measured row.
   *
   * @param facts of the data that it was measured on
   * @return empty when the machine's ceilings have none that applies, as for a card's row where no
   *     card was measured
   * @throws IllegalArgumentException for a benchmark, a parameter or a unit that is not known
   */
  public static Optional<Bound> of(Scored row, Ceilings ceilings, DataFacts facts) {
    return tightest(WorkCounts.of(row, facts), row.perSecond(), ceilings);
  }

  /**
   * The tightest bound on work that is done at some rate.
   *
   * @param perSecond how often
   */
  static Optional<Bound> tightest(Work work, double perSecond, Ceilings ceilings) {
    Optional<Bound> tightest = Optional.empty();
    for (Use use : uses(work, ceilings)) {
      Optional<Ceiling> ceiling = ceilings.bound(use.resource, work.threads());
      if (ceiling.isPresent() && use.amount > 0) {
        Bound bound = bound(work, perSecond, use, ceiling.get());
        if (tightest.isEmpty() || bound.fraction() > tightest.get().fraction()) {
          tightest = Optional.of(bound);
        }
      }
    }
    return tightest;
  }

  /** How much of a resource is used up. */
  private record Use(Resource resource, double amount) {}

  private static List<Use> uses(Work work, Ceilings ceilings) {
    List<Resource> levels = work.arithmetic().onCard() ? List.of(Resource.CARD_MEMORY) : LEVELS;
    List<Use> uses = new ArrayList<>();
    uses.add(new Use(work.arithmetic(), work.operations()));
    for (Resource level : levels) {
      uses.add(new Use(level, work.bytesBeyond(ceilings.nearerThan(level))));
    }
    return uses;
  }

  private static Bound bound(Work work, double perSecond, Use use, Ceiling ceiling) {
    double achieved = use.amount * perSecond;
    return new Bound(
        ceiling.words(),
        ceiling.value(),
        ceiling.unit(),
        achieved,
        achieved / ceiling.value(),
        work.operations(),
        work.bytes(),
        work.per(),
        work.operations() * perSecond);
  }
}
