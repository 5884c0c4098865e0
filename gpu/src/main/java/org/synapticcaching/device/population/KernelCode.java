package org.synapticcaching.device.population;

import org.synapticcaching.model.Activation;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PlasticityRule.Criterion;
import org.synapticcaching.model.PlasticityRule.Direction;
import org.synapticcaching.model.PlasticityRule.Unit;

/** The numbers by which kernel sources know the choices of the model. */
public final class KernelCode {
  private KernelCode() {}

  /** {@code enum Activation} of {@code activation.cuh}. */
  public static int of(Activation activation) {
    return switch (activation) {
      case LOGISTIC -> 0;
      case LEAKY_RELU -> 1;
      case LINEAR -> 2;
      case SOFTMAX -> 3;
    };
  }

  /** {@code enum Trigger} of {@code consolidation.cuh}. */
  public static int of(Trigger trigger) {
    return switch (trigger) {
      case ALWAYS -> 0;
      case ANY_SYNAPSE -> 1;
      case EVERY_SYNAPSE -> 2;
      case SUM -> 3;
      case NEVER -> 4;
    };
  }

  /** {@code enum Scope} of {@code consolidation.cuh}. */
  public static int of(Scope scope) {
    return switch (scope) {
      case SYNAPSE -> 0;
      case NEURON -> 1;
      case LAYER -> 2;
      case NETWORK -> 3;
    };
  }

  /** {@code enum EventOrder} of {@code consolidation.cuh}. */
  public static int of(EventOrder order) {
    return switch (order) {
      case LEARN_FIRST -> 0;
      case DECAY_FIRST -> 1;
      case CORRECTED -> 2;
    };
  }

  /** {@code enum Criterion} of {@code selection.cuh}. */
  public static int of(Criterion criterion) {
    return switch (criterion) {
      case NONE -> 0;
      case CHANCE -> 1;
      case FIXED_SET -> 2;
      case SET_OF_CLASS -> 3;
      case SETS_IN_TURN -> 4;
      case ERROR -> 5;
      case ACTIVITY -> 6;
      case UPDATE -> 7;
      case WEIGHT -> 8;
      case SUBNET -> 9;
      case LAYER -> 10;
    };
  }

  /** {@code enum Direction} of {@code selection.cuh}. */
  public static int of(Direction direction) {
    return switch (direction) {
      case LARGEST -> 0;
      case SMALLEST -> 1;
    };
  }

  /** {@code enum Unit} of {@code selection.cuh}. */
  public static int of(Unit unit) {
    return switch (unit) {
      case NONE -> 0;
      case NEURON -> 1;
      case SYNAPSE -> 2;
      case INPUT -> 3;
    };
  }
}
