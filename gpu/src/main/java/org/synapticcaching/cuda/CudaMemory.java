package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/**
 * What a population has on the device, and the structures of {@code layout.cuh} that describe it.
 * All of it is the session's.
 */
final class CudaMemory {
  static final int STATE_BYTES = 40;
  static final int SHAPE_BYTES = 216;
  private static final int MEASURE_BYTES = 16;

  /** Shared memory of each block that the driver takes for itself (CUDA programming guide). */
  private static final int RESERVED_SHARED = 1024;

  /** Offsets of fields of a state. */
  static final int STATE_EVERYTHING = 20;

  static final int STATE_OFFSETS = 36;

  final CudaGeometry geometry;
  final CudaPool pool;

  /** Most measures that a network accounts. */
  final int mostMeasures;

  final DeviceMemory shape;
  final CudaConsolidationRecords rules;
  final DeviceMemory states;

  /** Numbers of active networks, and one more place for a single network. */
  final DeviceMemory selected;

  final DeviceMemory initial;
  final DeviceMemory pending;
  final DeviceMemory tallies;
  final DeviceMemory units;
  final DeviceMemory columns;

  /** Null where no network has a competitive rule or counts its changes. */
  final CudaPlastic plastic;

  private final Network network;
  private final List<Replica> replicas;
  private int[] selectedNow = new int[0];

  /**
   * Allocates everything, after a check that it fits.
   *
   * @throws OutOfDeviceMemory saying how many networks would fit
   */
  static CudaMemory allocate(GpuSession session, PopulationSpec spec, CudaGeometry geometry) {
    List<Replica> replicas = spec.replicas();
    int measures = replicas.stream().mapToInt(r -> r.measures().size()).max().orElseThrow();
    int perMultiprocessor = session.gpu().sharedBytesPerMultiprocessor();
    int shared = perMultiprocessor / geometry.blocksPerMultiprocessor() - RESERVED_SHARED;
    CudaPool pool =
        new CudaPool(
            geometry,
            anyLazy(replicas),
            measures,
            spec.plainPlasticity() ? 0 : CudaPlastic.poolFloats(spec, geometry),
            Math.min(shared, session.gpu().sharedBytesPerBlock()));
    return new CudaMemory(session, spec, geometry, pool, measures);
  }

  private CudaMemory(
      GpuSession session,
      PopulationSpec spec,
      CudaGeometry geometry,
      CudaPool pool,
      int mostMeasures) {
    this.network = spec.network();
    this.replicas = spec.replicas();
    this.geometry = geometry;
    this.pool = pool;
    this.mostMeasures = mostMeasures;
    int count = replicas.size();
    boolean sharing = replicas.stream().anyMatch(CudaConsolidationRecords::couldShareBackground);
    Sizes sizes = new Sizes(geometry, pool, mostMeasures, sharing);
    boolean plain = spec.plainPlasticity();
    long rulesBytes = plain ? 0 : CudaPlastic.bytes(spec, geometry);
    require(
        session,
        count,
        CudaConsolidationRecords.weightBytes(geometry, replicas) + rulesBytes,
        sizes);
    this.rules = new CudaConsolidationRecords(session, geometry, replicas);
    this.initial = session.allocate("the initial weights", sizes.initial * count);
    this.pending = cleared(session, "pending consolidations", sizes.pending * count);
    this.tallies = cleared(session, "the tallies", sizes.tallies * count);
    this.units = cleared(session, "the units", sizes.units * count);
    this.columns = session.allocate("column sums", sizes.columns * count);
    this.states = session.allocate("the states", sizes.states * count);
    this.selected = session.allocate("the selection", Integer.BYTES * (count + 1L));
    this.shape = session.allocate("the shape", SHAPE_BYTES);
    shape.upload(shapeBytes(session, sizes), 0);
    this.plastic = plain ? null : new CudaPlastic(session, spec, geometry, pool);
    ByteBuffer begun = buffer((int) sizes.states * count);
    for (int at = 0; at < begun.capacity(); at += STATE_BYTES) {
      begun.putDouble(at, 1);
    }
    states.upload(begun, 0);
  }

  /** Bytes of one network, by what they are for. */
  private static final class Sizes {
    final long initial;
    final long pending;
    final long tallies;
    final long measured;
    final long units;
    final long columns;
    final long words;
    final long states;
    final long rest;

    Sizes(CudaGeometry geometry, CudaPool pool, int measures, boolean columnsNeeded) {
      long slices = geometry.slices();
      int layers = geometry.layers().size();
      this.initial = geometry.floats() * Float.BYTES;
      this.pending = slices * geometry.rows() * Float.BYTES;
      this.tallies = slices * layers * CudaPool.tallyLength(measures) * Double.BYTES;
      this.measured = slices * layers * (measures - 1) * geometry.threads() * Double.BYTES;
      this.units = slices * pool.unitFloats * Float.BYTES;
      this.columns = columnsNeeded ? slices * 2 * geometry.layer(0).width() * Double.BYTES : 8;
      this.words = slices > 1 ? 2 * slices * pool.exchanged * Long.BYTES : 8;
      this.states = slices * STATE_BYTES;
      this.rest =
          CudaConsolidationRecords.BYTES + layers * Float.BYTES + (long) measures * MEASURE_BYTES;
    }

    long bytes() {
      return initial + 2 * pending + tallies + measured + units + columns + words + states + rest;
    }
  }

  private static void require(GpuSession session, int count, long otherBytes, Sizes sizes) {
    long needed = otherBytes + sizes.bytes() * count;
    try {
      session.require("a population of " + count + " networks", needed);
    } catch (OutOfDeviceMemory full) {
      long fitting = full.free() / (needed / count);
      throw full.withAdvice(
          fitting > 0
              ? "a population of about " + fitting + " would fit (besides the data)"
              : "not even one network of this size fits; choose fewer hidden units");
    }
  }

  /** Memory that is 0 at first; some, even where none is needed. */
  static DeviceMemory cleared(GpuSession session, String what, long bytes) {
    DeviceMemory memory = session.allocate(what, Math.max(Long.BYTES, bytes));
    memory.clear();
    return memory;
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether any of the networks may leave consolidations of whole matrices pending. */
  private static boolean anyLazy(List<Replica> replicas) {
    return replicas.stream()
        .anyMatch(
            replica ->
                CudaConsolidationRecords.caches(replica)
                    && switch (replica.consolidation().policy()) {
                      case LOCAL_LOCAL, LOCAL_NEURON, QUANTISED, NEVER -> false;
                      default -> true;
                    });
  }

  private ByteBuffer shapeBytes(GpuSession session, Sizes sizes) {
    int count = replicas.size();
    ByteBuffer to = buffer(SHAPE_BYTES);
    to.putLong(layers(session).address());
    to.putLong(rates(session).address());
    to.putLong(measures(session).address());
    to.putLong(initial.address());
    to.putLong(pending.address());
    to.putLong(tallies.address());
    to.putLong(cleared(session, "sums per thread", sizes.measured * count).address());
    to.putLong(units.address());
    to.putLong(session.allocate("values of all rows", sizes.pending * count).address());
    to.putLong(columns.address());
    to.putLong(cleared(session, "what slices tell one another", sizes.words * count).address());
    to.putLong(geometry.floats());
    to.putDouble(network.errorScale()).putDouble(network.targetOn());
    to.putDouble(network.targetOff());
    to.putInt(geometry.layers().size()).putInt(network.inputs()).putInt(network.outputs());
    to.putInt(geometry.slices()).putInt(mostMeasures);
    to.putInt(network.hiddenActivation().ordinal()).putInt(network.outputActivation().ordinal());
    to.putInt(network.loss() == Loss.CROSS_ENTROPY ? 1 : 0);
    to.putInt(network.gradient() == GradientRule.SCRIPTS ? 1 : 0);
    to.putInt(geometry.rows()).putInt(CudaPool.tallyLength(mostMeasures));
    to.putInt(pool.exchanged);
    to.putInt(pool.unitsAt).putInt(pool.unitFloats).putInt(pool.gatherAt);
    to.putInt(pool.listAt).putInt(pool.listCapacity).putInt(pool.pendingAt);
    to.putInt(pool.slotsAt).putInt(pool.updatesAt).putInt(pool.marksAt);
    to.putInt(pool.tallyAt).putInt(pool.exchangeAt).putInt(pool.measuredAt);
    return to.flip();
  }

  private DeviceMemory layers(GpuSession session) {
    ByteBuffer to = buffer(geometry.layers().size() * CudaPool.LAYER_BYTES);
    for (int n = 0; n < geometry.layers().size(); n++) {
      CudaGeometry.Layer layer = geometry.layer(n);
      to.putLong(layer.offset()).putInt(layer.rows()).putInt(layer.lanes());
      to.putInt(layer.width()).putInt(layer.firstRow()).putInt(pool.weightsAt(n));
      to.putInt(pool.unitsAt(n)).putInt(layer.unitWidth()).putInt(0);
    }
    return uploaded(session, "the layers", to.flip());
  }

  private DeviceMemory rates(GpuSession session) {
    ByteBuffer to = buffer(replicas.size() * geometry.layers().size() * Float.BYTES);
    replicas.forEach(replica -> replica.learningRates().forEach(r -> to.putFloat(r.floatValue())));
    return uploaded(session, "the learning rates", to.flip());
  }

  private DeviceMemory measures(GpuSession session) {
    ByteBuffer to = buffer(replicas.size() * mostMeasures * MEASURE_BYTES);
    for (int r = 0; r < replicas.size(); r++) {
      to.position(r * mostMeasures * MEASURE_BYTES);
      for (ChangeMeasure measure : replicas.get(r).measures()) {
        to.putDouble(measure.exponent()).putLong(measure.potentiationOnly() ? 1 : 0);
      }
    }
    return uploaded(session, "the measures", to.clear());
  }

  private static DeviceMemory uploaded(GpuSession session, String what, ByteBuffer bytes) {
    DeviceMemory memory = session.allocate(what, bytes.remaining());
    memory.upload(bytes, 0);
    return memory;
  }

  /** Makes these networks the selected ones, from the first place on. */
  void select(int[] networks) {
    if (!Arrays.equals(networks, selectedNow)) {
      selected.upload(networks, 0, networks.length, 0);
      selectedNow = networks.clone();
    }
  }

  /** The number of the slice of a network among all. */
  int part(int r, int slice) {
    return r * geometry.slices() + slice;
  }
}
