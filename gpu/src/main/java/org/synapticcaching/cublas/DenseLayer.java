package org.synapticcaching.cublas;

import java.util.List;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.LayerShape;

/** One weight matrix of all networks, the units behind it, and how it is cut into work. */
final class DenseLayer {
  /** Columns of a row that a warp works on at a time: {@code kSegment} of {@code networks.cuh}. */
  static final int SEGMENT = 1024;

  /** Threads of a block of which each has a unit, at most. */
  private static final int UNIT_THREADS = 256;

  /** Synapses per thread of a block, and most blocks: eight on each of 132 multiprocessors. */
  private static final int PER_THREAD = 16;

  private static final int MOST_BLOCKS = 1056;

  /** {@code struct DenseLayer} of {@code networks.cuh}. */
  static final StructLayout LAYOUT =
      StructLayout.of(
          "DenseLayer",
          fields ->
              fields
                  .pointers("initial", "persistent", "transient", "total", "inputs", "steps")
                  .ints("post", "pre", "segments", "firstSegment", "blocks", "firstBlock"));

  final LayerShape shape;

  /** {@code [network][post][pre]}, row-major. */
  final SlotArray initial;

  final SlotArray persistent;
  final SlotArray transients;
  final SlotArray total;

  /** What the weights act on: the units of the layer before, or the patterns. */
  final SlotArray inputs;

  /** {@code [network][post]}: activities; eta delta, by which the weights change; errors. */
  final SlotArray units;

  final SlotArray steps;
  final SlotArray errors;

  /** eta, one per network. */
  final SlotArray rates;

  /** Segments of one row. */
  final int segments;

  /** Blocks of threads that pass over one network's matrix. */
  final int blocks;

  DenseLayer(LayerShape shape, SlotArray inputs, int threads) {
    this.shape = shape;
    this.inputs = inputs;
    long matrix = shape.synapses() * Float.BYTES;
    long vector = (long) shape.post() * Float.BYTES;
    this.initial = SlotArray.ofNetwork("initial weights", matrix);
    this.persistent = SlotArray.ofNetwork("persistent weights", matrix);
    this.transients = SlotArray.ofNetwork("transient weights", matrix);
    this.total = SlotArray.ofNetwork("total weights", matrix);
    this.units = SlotArray.ofNetwork("activities", vector);
    this.steps = SlotArray.ofNetwork("learning steps", vector);
    this.errors = SlotArray.ofNetwork("errors", vector);
    this.rates = SlotArray.ofNetwork("learning rates", Float.BYTES);
    this.segments = (shape.pre() + SEGMENT - 1) / SEGMENT;
    long warps = threads / 32;
    long fullRows = ((long) shape.post() * segments + warps - 1) / warps;
    long fullThreads =
        (shape.synapses() + (long) threads * PER_THREAD - 1) / (threads * PER_THREAD);
    this.blocks = (int) Math.min(MOST_BLOCKS, Math.min(fullRows, fullThreads));
  }

  /** What has to be allocated, without the inputs. */
  List<SlotArray> arrays() {
    return List.of(initial, persistent, transients, total, units, steps, errors, rates);
  }

  /** A part that is stored; not TOTAL. */
  SlotArray part(WeightPart part) {
    return switch (part) {
      case INITIAL -> initial;
      case PERSISTENT -> persistent;
      case TRANSIENT -> transients;
      case TOTAL -> throw new IllegalArgumentException("the total is summed when it is read");
    };
  }

  /** Blocks of a launch in which each thread has a unit. */
  int unitBlocks() {
    return (shape.post() + UNIT_THREADS - 1) / UNIT_THREADS;
  }

  /** Threads of a block that has units: as many as there are units, for few of them. */
  int unitThreads() {
    return Math.min(UNIT_THREADS, (shape.post() + 31) / 32 * 32);
  }

  /** Writes this layer as {@code struct DenseLayer}. */
  void describe(StructRecord into, int firstSegment, int firstBlock) {
    into.putPointer("initial", initial.memory())
        .putPointer("persistent", persistent.memory())
        .putPointer("transient", transients.memory())
        .putPointer("total", total.memory())
        .putPointer("inputs", inputs.memory())
        .putPointer("steps", steps.memory())
        .put("post", shape.post())
        .put("pre", shape.pre())
        .put("segments", segments)
        .put("firstSegment", firstSegment)
        .put("blocks", blocks)
        .put("firstBlock", firstBlock);
  }
}
