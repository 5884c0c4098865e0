package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.device.population.KernelCode;
import org.synapticcaching.device.population.MeasureRecord;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** What a population has in device memory, all of it the session's; {@code layout.cuh}. */
final class CudaMemory {
  /** Shared memory of each block that the driver takes for itself (CUDA programming guide). */
  private static final int RESERVED_SHARED = 1024;

  final CudaGeometry geometry;
  final CudaPool pool;
  final CudaHot hot;

  /** Most measures that a network accounts. */
  final int mostMeasures;

  /** {@code Shape}. */
  final DeviceMemory shape;

  final CudaReplicas replicas;

  /** {@code State}, {@code [network][slice]}. */
  final DeviceMemory states;

  /** Numbers of active networks, and one more place for a single network. */
  final DeviceMemory selected;

  /** w(0), {@code [network][slice of each layer]}. */
  final DeviceMemory initial;

  /** Scales of pending consolidations, {@code [network][slice][row of any layer]}. */
  final DeviceMemory pending;

  /** Sums of the ledger, {@code [network][slice][layer][tally]}. */
  final DeviceMemory tallies;

  /** Activities and errors after a launch, {@code [network][slice][units of the pool]}. */
  final DeviceMemory units;

  /** {@code [network][slice][offsets | column sums][lane of the first layer]}. */
  final DeviceMemory columns;

  /** Null where no threshold sets itself. */
  final CudaFollowing following;

  /** {@code Chance}, {@code [network][layer]}; null where nothing is left to chance. */
  final DeviceMemory chances;

  /** Null where no network has a competitive rule or counts its changes. */
  final CudaPlastic plastic;

  private final PopulationSpec spec;
  private final boolean common;
  private int[] selectedNow = new int[0];

  /**
   * Allocates everything, after a check that it fits.
   *
   * @param mostHot hot rows, at most
   * @throws OutOfDeviceMemory saying how many networks would fit
   */
  static CudaMemory allocate(
      GpuSession session, PopulationSpec spec, CudaGeometry geometry, int mostHot) {
    List<Replica> replicas = spec.replicas();
    int measures = replicas.stream().mapToInt(r -> r.measures().size()).max().orElseThrow();
    int perMultiprocessor = session.gpu().sharedBytesPerMultiprocessor();
    int shared =
        Math.min(
            perMultiprocessor / geometry.blocksPerMultiprocessor() - RESERVED_SHARED,
            session.gpu().sharedBytesPerBlock());
    CudaPool pool =
        new CudaPool(
            geometry,
            replicas.stream()
                .anyMatch(r -> CudaReplicas.needsTransients(r) && CudaReplicas.isLazy(r)),
            CudaFollowing.exchanged(replicas, geometry),
            measures,
            spec.plainPlasticity() ? 0 : CudaPlastic.poolFloats(spec, geometry),
            shared);
    CudaHot hot = CudaHot.of(geometry, pool, shared, mostHot);
    return new CudaMemory(session, spec, geometry, pool, hot, measures);
  }

  private CudaMemory(
      GpuSession session,
      PopulationSpec spec,
      CudaGeometry geometry,
      CudaPool pool,
      CudaHot hot,
      int mostMeasures) {
    this.spec = spec;
    this.geometry = geometry;
    this.pool = pool;
    this.hot = hot;
    this.mostMeasures = mostMeasures;
    List<Replica> networks = spec.replicas();
    int count = networks.size();
    boolean sharing = networks.stream().anyMatch(CudaReplicas::couldShareBackground);
    Sizes sizes = new Sizes(geometry, pool, mostMeasures, sharing);
    boolean plain = spec.plainPlasticity();
    long others =
        CudaReplicas.weightBytes(geometry, networks)
            + (plain ? 0 : CudaPlastic.bytes(spec, geometry))
            + CudaFollowing.bytes(spec, geometry)
            + CudaChances.bytes(spec);
    require(session, count, others, sizes);
    this.replicas = new CudaReplicas(session, geometry, networks);
    this.initial = session.allocate("the initial weights", sizes.initial * count);
    this.pending = CudaAllocation.cleared(session, "pending consolidations", sizes.pending * count);
    this.tallies = CudaAllocation.cleared(session, "the tallies", sizes.tallies * count);
    this.units = CudaAllocation.cleared(session, "the units", sizes.units * count);
    this.columns = session.allocate("column sums", sizes.columns * count);
    this.states = session.allocate("the states", sizes.states * count);
    this.selected = session.allocate("the selection", Integer.BYTES * (count + 1L));
    this.following = CudaFollowing.of(session, spec, geometry);
    this.chances = CudaChances.of(session, spec);
    this.shape = CudaAllocation.uploaded(session, "the shape", shapeRecord(session, sizes));
    this.plastic = plain ? null : new CudaPlastic(session, spec, geometry, pool);
    this.common = plain && mostMeasures == 1 && geometry.isCommon() && pool.isCommon();
    StructRecords begun = new StructRecords(CudaLayouts.STATE, count * geometry.slices());
    for (int part = 0; part < count * geometry.slices(); part++) {
      begun.at(part).putDouble("scale", 1);
    }
    states.upload(begun.bytes(), 0);
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
      this.states = slices * CudaLayouts.STATE.bytes();
      this.rest =
          CudaLayouts.REPLICA.bytes()
              + layers * Float.BYTES
              + (long) measures * MeasureRecord.LAYOUT.bytes();
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

  private ByteBuffer shapeRecord(GpuSession session, Sizes sizes) {
    int count = spec.replicas().size();
    Network network = spec.network();
    StructRecords records = new StructRecords(CudaLayouts.SHAPE, 1);
    records
        .at(0)
        .putPointer("layers", CudaAllocation.uploaded(session, "the layers", layerRecords()))
        .putPointer("rates", CudaAllocation.uploaded(session, "the learning rates", rates()))
        .putPointer("measures", CudaAllocation.uploaded(session, "the measures", measureRecords()))
        .putPointer("initial", initial)
        .putPointer("pending", pending)
        .putPointer("tallies", tallies)
        .putPointer(
            "measured", CudaAllocation.cleared(session, "sums per thread", sizes.measured * count))
        .putPointer("units", units)
        .putPointer("dense", session.allocate("values of all rows", sizes.pending * count))
        .putPointer("columns", columns)
        .putPointer(
            "words", CudaAllocation.cleared(session, "exchanges of slices", sizes.words * count))
        .putPointer("followings", following == null ? 0 : following.address())
        .putPointer("stuck", session.lastWord(CudaStuckSlice::inWords))
        .putLong("networkFloats", geometry.floats())
        .putDouble("errorScale", network.errorScale())
        .putDouble("targetOn", network.targetOn())
        .putDouble("targetOff", network.targetOff())
        .put("layerCount", geometry.layers().size())
        .put("inputs", network.inputs())
        .put("outputs", network.outputs())
        .put("slices", geometry.slices())
        .put("mostMeasures", mostMeasures)
        .put("hiddenActivation", KernelCode.of(network.hiddenActivation()))
        .put("outputActivation", KernelCode.of(network.outputActivation()))
        .put("crossEntropy", network.loss() == Loss.CROSS_ENTROPY)
        .put("scripts", network.gradient() == GradientRule.SCRIPTS)
        .put("totalRows", geometry.rows())
        .put("tallyLength", CudaPool.tallyLength(mostMeasures));
    records.at(0).put("hotSingles", hot.singles()).put("hotDirect", hot.direct());
    pool.write(records.at(0));
    return records.complete();
  }

  private ByteBuffer layerRecords() {
    StructRecords records = new StructRecords(CudaLayouts.LAYER, geometry.layers().size());
    for (int n = 0; n < geometry.layers().size(); n++) {
      CudaGeometry.Layer layer = geometry.layer(n);
      records
          .at(n)
          .putLong("offset", layer.offset())
          .put("rows", layer.rows())
          .put("lanes", layer.lanes())
          .put("width", layer.width())
          .put("firstRow", layer.firstRow())
          .put("weightsAt", pool.weightsAt(n))
          .put("unitsAt", pool.unitsAt(n))
          .put("unitWidth", layer.unitWidth())
          .putFloat("rate", 0); // of each network, put there by the kernel
    }
    return records.complete();
  }

  private ByteBuffer rates() {
    int count = spec.replicas().size() * geometry.layers().size();
    ByteBuffer to = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Replica replica : spec.replicas()) {
      replica.learningRates().forEach(rate -> to.putFloat(rate.floatValue()));
    }
    return to.flip();
  }

  private ByteBuffer measureRecords() {
    int count = spec.replicas().size();
    StructRecords records = new StructRecords(MeasureRecord.LAYOUT, count * mostMeasures);
    for (int r = 0; r < count; r++) {
      List<ChangeMeasure> measures = spec.replicas().get(r).measures();
      for (int m = 0; m < measures.size(); m++) {
        MeasureRecord.write(measures.get(m), records.at(r * mostMeasures + m));
      }
    }
    return records.bytes();
  }

  /** Makes these networks the selected ones, in this order. */
  void select(int[] networks) {
    if (!Arrays.equals(networks, selectedNow)) {
      selected.upload(networks, 0, networks.length, 0);
      selectedNow = networks.clone();
    }
  }

  /**
   * How networks consolidate that are launched together for whole presentations, as their kernel
   * may know it.
   */
  CudaManner manner(int[] networks) {
    CudaManner all =
        Arrays.stream(networks).mapToObj(replicas::manner).reduce(CudaManner::with).orElseThrow();
    if (!common) {
      return all.inAnyWay();
    }
    return geometry.slices() > 1 ? all.inSlices() : all;
  }

  /** Shared memory of a block of networks of one manner, in bytes. */
  int sharedBytes(CudaManner manner) {
    return pool.bytes() + hot.bytes(manner);
  }

  /** The number of a slice of a network among those of all networks. */
  int part(int r, int slice) {
    return r * geometry.slices() + slice;
  }
}
