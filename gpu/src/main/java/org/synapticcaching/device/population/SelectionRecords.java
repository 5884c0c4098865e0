package org.synapticcaching.device.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/** The replicas' competitive rules as the structures that {@code choice.cuh} describes. */
public final class SelectionRecords {
  /** Bytes of {@code struct Choice}. */
  public static final int BYTES = 2 * Long.BYTES + 10 * Integer.BYTES;

  private SelectionRecords() {}

  /** One {@code struct Choice} per layer of a replica. */
  public static ByteBuffer of(Network network, Replica replica, MaskStream masks) {
    Plasticity plasticity = replica.plasticity();
    PlasticityRule rule = plasticity.rule();
    List<LayerPlasticity> layers = LayerPlasticity.of(network, plasticity);
    ByteBuffer records = ByteBuffer.allocate(layers.size() * BYTES).order(ByteOrder.nativeOrder());
    for (int n = 0; n < layers.size(); n++) {
      LayerPlasticity layer = layers.get(n);
      boolean random = rule == PlasticityRule.RANDOM_NEURONS;
      records.putLong(random ? masks.randomKey(n) : 0).putLong(random ? masks.randomBound(n) : 0);
      records.putInt(criterion(rule)).putInt(keepsSmallest(rule) ? 1 : 0);
      records.putInt(rank(layer, network.layers().get(n)));
      records.putInt(layer.plasticPost()).putInt(layer.plasticPre());
      records.putInt(layer.learns() ? 1 : 0);
      records.putInt(plasticity.errorGated() ? 1 : 0).putInt(plasticity.sendsMasked() ? 1 : 0);
      records.putInt(replica.countsChanges() ? 1 : 0).putInt(Math.max(1, masks.setCount()));
    }
    return records.flip();
  }

  /** {@code enum Criterion}. */
  private static int criterion(PlasticityRule rule) {
    return switch (rule) {
      case ALL, STATIC_HIDDEN -> 0;
      case RANDOM_NEURONS -> 1;
      case PER_CLASS_NEURONS -> 2;
      case FIXED_NEURONS, ALTERNATING_NEURONS -> 3;
      case LARGEST_ERRORS, SMALLEST_ERRORS -> 4;
      case LARGEST_ACTIVITY, SMALLEST_ACTIVITY -> 5;
      case LARGEST_UPDATES, SMALLEST_UPDATES -> 6;
      case LARGEST_WEIGHTS, SMALLEST_WEIGHTS -> 7;
      case LARGEST_UPDATES_PER_NEURON -> 8;
      case LARGEST_WEIGHTS_PER_NEURON -> 9;
      case FIXED_SYNAPSES -> 10;
      case SUBNET -> 11;
    };
  }

  private static boolean keepsSmallest(PlasticityRule rule) {
    return switch (rule) {
      case SMALLEST_ERRORS, SMALLEST_ACTIVITY, SMALLEST_UPDATES, SMALLEST_WEIGHTS -> true;
      default -> false;
    };
  }

  /** From the smallest magnitude, also where the smallest are kept. */
  private static int rank(LayerPlasticity layer, LayerShape shape) {
    return keepsSmallest(layer.rule())
        ? layer.rule().unit().in(shape) - 1 - layer.dropped()
        : layer.dropped();
  }

  /** Whether a rule chooses synapses, so that changes are no outer product. */
  public static boolean choosesSynapses(PlasticityRule rule) {
    return criterion(rule) >= 6;
  }

  /** Whether it ranks the changes of all synapses of a matrix. */
  public static boolean ranksUpdates(PlasticityRule rule) {
    return criterion(rule) == 6;
  }

  /** Whether it ranks all synapses of a matrix. */
  public static boolean ranksSynapses(PlasticityRule rule) {
    return criterion(rule) == 6 || criterion(rule) == 7;
  }

  /** Whether it ranks the inputs of each neuron. */
  public static boolean ranksInputs(PlasticityRule rule) {
    return rule.unit() == PlasticityRule.Unit.INPUT;
  }

  /** Whether it chooses synapses once and for all. */
  public static boolean staysTheSame(PlasticityRule rule) {
    return criterion(rule) >= 10;
  }
}
