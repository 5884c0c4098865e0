package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.record.StructRecords;

/**
 * Encodes patterns for the kernels: {@code Pattern} and {@code Entry} of {@code layout.cuh}, one
 * entry for each input that differs from a background, and one of value 1 for a bias.
 */
final class CudaPatternEncoder {
  /** Entries that are sent to the device at a time, roughly. */
  private static final int CHUNK_ENTRIES = 1 << 16;

  private static final int ENTRY_BYTES = CudaLayouts.ENTRY.bytes();
  private static final int ROW = CudaLayouts.ENTRY.offset("row");
  private static final int VALUE = CudaLayouts.ENTRY.offset("value");

  private final Patterns patterns;
  private final float background;
  private final int[] order;
  private final int hot;
  private final int rowLength;
  private final boolean byMagnitude;

  // Of one pattern.
  private final float[] inputs;
  private final int[] rows;
  private final float[] values;
  private int count;

  private CudaPatternEncoder(
      Patterns patterns,
      float background,
      int[] order,
      int hot,
      int rowLength,
      boolean byMagnitude) {
    this.patterns = patterns;
    this.background = background;
    this.order = order;
    this.hot = hot;
    this.rowLength = rowLength;
    this.byMagnitude = byMagnitude;
    this.inputs = new float[patterns.inputs()];
    this.rows = new int[order.length];
    this.values = new float[order.length];
  }

  /**
   * Entries of each pattern by falling magnitude, with background 0; equal ones by row.
   *
   * @param bias whether each pattern has an input more, which is always 1
   */
  static CudaPatternEncoder byMagnitude(Patterns patterns, boolean bias) {
    int[] order = IntStream.range(0, patterns.inputs() + (bias ? 1 : 0)).toArray();
    return new CudaPatternEncoder(patterns, 0, order, 0, 1, true);
  }

  /**
   * Entries in a given order of rows, of which the first ones are hot: those have their place in
   * this order in place of their row.
   *
   * @param order all rows; one more than there are inputs where each pattern has one that is 1
   * @param hot how many, from 0 to all of them
   * @param rowLength by which places and rows are multiplied
   */
  static CudaPatternEncoder byActivity(
      Patterns patterns, float background, int[] order, int hot, int rowLength) {
    return new CudaPatternEncoder(patterns, background, order, hot, rowLength, false);
  }

  /** Encodes all patterns into memory that is large enough. */
  void upload(DeviceMemory records, DeviceMemory entries) {
    int size = patterns.size();
    int atOnce = Math.max(1, CHUNK_ENTRIES / rows.length);
    ByteBuffer chunk =
        ByteBuffer.allocate(atOnce * rows.length * ENTRY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long next = 0;
    for (int from = 0; from < size; from += atOnce) {
      int some = Math.min(atOnce, size - from);
      StructRecords chunkRecords = new StructRecords(CudaLayouts.PATTERN, some);
      chunk.clear();
      long first = next;
      for (int n = 0; n < some; n++) {
        encode(from + n, next, chunkRecords.at(n));
        put(chunk);
        next += count;
      }
      records.upload(chunkRecords.complete(), (long) from * CudaLayouts.PATTERN.bytes());
      if (next > first) {
        entries.upload(chunk.flip(), first * ENTRY_BYTES);
      }
    }
  }

  private void encode(int p, long from, StructRecords.StructRecord record) {
    patterns.read(p, inputs, 0);
    double magnitude = 0;
    double difference = 0;
    int nonZeros = 0;
    for (int i = 0; i < patterns.inputs(); i++) {
      float x = inputs[i];
      difference += x != background ? x - background : 0;
      magnitude += Math.abs(x);
      nonZeros += x != 0 ? 1 : 0;
    }
    int bias = patterns.inputs(); // its row, where there is one
    if (order.length > bias) {
      magnitude++;
      nonZeros++;
    }
    count = 0;
    int hotCount = 0;
    for (int rank = 0; rank < order.length; rank++) {
      int row = order[rank];
      if (row == bias || inputs[row] != background) {
        hotCount += rank < hot ? 1 : 0;
        rows[count] = (rank < hot ? rank : row) * rowLength;
        values[count++] = row == bias ? 1 : inputs[row] - background;
      }
    }
    record
        .putLong("from", from)
        .putDouble("magnitude", magnitude)
        .putDouble("difference", difference)
        .put("count", count)
        .put("nonZeros", nonZeros)
        .put("label", patterns.label(p))
        .put("hot", hotCount);
  }

  private void put(ByteBuffer chunk) {
    long[] sorted = new long[count];
    for (int n = 0; n < count; n++) {
      // The bits of magnitudes are in the order of magnitudes; equal ones stay in order of rows.
      int magnitude = Float.floatToRawIntBits(values[n]) & Integer.MAX_VALUE;
      sorted[n] = (byMagnitude ? (long) Integer.MAX_VALUE - magnitude << Integer.SIZE : 0) | n;
    }
    if (byMagnitude) {
      Arrays.sort(sorted);
    }
    for (long each : sorted) {
      int at = chunk.position();
      chunk.putInt(at + ROW, rows[(int) each]).putFloat(at + VALUE, values[(int) each]);
      chunk.position(at + ENTRY_BYTES);
    }
  }
}
