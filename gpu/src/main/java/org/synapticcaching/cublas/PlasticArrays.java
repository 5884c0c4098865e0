package org.synapticcaching.cublas;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.population.PackedBits;
import org.synapticcaching.device.population.SelectionRecord;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/** What competitive rules, and counting changes, take of the device's memory. */
final class PlasticArrays {
  /** {@code struct PlasticLayer} of {@code networks.cuh}. */
  static final StructLayout LAYOUT =
      StructLayout.of(
          "PlasticLayer",
          fields ->
              fields
                  .pointers("units", "deltas", "errors", "selected", "sets", "counts")
                  .longs("setWords"));

  /** Bytes of {@code struct Ranked}, and {@code kWideBins} of {@code selection.cuh}. */
  static final int RANKED_BYTES = 3 * Integer.BYTES;

  static final int BINS = 2048;

  private final PopulationSpec spec;
  private final List<DenseLayer> layers;
  private final int mostSets;

  /** {@code [network][layer]}. */
  private final SlotArray selections;

  /** {@code [network][layer]}: how many presentations changed the matrix. */
  final SlotArray changing;

  /** {@code [network][layer][2]}: of how often synapses changed, the sum and the pairs. */
  final SlotArray churn;

  /** {@code [network][outputs]}; hidden layers have theirs where errors come back. */
  final SlotArray outputDeltas;

  /** Null where no rule ranks the synapses of a matrix. */
  private final SlotArray bins;

  private final SlotArray ranked;

  /** Per layer: a bit per synapse, a bit per neuron of each set, and counts; null where unused. */
  private final List<SlotArray> selected = new ArrayList<>();

  private final List<SlotArray> sets = new ArrayList<>();
  private final List<SlotArray> counts = new ArrayList<>();

  private PlasticArrays(PopulationSpec spec, List<DenseLayer> layers) {
    this.spec = spec;
    this.layers = layers;
    long count = layers.size();
    boolean ranking = any(replica -> rule(replica).ranksSynapses());
    this.selections = SlotArray.ofNetwork("selections", count * SelectionRecord.LAYOUT.bytes());
    this.changing = SlotArray.ofNetwork("presentations with changes", count * Long.BYTES);
    this.churn = SlotArray.scratch("churn", count * 2 * Long.BYTES);
    this.outputDeltas =
        SlotArray.scratch("output errors", (long) spec.network().outputs() * Float.BYTES);
    this.bins = ranking ? SlotArray.scratch("counts", count * BINS * Integer.BYTES) : null;
    this.ranked = ranking ? SlotArray.scratch("ranks", count * RANKED_BYTES) : null;
    this.mostSets = spec.replicas().stream().mapToInt(this::setsOf).max().orElseThrow();
    boolean selecting = any(replica -> rule(replica).selectsSynapses());
    boolean counting = any(Replica::countsChanges);
    for (DenseLayer layer : layers) {
      LayerShape shape = layer.shape;
      long bits = (long) shape.post() * PackedBits.words(shape.pre()) * Integer.BYTES;
      long setBytes = (long) mostSets * PackedBits.words(shape.post()) * Integer.BYTES;
      long countBytes = shape.synapses() * Integer.BYTES;
      selected.add(selecting ? SlotArray.ofNetwork("selected synapses", bits) : null);
      sets.add(mostSets > 0 ? SlotArray.ofNetwork("sets of neurons", setBytes) : null);
      counts.add(counting ? SlotArray.ofNetwork("counts of changes", countBytes) : null);
    }
  }

  /** What a population needs; null where it needs nothing. */
  static PlasticArrays of(PopulationSpec spec, List<DenseLayer> layers) {
    boolean plain =
        spec.replicas().stream()
            .allMatch(replica -> replica.plasticity().isPlain() && !replica.countsChanges());
    return plain ? null : new PlasticArrays(spec, layers);
  }

  private boolean any(Predicate<Replica> which) {
    return spec.replicas().stream().anyMatch(which);
  }

  private static PlasticityRule rule(Replica replica) {
    return replica.plasticity().rule();
  }

  private int setsOf(Replica replica) {
    return replica.plasticity().neuronSetCount(spec.network());
  }

  /** What has to be allocated. */
  List<SlotArray> arrays() {
    List<SlotArray> all = new ArrayList<>(List.of(selections, changing, churn, outputDeltas));
    for (SlotArray each : new SlotArray[] {bins, ranked}) {
      if (each != null) {
        all.add(each);
      }
    }
    for (List<SlotArray> perLayer : List.of(selected, sets, counts)) {
      perLayer.stream().filter(array -> array != null).forEach(all::add);
    }
    return all;
  }

  /** Writes the rules, and the sets that stay, of replica r to place r. */
  void write() {
    Network network = spec.network();
    for (int place = 0; place < spec.replicas().size(); place++) {
      Replica replica = spec.replicas().get(place);
      MaskStream masks = new MaskStream(network, replica.plasticity(), replica.seed());
      selections
          .memory()
          .upload(SelectionRecord.of(network, replica, masks), selections.offset(place));
      for (int n = 0; n < layers.size(); n++) {
        writeSets(n, place, replica, masks);
        writeSynapses(n, place, replica, masks);
      }
    }
  }

  private void writeSets(int layer, int place, Replica replica, MaskStream masks) {
    int post = layers.get(layer).shape.post();
    for (int set = 0; set < setsOf(replica); set++) {
      SlotArray array = sets.get(layer);
      upload(
          array,
          array.offset(place) + (long) set * PackedBits.words(post) * Integer.BYTES,
          PackedBits.of(masks.fixedSet(layer, set), 0, post));
    }
  }

  private void writeSynapses(int layer, int place, Replica replica, MaskStream masks) {
    if (!rule(replica).selectsForGood()) {
      return;
    }
    LayerShape shape = layers.get(layer).shape;
    LayerPlasticity subnet = LayerPlasticity.of(spec.network(), replica.plasticity()).get(layer);
    BitSet inSubnet = new BitSet();
    inSubnet.set(0, subnet.plasticPre());
    int rowWords = PackedBits.words(shape.pre());
    int[] all = new int[Math.multiplyExact(shape.post(), rowWords)];
    for (int row = 0; row < shape.post(); row++) {
      int[] marked;
      if (rule(replica).drawsSets()) {
        marked = PackedBits.of(masks.fixedSet(layer, 0), row * shape.pre(), shape.pre());
      } else {
        marked =
            PackedBits.of(row < subnet.plasticPost() ? inSubnet : new BitSet(), 0, shape.pre());
      }
      System.arraycopy(marked, 0, all, row * rowWords, rowWords);
    }
    upload(selected.get(layer), selected.get(layer).offset(place), all);
  }

  private static void upload(SlotArray array, long offset, int[] words) {
    array.memory().upload(words, 0, words.length, offset);
  }

  /** One {@code struct PlasticLayer} per layer. */
  ByteBuffer layerRecords() {
    StructRecords records = new StructRecords(LAYOUT, layers.size());
    for (int n = 0; n < layers.size(); n++) {
      DenseLayer layer = layers.get(n);
      SlotArray deltas = n == layers.size() - 1 ? outputDeltas : layer.errors;
      records
          .at(n)
          .putPointer("units", layer.units.memory())
          .putPointer("deltas", deltas.memory())
          .putPointer("errors", layer.errors.memory())
          .putPointer("selected", memory(selected.get(n)))
          .putPointer("sets", memory(sets.get(n)))
          .putPointer("counts", memory(counts.get(n)))
          .putLong("setWords", (long) mostSets * PackedBits.words(layer.shape.post()));
    }
    return records.complete();
  }

  /** Puts what {@code struct Networks} has for competitive rules, but the layers. */
  void describe(StructRecord networks) {
    networks
        .putPointer("selections", selections.memory())
        .putPointer("bins", memory(bins))
        .putPointer("ranked", memory(ranked))
        .putPointer("changing", changing.memory());
  }

  private static DeviceMemory memory(SlotArray array) {
    return array == null ? null : array.memory();
  }
}
