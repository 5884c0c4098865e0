package org.synapticcaching.cublas;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** What a population has in device memory, and the kernels of this package for it. */
final class DeviceNetworks {
  /** Left free for what comes later: small allocations, and a data set at least. */
  private static final long RESERVE = 64L << 20;

  /** Synapses of the largest matrix per warp of a block; the fewest and most warps. */
  private static final long PER_WARP = 4096;

  private static final int MOST_WARPS = 8;

  /** Threads of a block that sums up vectors, at most. */
  private static final int MOST_SUMMING = 512;

  /** {@code struct Networks} of {@code networks.cuh}. */
  static final StructLayout LAYOUT =
      StructLayout.of(
          "Networks",
          fields ->
              fields
                  .pointers("layers", "consolidations", "measures", "measureRanges")
                  .pointers("presentations", "statistics", "decisions", "partials", "ledger")
                  .pointers("followings")
                  .pointers("labels", "plastic", "selections", "bins", "ranked", "changing")
                  .ints("layerCount", "allSegments", "allBlocks", "quantities")
                  .pointers("chances", "locals", "thresholdScopes", "thetas"));

  final Network network;

  /** Threads of the blocks that pass over the matrices. */
  final int threads;

  /** Threads of the blocks that sum up the units of a layer. */
  final int summingThreads;

  /** The most measures of energy that one network keeps account of. */
  final int measures;

  /** Sums that a pass makes: abs(s), abs(change of s), and one per measure. */
  final int quantities;

  /** Whether some network moves whole multiples, or accounts for more than abs(change). */
  final boolean general;

  /** {@code [network][pre]} and the classes of the patterns presented. */
  final SlotArray inputs;

  final SlotArray labels = SlotArray.ofNetwork("labels", Integer.BYTES);

  final ConsolidationArrays consolidations;

  private final SlotArray measureRanges =
      SlotArray.ofNetwork("measures", MeasureTable.RANGE.bytes());
  final SlotArray presentations = SlotArray.ofNetwork("presentations", Long.BYTES);

  /** {@code [network][layer][cell]}, doubles. */
  final SlotArray ledger;

  /** Energies of the weights: {@code [network][layer][measure, then the number not 0]}, doubles. */
  final SlotArray weightEnergies;

  final List<DenseLayer> layers = new ArrayList<>();

  /** What competitive rules need; null where no network has one or counts changes. */
  final PlasticArrays plastic;

  /** Null where no neuron or synapse has a threshold of its own. */
  final LocalArrays local;

  /** Blocks that pass over all matrices of a network. */
  final int allBlocks;

  private final GpuSession session;
  private final SlotArray statistics;
  private final SlotArray decisions;

  /** {@code [network][block][quantity]}, doubles; used within a step only. */
  final SlotArray partials;

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
    MeasureTable table = new MeasureTable(spec.replicas());
    this.measures = table.most();
    this.quantities = 2 + measures;
    this.general =
        measures > 1
            || spec.replicas().stream()
                .anyMatch(replica -> replica.consolidation().movesWholeMultiples());
    this.threads = threads(network.layers());
    checkMeasures();
    this.inputs = SlotArray.ofNetwork("inputs", (long) network.firstLayerInputs() * Float.BYTES);
    SlotArray before = inputs;
    int blocks = 0;
    int segments = 0;
    int widest = network.firstLayerInputs();
    for (LayerShape shape : network.layers()) {
      DenseLayer layer = new DenseLayer(shape, before, threads);
      layers.add(layer);
      before = layer.units;
      widest = Math.max(widest, shape.post());
      blocks += layer.blocks;
      segments = Math.addExact(segments, Math.multiplyExact(shape.post(), layer.segments));
    }
    this.summingThreads = Math.min(MOST_SUMMING, 32 * Math.max(1, widest / 128));
    this.plastic = PlasticArrays.of(spec, layers);
    this.allBlocks = blocks;
    this.allSegments = segments;
    long layerCount = layers.size();
    this.consolidations = new ConsolidationArrays(spec);
    this.local = LocalArrays.of(spec, allSegments);
    this.statistics = SlotArray.scratch("statistics", (long) allSegments * Double.BYTES);
    this.decisions = SlotArray.scratch("decisions", layerCount * Integer.BYTES);
    this.partials = SlotArray.scratch("partial sums", (long) allBlocks * quantities * Double.BYTES);
    this.ledger = SlotArray.ofNetwork("ledgers", layerCount * cells() * Double.BYTES);
    this.weightEnergies =
        SlotArray.scratch("energies of weights", layerCount * (measures + 1) * Double.BYTES);
    allocate(spec.replicas().size());
    describe(spec.replicas(), table);
  }

  private static int threads(List<LayerShape> shapes) {
    long largest = shapes.stream().mapToLong(LayerShape::synapses).max().orElseThrow();
    return 32 * (int) Math.max(1, Math.min(MOST_WARPS, largest / PER_WARP));
  }

  private void checkMeasures() {
    int most = session.gpu().sharedBytesPerBlock() / (threads * Double.BYTES) - 2;
    if (measures > most) {
      throw new UnsupportedOperationException(
          "cublas: at most %s energies can be accounted for at once on this device, got %s"
              .formatted(most, measures));
    }
  }

  private List<SlotArray> arrays() {
    List<SlotArray> all =
        new ArrayList<>(
            List.of(
                inputs,
                labels,
                measureRanges,
                presentations,
                ledger,
                weightEnergies,
                statistics,
                decisions,
                partials));
    layers.forEach(layer -> all.addAll(layer.arrays()));
    all.addAll(consolidations.arrays());
    if (local != null) {
      all.addAll(local.arrays());
    }
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

  private void describe(List<Replica> replicas, MeasureTable table) {
    consolidations.write(replicas);
    measureRanges.memory().upload(table.ranges(), 0);
    StructRecords networks = new StructRecords(LAYOUT, 1);
    networks
        .at(0)
        .putPointer("layers", stored("layers", layerRecords()))
        .putPointer("measures", stored("measures", table.measures()))
        .putPointer("measureRanges", measureRanges.memory())
        .putPointer("presentations", presentations.memory())
        .putPointer("statistics", statistics.memory())
        .putPointer("decisions", decisions.memory())
        .putPointer("partials", partials.memory())
        .putPointer("ledger", ledger.memory())
        .putPointer("labels", labels.memory())
        .put("layerCount", layers.size())
        .put("allSegments", allSegments)
        .put("allBlocks", allBlocks)
        .put("quantities", quantities);
    consolidations.describe(networks.at(0));
    describeLocal(networks.at(0));
    if (plastic == null) {
      networks.at(0).putNone("plastic", "selections", "bins", "ranked", "changing");
    } else {
      plastic.write();
      networks.at(0).putPointer("plastic", stored("plastic layers", plastic.layerRecords()));
      plastic.describe(networks.at(0));
    }
    record = stored("the description of the networks", networks.complete());
  }

  private void describeLocal(StructRecord networks) {
    if (local == null) {
      networks.putNone("locals", "thresholdScopes", "thetas");
    } else {
      local.write();
      networks.putPointer("locals", stored("thresholds of layers", local.layerRecords()));
      local.describe(networks);
    }
  }

  private ByteBuffer layerRecords() {
    StructRecords records = new StructRecords(DenseLayer.LAYOUT, layers.size());
    int firstSegment = 0;
    int firstBlock = 0;
    for (int n = 0; n < layers.size(); n++) {
      DenseLayer layer = layers.get(n);
      layer.describe(records.at(n), firstSegment, firstBlock);
      firstSegment += layer.shape.post() * layer.segments;
      firstBlock += layer.blocks;
    }
    return records.complete();
  }

  private DeviceMemory stored(String what, ByteBuffer contents) {
    DeviceMemory memory = session.allocate(what, contents.remaining());
    memory.upload(contents, 0);
    return memory;
  }

  /** The arguments of a kernel of {@code SOURCE.cu}. */
  KernelCall kernel(String source, String kernel) {
    return session.load(DeviceNetworks.class, source + ".ptx").kernel(kernel).call();
  }

  /** As {@link #kernel}, with the first argument, {@code struct Networks}, set. */
  KernelCall call(String source, String kernel) {
    return kernel(source, kernel).set(0, record);
  }

  /**
   * Launches a kernel of which each block passes over a part of a network's matrices and sums up.
   *
   * @param count how many networks, from the first place on
   */
  void launchOverMatrices(KernelCall call, int count) {
    call.launch(allBlocks, count, threads, sharedBytes());
  }

  /** Launches a kernel of which each block adds up what others summed in one layer of a network. */
  void launchOverLayers(KernelCall call, int count) {
    call.launch(layers.size(), count, threads, sharedBytes());
  }

  /** Numbers of a layer's ledger: {@link #quantities}, the number of updates, path lengths. */
  int cells() {
    return 2 * quantities - 1;
  }

  private int sharedBytes() {
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
