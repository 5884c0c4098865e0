package org.synapticcaching.cublas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** What a population has in device memory. */
final class DeviceNetworks {
  /** Left free for what comes later: small allocations, and a data set at least. */
  private static final long RESERVE = 64L << 20;

  /** Synapses of the largest matrix per warp of a block; the fewest and most warps. */
  private static final long PER_WARP = 4096;

  private static final int MOST_WARPS = 8;

  /** Bytes of {@code struct Networks} in {@code dense.cu}. */
  private static final int RECORD_BYTES = 14 * Long.BYTES + 4 * Integer.BYTES;

  final Network network;

  /** Threads of the blocks that pass over the matrices. */
  final int threads;

  /** Energies that most networks, or the one with the most, keep account of. */
  final int measures;

  /** Sums that a pass makes: abs(s), abs(change of s), and one per energy. */
  final int quantities;

  /** Whether some network moves whole multiples, or accounts for more than abs(change). */
  final boolean general;

  /** {@code [network][pre]} and the classes of the patterns presented. */
  final SlotArray inputs;

  final SlotArray labels = SlotArray.ofNetwork("labels", Integer.BYTES);
  final SlotArray rules = SlotArray.ofNetwork("rules", ConsolidationRecords.RULE_BYTES);
  final SlotArray presentations = SlotArray.ofNetwork("presentations", Long.BYTES);

  /** {@code [network][layer][cell]}, doubles. */
  final SlotArray ledger;

  /** What a look at the weights adds: per network and layer, an energy per measure and a count. */
  final SlotArray stock;

  final List<DenseLayer> layers = new ArrayList<>();

  /** What competitive rules need; null where no network has one or counts changes. */
  final PlasticArrays plastic;

  /** Blocks that pass over all matrices of a network. */
  final int allBlocks;

  private final GpuSession session;
  private final SlotArray statistics;
  private final SlotArray decisions;
  private final SlotArray partials;
  private final int allSegments;
  private DeviceMemory record;

  /**
   * Allocates and writes everything but the weights, which are 0.
   *
   * @throws OutOfDeviceMemory when it does not fit, saying what would
   */
  DeviceNetworks(GpuSession session, PopulationSpec spec) {
    this.session = session;
    this.network = spec.network();
    ConsolidationRecords records = new ConsolidationRecords(spec.replicas());
    this.measures = records.mostMeasures();
    this.quantities = 2 + measures;
    this.general = measures > 1 || anyQuantised(spec.replicas());
    this.threads = threads(network.layers());
    checkMeasures();
    this.inputs = SlotArray.ofNetwork("inputs", (long) network.firstLayerInputs() * Float.BYTES);
    SlotArray before = inputs;
    int blocks = 0;
    int segments = 0;
    for (LayerShape shape : network.layers()) {
      DenseLayer layer = new DenseLayer(shape, before, threads);
      layers.add(layer);
      before = layer.units;
      blocks += layer.blocks;
      segments = Math.addExact(segments, Math.multiplyExact(shape.post(), layer.segments));
    }
    this.plastic = PlasticArrays.of(spec, layers);
    this.allBlocks = blocks;
    this.allSegments = segments;
    long layerCount = layers.size();
    this.statistics = SlotArray.scratch("statistics", (long) allSegments * Double.BYTES);
    this.decisions = SlotArray.scratch("decisions", layerCount * Integer.BYTES);
    this.partials = SlotArray.scratch("partial sums", (long) allBlocks * quantities * Double.BYTES);
    this.ledger = SlotArray.ofNetwork("ledgers", layerCount * cells() * Double.BYTES);
    this.stock = SlotArray.scratch("stocks", layerCount * (measures + 1) * Double.BYTES);
    allocate(spec.replicas().size());
    describe(records);
  }

  private static boolean anyQuantised(List<Replica> replicas) {
    return replicas.stream()
        .anyMatch(replica -> ConsolidationRecords.quantised(replica.consolidation()));
  }

  private static int threads(List<LayerShape> shapes) {
    long largest = shapes.stream().mapToLong(LayerShape::synapses).max().orElseThrow();
    return 32 * (int) Math.max(1, Math.min(MOST_WARPS, largest / PER_WARP));
  }

  private void checkMeasures() {
    int most = session.gpu().sharedBytesPerBlock() / (threads * Double.BYTES) - 2;
    if (measures > most) {
      throw new UnsupportedOperationException(
          "cublas: at most "
              + most
              + " energies can be accounted for at once on this device, got "
              + measures);
    }
  }

  private List<SlotArray> arrays() {
    List<SlotArray> all =
        new ArrayList<>(
            List.of(
                inputs,
                labels,
                rules,
                presentations,
                ledger,
                stock,
                statistics,
                decisions,
                partials));
    layers.forEach(layer -> all.addAll(layer.arrays()));
    if (plastic != null) {
      all.addAll(plastic.arrays());
    }
    return all;
  }

  private void allocate(int population) {
    long each = arrays().stream().mapToLong(SlotArray::bytes).sum();
    try {
      session.require("a population of " + population + " networks", each * population + RESERVE);
      arrays().forEach(array -> array.allocate(session, population));
    } catch (OutOfDeviceMemory e) {
      long fitting = Math.max(0, (session.freeBytes() - RESERVE) / each);
      throw e.withAdvice(
          fitting > 0
              ? "a population of " + fitting + " would fit"
              : "not even one network of this shape fits; choose fewer hidden units");
    }
  }

  private void describe(ConsolidationRecords records) {
    rules.memory().upload(records.rules(), 0);
    ByteBuffer table = buffer(layers.size() * DenseLayer.RECORD_BYTES);
    int firstSegment = 0;
    int firstBlock = 0;
    for (DenseLayer layer : layers) {
      layer.describe(table, firstSegment, firstBlock);
      firstSegment += layer.shape.post() * layer.segments;
      firstBlock += layer.blocks;
    }
    ByteBuffer networks = buffer(RECORD_BYTES);
    networks.putLong(stored("layers", table.flip()).address());
    networks.putLong(rules.memory().address());
    networks.putLong(stored("energies", records.measures()).address());
    for (SlotArray each : List.of(presentations, statistics, decisions, partials, ledger)) {
      networks.putLong(each.memory().address());
    }
    networks.putLong(labels.memory().address());
    describeRules(networks);
    networks.putInt(layers.size()).putInt(allSegments).putInt(allBlocks).putInt(quantities);
    record = stored("the description of the networks", networks.flip());
  }

  private void describeRules(ByteBuffer networks) {
    if (plastic == null) {
      networks.putLong(0).putLong(0).putLong(0).putLong(0).putLong(0);
      return;
    }
    plastic.write();
    networks.putLong(stored("rules by layer", plastic.layers()).address());
    plastic.describe(networks);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  private DeviceMemory stored(String what, ByteBuffer contents) {
    DeviceMemory memory = session.allocate(what, contents.remaining());
    memory.upload(contents, 0);
    return memory;
  }

  /**
   * A kernel of {@code SOURCE.cu} for these networks: its first argument, {@code struct Networks},
   * is set.
   */
  KernelCall call(String source, String kernel) {
    return session.load(DeviceNetworks.class, source + ".ptx").kernel(kernel).call().set(0, record);
  }

  /** Numbers of a layer's ledger: {@link #quantities}, the number of updates, path lengths. */
  int cells() {
    return 2 * quantities - 1;
  }

  /** Shared memory of the blocks that pass over the matrices. */
  int sharedBytes() {
    return quantities * threads * Double.BYTES;
  }

  /** The output units. */
  DenseLayer last() {
    return layers.get(layers.size() - 1);
  }

  /** What goes with a network when it changes places. */
  List<SlotArray> lasting() {
    return arrays().stream().filter(SlotArray::lasting).toList();
  }
}
