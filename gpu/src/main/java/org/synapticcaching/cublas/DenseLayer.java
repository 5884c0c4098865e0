package org.synapticcaching.cublas;

import java.nio.ByteBuffer;
import java.util.List;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.model.LayerShape;

/** One weight matrix of all networks, the units behind it, and how it is cut into work. */
final class DenseLayer {
  /** Columns of a row that a warp works on at a time; as in {@code dense.cu}. */
  private static final int SEGMENT = 1024;

  /** Synapses per thread of a block, and most blocks: eight on each of 132 multiprocessors. */
  private static final int PER_THREAD = 16;

  private static final int MOST_BLOCKS = 1056;

  /** Bytes of {@code struct Layer} in {@code dense.cu}. */
  static final int RECORD_BYTES = 6 * Long.BYTES + 6 * Integer.BYTES;

  final LayerShape shape;

  /** {@code [network][post][pre]}, row-major. */
  final SlotArray initial;

  final SlotArray persistent;
  final SlotArray cached;
  final SlotArray total;

  /** What the weights act on: the units of the layer before, or the patterns. */
  final SlotArray inputs;

  /** {@code [network][post]}: activities; what the weights learn from, times eta; errors. */
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
    this.cached = SlotArray.ofNetwork("transient weights", matrix);
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
    return List.of(initial, persistent, cached, total, units, steps, errors, rates);
  }

  /** A part that is stored; not TOTAL. */
  SlotArray part(WeightPart part) {
    return switch (part) {
      case INITIAL -> initial;
      case PERSISTENT -> persistent;
      case TRANSIENT -> cached;
      case TOTAL -> throw new IllegalArgumentException("the total is summed when it is read");
    };
  }

  /** Writes this layer as {@code struct Layer}. */
  void describe(ByteBuffer into, int firstSegment, int firstBlock) {
    for (SlotArray each : List.of(initial, persistent, cached, total, inputs, steps)) {
      into.putLong(each.memory().address());
    }
    into.putInt(shape.post()).putInt(shape.pre());
    into.putInt(segments).putInt(firstSegment);
    into.putInt(blocks).putInt(firstBlock);
  }
}
