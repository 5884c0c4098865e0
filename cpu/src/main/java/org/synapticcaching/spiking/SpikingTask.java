package org.synapticcaching.spiking;

import java.util.List;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Require;

/**
 * One learning experiment: a random set of patterns learned from weights of 0.
 *
 * @param patterns size of the set, >= 1
 * @param seed of the set and of all spikes
 * @param consolidation how changes become persistent; threshold in siemens, decay time in trials;
 *     not with the event order {@code corrected}
 * @param measures energies to keep account of besides exponent 1
 */
public record SpikingTask(
    int patterns, long seed, Consolidation consolidation, List<ChangeMeasure> measures) {

  public SpikingTask {
    Require.atLeast("patterns", 1, patterns);
    Require.that(
        consolidation.order() != EventOrder.CORRECTED,
        "event order 'corrected' is not defined for the spiking neuron, which consolidates "
            + "within a presentation; use learn-first or decay-first");
    measures = List.copyOf(measures);
  }

  /** With energies of exponent 1 only. */
  public SpikingTask(int patterns, long seed, Consolidation consolidation) {
    this(patterns, seed, consolidation, List.of());
  }
}
