package org.synapticcaching.device.population;

import java.nio.ByteBuffer;
import java.util.List;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/**
 * What a competitive rule selects in one weight matrix, as kernels read it: {@code struct
 * Selection} of {@code selection.cuh}.
 */
public final class SelectionRecord {
  /** Its fields. */
  public static final StructLayout LAYOUT =
      StructLayout.of(
          "Selection",
          fields ->
              fields
                  .longs("key", "bound")
                  .ints("criterion", "direction", "unit", "rank", "plasticPost", "plasticPre")
                  .ints("setCount", "selectsSynapses", "learns")
                  .ints("errorGated", "sendsMasked", "countsChanges"));

  private SelectionRecord() {}

  /**
   * One for each weight matrix of a replica, input side first, to be uploaded.
   *
   * @param masks of the replica
   */
  public static ByteBuffer of(Network network, Replica replica, MaskStream masks) {
    Plasticity plasticity = replica.plasticity();
    PlasticityRule rule = plasticity.rule();
    List<LayerPlasticity> layers = LayerPlasticity.of(network, plasticity);
    StructRecords records = new StructRecords(LAYOUT, layers.size());
    for (int n = 0; n < layers.size(); n++) {
      LayerPlasticity layer = layers.get(n);
      records
          .at(n)
          .putLong("key", rule.drawsAnew() ? masks.randomKey(n) : 0)
          .putLong("bound", rule.drawsAnew() ? masks.randomBound(n) : 0)
          .put("criterion", KernelCode.of(rule.criterion()))
          .put("direction", KernelCode.of(rule.direction()))
          .put("unit", KernelCode.of(rule.unit()))
          .put("rank", layer.rank())
          .put("plasticPost", layer.plasticPost())
          .put("plasticPre", layer.plasticPre())
          .put("setCount", masks.setCount())
          .put("selectsSynapses", rule.selectsSynapses())
          .put("learns", layer.learns())
          .put("errorGated", plasticity.errorGated())
          .put("sendsMasked", plasticity.sendsMasked())
          .put("countsChanges", replica.countsChanges());
    }
    return records.complete();
  }
}
