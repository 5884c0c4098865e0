package org.synapticcaching.cublas;

import java.util.List;
import java.util.function.Predicate;
import org.synapticcaching.device.population.SelectionRecords;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/**
 * What some of the networks that learn need, beyond what all do: a launch each.
 *
 * @param decayFirst a presentation that begins with decay
 * @param groups a policy that asks about groups of synapses
 * @param masks errors of chosen neurons only
 * @param withholding presentations, or matrices, that nothing is learned from or in
 * @param rankedSynapses changes chosen among all synapses of a matrix
 * @param rankedInputs changes chosen among the inputs of each neuron
 * @param counts changes counted by synapse, where they are outer products
 */
record LaunchPlan(
    boolean decayFirst,
    boolean groups,
    boolean masks,
    boolean withholding,
    boolean rankedSynapses,
    boolean rankedInputs,
    boolean counts) {

  /** Of these networks. */
  static LaunchPlan of(List<Replica> learning) {
    return new LaunchPlan(
        any(learning, replica -> replica.consolidation().order() == EventOrder.DECAY_FIRST),
        any(learning, replica -> asksGroups(replica.consolidation())),
        any(learning, replica -> rule(replica).masksErrors()),
        any(learning, LaunchPlan::withholds),
        any(learning, replica -> SelectionRecords.ranksSynapses(rule(replica))),
        any(learning, replica -> SelectionRecords.ranksInputs(rule(replica))),
        any(learning, Replica::countsChanges));
  }

  private static boolean any(List<Replica> replicas, Predicate<Replica> which) {
    return replicas.stream().anyMatch(which);
  }

  private static boolean asksGroups(Consolidation rule) {
    return rule.policy().usesThreshold() && rule.policy().scope() != Scope.SYNAPSE;
  }

  private static PlasticityRule rule(Replica replica) {
    return replica.plasticity().rule();
  }

  private static boolean withholds(Replica replica) {
    return replica.plasticity().errorGated() || rule(replica) == PlasticityRule.STATIC_HIDDEN;
  }
}
