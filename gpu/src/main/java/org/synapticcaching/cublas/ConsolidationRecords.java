package org.synapticcaching.cublas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Replica;

/** The replicas' rules and energies as the structures that {@code dense.cu} reads. */
final class ConsolidationRecords {
  /** Bytes of {@code struct Rule}. */
  static final int RULE_BYTES = Double.BYTES + 3 * Float.BYTES + 9 * Integer.BYTES;

  /** Bytes of {@code struct Measure}. */
  private static final int MEASURE_BYTES = Double.BYTES + 2 * Integer.BYTES;

  private final List<ChangeMeasure> measures = new ArrayList<>();
  private final ByteBuffer rules;
  private final int mostMeasures;

  ConsolidationRecords(List<Replica> replicas) {
    rules = buffer(replicas.size() * RULE_BYTES);
    int most = 1;
    for (Replica replica : replicas) {
      most = Math.max(most, replica.measures().size());
      put(replica.consolidation(), firstOf(replica.measures()), replica.measures().size());
    }
    mostMeasures = most;
    rules.flip();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  /** Where the measures begin in the common list, which most replicas share. */
  private int firstOf(List<ChangeMeasure> wanted) {
    int found = java.util.Collections.indexOfSubList(measures, wanted);
    if (found >= 0) {
      return found;
    }
    measures.addAll(wanted);
    return measures.size() - wanted.size();
  }

  private void put(Consolidation rule, int firstMeasure, int measureCount) {
    ConsolidationPolicy policy = rule.policy();
    boolean orEqual = rule.comparison() == Comparison.GREATER_OR_EQUAL;
    double decay = rule.decayFactor();
    rules.putDouble(rule.threshold());
    rules.putFloat(nearest(rule.threshold(), orEqual));
    rules.putFloat((float) decay).putFloat((float) (decay - (float) decay));
    rules.putInt(orEqual ? 1 : 0);
    rules.putInt(scope(policy.scope())).putInt(trigger(policy.trigger()));
    rules.putInt(quantised(rule) ? 1 : 0);
    rules.putInt(
        switch (rule.order()) {
          case LEARN_FIRST -> 0;
          case DECAY_FIRST -> 1;
          case CORRECTED -> 2;
        });
    rules.putInt(rule.every()).putInt(firstMeasure).putInt(measureCount).putInt(0);
  }

  /**
   * The float with which floats compare as they do with the threshold: the next one below it for
   * {@code >}, the next one above for {@code >=}, if it is not one itself.
   */
  static float nearest(double threshold, boolean orEqual) {
    float rounded = (float) threshold;
    if (orEqual) {
      return rounded < threshold ? Math.nextUp(rounded) : rounded;
    }
    return rounded > threshold ? Math.nextDown(rounded) : rounded;
  }

  /** Whether whole multiples of the threshold are moved. */
  static boolean quantised(Consolidation rule) {
    return rule.policy() == ConsolidationPolicy.QUANTISED && rule.threshold() > 0;
  }

  private static int scope(ConsolidationPolicy.Scope scope) {
    return switch (scope) {
      case SYNAPSE -> 0;
      case NEURON -> 1;
      case LAYER -> 2;
      case NETWORK -> 3;
    };
  }

  private static int trigger(ConsolidationPolicy.Trigger trigger) {
    return switch (trigger) {
      case ALWAYS -> 0;
      case ANY_SYNAPSE -> 1;
      case EVERY_SYNAPSE -> 2;
      case SUM -> 3;
      case NEVER -> 4;
    };
  }

  /** One {@code struct Rule} per replica. */
  ByteBuffer rules() {
    return rules;
  }

  /** The common list of {@code struct Measure}. */
  ByteBuffer measures() {
    ByteBuffer records = buffer(measures.size() * MEASURE_BYTES);
    for (ChangeMeasure measure : measures) {
      records.putDouble(measure.exponent());
      records.putInt(measure.potentiationOnly() ? 1 : 0).putInt(0);
    }
    return records.flip();
  }

  /** The most energies that one replica keeps account of, >= 1. */
  int mostMeasures() {
    return mostMeasures;
  }
}
