package org.synapticcaching.cublas;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.population.KernelCode;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.ThresholdScope;

/**
 * What thresholds of single neurons and synapses that set themselves follow, all of it 0 at first.
 */
final class LocalArrays {
  /** {@code struct LocalLayer} of {@code networks.cuh}. */
  static final StructLayout LAYOUT =
      StructLayout.of("LocalLayer", fields -> fields.pointers("sums", "means").longs("count"));

  private final List<Replica> replicas;
  private final SlotArray scopes = SlotArray.ofNetwork("scopes of thresholds", Integer.BYTES);

  /** {@code [network][post][pre]}, of which those of neurons take the first {@code [post]}. */
  private final List<SlotArray> sums = new ArrayList<>();

  private final List<SlotArray> means = new ArrayList<>();

  /** {@code [network][segment]}. */
  private final SlotArray thetas;

  private LocalArrays(PopulationSpec spec, int allSegments) {
    this.replicas = spec.replicas();
    boolean ofSynapses =
        replicas.stream()
            .anyMatch(each -> each.consolidation().setsItselfFor(ThresholdScope.SYNAPSE));
    for (LayerShape shape : spec.network().layers()) {
      long bytes = (ofSynapses ? shape.synapses() : shape.post()) * Double.BYTES;
      sums.add(SlotArray.ofNetwork("squared changes", bytes));
      means.add(SlotArray.ofNetwork("mean squared changes", bytes));
    }
    this.thetas = SlotArray.scratch("sums of thresholds", (long) allSegments * Double.BYTES);
  }

  /** Null where no neuron or synapse has a threshold of its own. */
  static LocalArrays of(PopulationSpec spec, int allSegments) {
    return spec.replicas().stream().anyMatch(each -> each.consolidation().hasLocalThresholds())
        ? new LocalArrays(spec, allSegments)
        : null;
  }

  /** All arrays. */
  List<SlotArray> arrays() {
    List<SlotArray> all = new ArrayList<>(List.of(scopes, thetas));
    all.addAll(sums);
    all.addAll(means);
    return all;
  }

  /** Writes what all networks begin with. */
  void write() {
    int[] codes =
        replicas.stream()
            .map(replica -> ThresholdScope.of(replica.consolidation().threshold()))
            .mapToInt(KernelCode::of)
            .toArray();
    scopes.memory().upload(codes, 0, codes.length, 0);
  }

  /** A {@code struct LocalLayer} for each matrix. */
  ByteBuffer layerRecords() {
    StructRecords records = new StructRecords(LAYOUT, sums.size());
    for (int n = 0; n < sums.size(); n++) {
      records
          .at(n)
          .putPointer("sums", sums.get(n).memory())
          .putPointer("means", means.get(n).memory())
          .putLong("count", sums.get(n).bytes() / Double.BYTES);
    }
    return records.complete();
  }

  /** Puts where they are into {@code struct Networks}. */
  void describe(StructRecord networks) {
    networks.putPointer("thresholdScopes", scopes.memory()).putPointer("thetas", thetas.memory());
  }
}
