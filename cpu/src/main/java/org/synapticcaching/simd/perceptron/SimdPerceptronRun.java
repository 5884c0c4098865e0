package org.synapticcaching.simd.perceptron;

import java.util.Arrays;
import java.util.List;
import org.synapticcaching.backend.perceptron.PerceptronLedger;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronSpec;

/**
 * One run from event to event. An event is a presentation with an update, or one in which a check
 * of the threshold can matter; in between s only shrinks, so that maintenance is a geometric sum. A
 * second check without an update in between finds nothing new: s has only shrunk since.
 */
final class SimdPerceptronRun {
  /** Relative to the sum of abs(w) times the largest input: closer fields rounding could decide. */
  private static final double DOUBT = 1e-12;

  private static final ChangeMeasure COUNTING = new ChangeMeasure(0, false);
  static final ChangeMeasure SQUARES = new ChangeMeasure(2, false);
  private static final long NEVER = Long.MAX_VALUE;

  /** Most presentations in one search for an error: milliseconds, if all are right. */
  private static final int STRETCH = 1 << 16;

  /** Synapses presented to between two words on how far it is: milliseconds or more. */
  private static final int TOLD_EVERY = 1 << 26;

  private final PerceptronSpec spec;
  private final Consolidation consolidation;
  private final PatternMatrix changes;
  private final DecayPowers decay;
  private final boolean direct;
  private final boolean exact;
  private final EnergyTally tally;
  private final SimdSynapses synapses;
  private final long[] updatesOf;

  private final double longest;
  private final PerceptronListener listener;
  private final long toldEvery;

  private boolean transientsRounded;
  private boolean persistentRounded;
  private long last;
  private long updates;
  private long errorEpoch = -1;
  private long pendingCheck = NEVER;
  private long told;
  private Recurrence recurrence;

  /**
   * @param exact whether all fields are exact as long as nothing decays, so that none is in doubt
   * @param stochastic for policies that round stochastically; null for others
   */
  SimdPerceptronRun(
      PerceptronSpec spec,
      PatternMatrix changes,
      DecayPowers decay,
      boolean exact,
      StochasticSynapses stochastic,
      PerceptronListener listener) {
    this.spec = spec;
    this.listener = listener;
    this.toldEvery = Math.max(1, TOLD_EVERY / changes.width());
    this.consolidation = spec.consolidation();
    this.changes = changes;
    this.decay = decay;
    this.direct = consolidation.isDirect();
    this.exact = exact;
    this.tally = new EnergyTally(spec.measures());
    this.synapses =
        new SimdSynapses(changes, consolidation, tally, exact && !decay.shrinks(), stochastic);
    this.updatesOf = new long[changes.patterns()];
    this.longest = direct && !exact ? longest(changes) : 0;
  }

  private static double longest(PatternMatrix changes) {
    double longest = 0;
    for (int p = 0; p < changes.patterns(); p++) {
      longest = Math.max(longest, changes.cost(p, SQUARES));
    }
    return longest;
  }

  /** The weights that {@link #learn} changes. */
  SimdSynapses synapses() {
    return synapses;
  }

  /** Learns to the end; null when rounding could decide on the way. */
  PerceptronResult learn(Fields fields) {
    long start = System.nanoTime();
    int patterns = changes.patterns();
    long limit = (long) spec.maxEpochs() * patterns;
    recurrence = canRecur() ? new Recurrence(synapses, fields, updatesOf, tally) : null;
    while (true) {
      long end = Math.min((errorEpoch + 2) * patterns, limit);
      long wrong = nextWrong(fields, Math.min(end, pendingCheck));
      if (wrong == Fields.UNDECIDED || synapses.undecided()) {
        return null;
      }
      if (wrong > 0) {
        tell(wrong);
        boolean firstOfEpoch = (wrong - 1) / patterns > errorEpoch;
        errorEpoch = (wrong - 1) / patterns;
        event(fields, wrong, (int) ((wrong - 1) % patterns));
        if (firstOfEpoch && recurrence != null) {
          repeatUntil(limit);
        }
      } else if (pendingCheck <= end) {
        event(fields, pendingCheck, Fields.NONE);
      } else {
        double seconds = (System.nanoTime() - start) * 1e-9;
        finish(end);
        listener.presented(end, limit);
        return result(fields, end, seconds);
      }
    }
  }

  /** With decay states come back after some epochs; without, periods are too long to be found. */
  private boolean canRecur() {
    return decay.shrinks()
        && !direct
        && !consolidation.setsItself()
        && !consolidation.roundsStochastically()
        && consolidation.every() == 1;
  }

  /** What recurs goes on for ever: whole periods up to the limit are counted, not learned. */
  private void repeatUntil(long limit) {
    long period = recurrence.period(last, transientsRounded, persistentRounded);
    if (period > 0) {
      long times = (limit - last) / period;
      recurrence.repeat(times);
      last += times * period;
      errorEpoch += times * (period / changes.patterns());
      recurrence = null;
    }
  }

  /** The next presentation with an error, up to {@code until}; or {@link Fields#NONE} and so on. */
  private long nextWrong(Fields fields, long until) {
    int patterns = changes.patterns();
    long n = last + 1;
    while (n <= until) {
      int from = (int) ((n - 1) % patterns);
      int to = (int) Math.min(Math.min(patterns, from + STRETCH), from + (until - n + 1));
      int found = fields.nextWrong(from, to, (int) (n - last));
      if (found >= 0) {
        return n + found - from;
      }
      if (found == Fields.UNDECIDED) {
        return found;
      }
      n += to - from;
      tell(n - 1);
    }
    return Fields.NONE;
  }

  private void tell(long presentations) {
    if (presentations - told >= toldEvery) {
      told = presentations;
      listener.presented(presentations, (long) spec.maxEpochs() * changes.patterns());
    }
  }

  private void learnDirectly(Fields fields, long n, int p) {
    fields.learn(p, 1);
    last = n;
    updates++;
    if (!exact) {
      // Each update after an error lengthens w^2 by the pattern's own length^2 at most.
      fields.tolerate(DOUBT * longest * Math.sqrt(updates), 0);
    }
  }

  private void event(Fields fields, long n, int p) {
    if (p >= 0) {
      updatesOf[p]++;
    }
    if (direct) {
      learnDirectly(fields, n, p);
      return;
    }
    long gap = n - last;
    double shrink = decay.after(gap);
    boolean decayFirst = consolidation.order() == EventOrder.DECAY_FIRST;
    tally.addTransientIntegral(synapses.transientSum() * decay.sum(decayFirst ? gap : gap - 1));
    synapses.present(gap, p);
    last = n;
    transientsRounded |= shrink < 1 && synapses.transientSum() > 0;
    if (p >= 0) {
      synapses.learn(p, shrink);
      fields.learn(p, shrink);
    } else {
      synapses.shrink(shrink);
      fields.shrink(shrink);
    }
    if (consolidation.order() == EventOrder.CORRECTED) {
      tally.addTransientIntegral(synapses.transientSum());
    }
    consolidate(fields, n, p);
    if (consolidation.order() == EventOrder.LEARN_FIRST) {
      tally.addTransientIntegral(synapses.transientSum());
    }
    tolerate(fields);
  }

  private void consolidate(Fields fields, long n, int p) {
    double kept = p >= 0 ? changes.magnitude(p) : 0;
    boolean checks = consolidation.checksAt(n);
    if (checks) {
      double before = synapses.transientSum();
      kept -= synapses.check(n, p);
      // What is drawn are multiples of the threshold, whatever rounding has done before.
      persistentRounded |=
          transientsRounded
              && !consolidation.roundsStochastically()
              && synapses.transientSum() != before;
      transientsRounded &= synapses.transientSum() > 0;
      if (synapses.everythingMoved()) {
        fields.consolidate();
      }
    }
    tally.addTransientChange(kept);
    pendingCheck =
        checks || consolidation.order() == EventOrder.DECAY_FIRST
            ? NEVER
            : n + consolidation.every() - n % consolidation.every();
  }

  /** Until s has decayed, weights are sums of updates, and those may be exact. */
  private void tolerate(Fields fields) {
    boolean certain =
        exact && !persistentRounded && (!decay.shrinks() || synapses.transientSum() == 0);
    double doubt = certain ? 0 : DOUBT * changes.largest();
    fields.tolerate(doubt * synapses.persistentSum(), doubt * synapses.transientSum());
  }

  /** From the last event to the end of learning, and what the numbers of updates tell. */
  private void finish(long end) {
    long gap = end - last;
    if (!direct) {
      tally.addTransientIntegral(synapses.transientSum() * decay.sum(gap));
      synapses.shrink(decay.after(consolidation.order() == EventOrder.DECAY_FIRST ? gap : gap + 1));
    }
    for (int p = 0; p < updatesOf.length; p++) {
      if (updatesOf[p] > 0) {
        account(p, updatesOf[p]);
      }
    }
  }

  private void account(int p, long updates) {
    List<ChangeMeasure> measures = tally.measures();
    for (int m = 0; m < measures.size(); m++) {
      double energy = updates * changes.cost(p, measures.get(m));
      tally.addPath(m, energy);
      if (direct) {
        tally.addConsolidation(m, energy);
      }
      if (direct && m == 0 && consolidation.order() == EventOrder.CORRECTED) {
        tally.addTransientIntegral(energy);
      }
    }
    tally.addModifications(updates * (long) changes.cost(p, COUNTING));
    if (direct) {
      changes.add(p, updates, synapses.persistent());
    }
  }

  private PerceptronResult result(Fields fields, long end, double seconds) {
    int patterns = changes.patterns();
    boolean success = errorEpoch + 2 <= spec.maxEpochs();
    double[] persistent = Arrays.copyOf(synapses.persistent(), changes.length());
    double[] transients = Arrays.copyOf(synapses.transients(), changes.length());
    return new PerceptronResult(
        "simd",
        fields.id(),
        success,
        (int) (end / patterns) - (success ? 1 : 0),
        end,
        Arrays.stream(updatesOf).sum(),
        PerceptronLedger.of(tally, persistent, transients),
        persistent,
        transients,
        consolidation.toldByPerceptron(changes.length(), synapses.theta()),
        synapses.unreached(),
        seconds);
  }
}
