package org.synapticcaching.cublas;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.population.ChanceRecord;
import org.synapticcaching.device.population.ConsolidationRecord;
import org.synapticcaching.device.population.FollowingRecord;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Replica;

/**
 * How networks consolidate, what their thresholds follow and what they leave to chance, {@code
 * [network][layer]}.
 */
final class ConsolidationArrays {
  private final List<LayerShape> shapes;
  private final SlotArray consolidations;

  /** Null where no threshold sets itself. */
  private final SlotArray followings;

  /** Null where nothing is left to chance. */
  private final SlotArray chances;

  ConsolidationArrays(PopulationSpec spec) {
    this.shapes = spec.network().layers();
    this.consolidations = array("consolidations", ConsolidationRecord.LAYOUT.bytes());
    this.followings =
        spec.replicas().stream().anyMatch(replica -> replica.consolidation().setsItself())
            ? array("followings", FollowingRecord.LAYOUT.bytes())
            : null;
    this.chances =
        spec.replicas().stream().anyMatch(replica -> replica.consolidation().roundsStochastically())
            ? array("random multiples", ChanceRecord.LAYOUT.bytes())
            : null;
  }

  private SlotArray array(String what, long bytes) {
    return SlotArray.ofNetwork(what, shapes.size() * bytes);
  }

  /** Whether any threshold sets itself. */
  boolean follow() {
    return followings != null;
  }

  /** Whether anything is left to chance. */
  boolean draw() {
    return chances != null;
  }

  /** All arrays. */
  List<SlotArray> arrays() {
    return Stream.of(consolidations, followings, chances).filter(Objects::nonNull).toList();
  }

  /** Writes what all networks begin with. */
  void write(List<Replica> replicas) {
    int each = shapes.size();
    StructRecords records = new StructRecords(ConsolidationRecord.LAYOUT, replicas.size() * each);
    StructRecords following = new StructRecords(FollowingRecord.LAYOUT, replicas.size() * each);
    StructRecords chance = new StructRecords(ChanceRecord.LAYOUT, replicas.size() * each);
    for (int r = 0; r < replicas.size(); r++) {
      Consolidation consolidation = replicas.get(r).consolidation();
      List<StructRecord> ofNetwork = new ArrayList<>();
      for (int n = 0; n < each; n++) {
        ConsolidationRecord.write(consolidation, records.at(r * each + n));
        ChanceRecord.write(replicas.get(r).seed(), n, consolidation, chance.at(r * each + n));
        ofNetwork.add(following.at(r * each + n));
      }
      FollowingRecord.write(consolidation, shapes, ofNetwork);
    }
    consolidations.memory().upload(records.complete(), 0);
    if (follow()) {
      followings.memory().upload(following.complete(), 0);
    }
    if (draw()) {
      chances.memory().upload(chance.complete(), 0);
    }
  }

  /** Puts where they are into {@code struct Networks}. */
  void describe(StructRecord networks) {
    networks
        .putPointer("consolidations", consolidations.memory())
        .putPointer("followings", follow() ? followings.memory().address() : 0)
        .putPointer("chances", draw() ? chances.memory().address() : 0);
  }

  /** Thresholds that set themselves of the network in a place, in units of weight. */
  double[] thresholds(int place) {
    return FollowingRecord.thresholds(followings.memory(), followings.offset(place), shapes.size());
  }
}
