package org.synapticcaching.cublas;

import java.util.List;
import java.util.function.Predicate;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/**
 * What is launched in a presentation: for how many networks, and which of the launches that only
 * some networks need.
 *
 * @param networks that learn, from the first place on
 * @param plain how many of them, the first ones, select no synapses: their changes are outer
 *     products
 * @param decayFirst decay before learning
 * @param checksGroups statistics of groups of synapses, and decisions about them, where a matrix
 *     has one threshold
 * @param checksLocal the same where neurons or synapses have thresholds of their own
 * @param follows thresholds that set themselves
 * @param local some of them of single neurons or synapses
 * @param draws consolidation by chance
 * @param masksErrors masks on the errors of neurons
 * @param withholds errors set to zero after right answers, or of matrices that never learn
 * @param ranksSynapses ranking of all synapses of a matrix
 * @param ranksInputs ranking of the inputs of each neuron
 * @param countsChanges counting changes by synapse, where they are outer products
 */
record LaunchPlan(
    int networks,
    int plain,
    boolean decayFirst,
    boolean checksGroups,
    boolean checksLocal,
    boolean follows,
    boolean local,
    boolean draws,
    boolean masksErrors,
    boolean withholds,
    boolean ranksSynapses,
    boolean ranksInputs,
    boolean countsChanges) {

  /** For networks that learn, of which the first {@code plain} select no synapses. */
  static LaunchPlan of(List<Replica> learning, int plain) {
    return new LaunchPlan(
        learning.size(),
        plain,
        any(learning, replica -> replica.consolidation().order() == EventOrder.DECAY_FIRST),
        any(learning, replica -> checksGroups(replica, false)),
        any(learning, replica -> checksGroups(replica, true)),
        any(learning, replica -> replica.consolidation().setsItself()),
        any(learning, replica -> replica.consolidation().hasLocalThresholds()),
        any(learning, replica -> replica.consolidation().roundsStochastically()),
        any(learning, replica -> rule(replica).masksErrors()),
        any(learning, LaunchPlan::withholds),
        any(learning, replica -> rule(replica).ranksSynapses()),
        any(learning, replica -> rule(replica).ranksInputs()),
        any(learning, Replica::countsChanges));
  }

  private static boolean any(List<Replica> replicas, Predicate<Replica> which) {
    return replicas.stream().anyMatch(which);
  }

  private static boolean checksGroups(Replica replica, boolean local) {
    return replica.consolidation().checksGroups()
        && replica.consolidation().hasLocalThresholds() == local;
  }

  private static PlasticityRule rule(Replica replica) {
    return replica.plasticity().rule();
  }

  private static boolean withholds(Replica replica) {
    return replica.plasticity().errorGated() || !rule(replica).inputsLearn();
  }

  /** Networks that select synapses, which follow the others. */
  int selecting() {
    return networks - plain;
  }
}
