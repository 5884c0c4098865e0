package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
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
  private final boolean bias;
  private final boolean byMagnitude;

  // Of one pattern.
  private final float[] inputs;
  private final int[] rows;
  private final float[] values;
  private int count;

  /**
   * For one data set.
   *
   * @param bias whether each pattern has an input more, which is always 1
   * @param byMagnitude whether entries are in the order of falling magnitudes, or else by row
   */
  CudaPatternEncoder(Patterns patterns, float background, boolean bias, boolean byMagnitude) {
    this.patterns = patterns;
    this.background = background;
    this.bias = bias;
    this.byMagnitude = byMagnitude;
    this.inputs = new float[patterns.inputs()];
    this.rows = new int[inputs.length + 1];
    this.values = new float[inputs.length + 1];
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
    count = 0;
    for (int i = 0; i < inputs.length; i++) {
      float x = inputs[i];
      if (x != background) {
        add(i, x - background);
        difference += x - background;
      }
      magnitude += Math.abs(x);
      nonZeros += x != 0 ? 1 : 0;
    }
    if (bias) {
      add(inputs.length, 1);
      magnitude++;
      nonZeros++;
    }
    record
        .putLong("from", from)
        .putDouble("magnitude", magnitude)
        .putDouble("difference", difference)
        .put("count", count)
        .put("nonZeros", nonZeros)
        .put("label", patterns.label(p));
  }

  private void add(int row, float value) {
    rows[count] = row;
    values[count++] = value;
  }

  private void put(ByteBuffer chunk) {
    long[] order = new long[count];
    for (int n = 0; n < count; n++) {
      // The bits of magnitudes are in the order of magnitudes; equal ones stay in order of rows.
      int magnitude = Float.floatToRawIntBits(values[n]) & Integer.MAX_VALUE;
      order[n] = (byMagnitude ? (long) Integer.MAX_VALUE - magnitude << Integer.SIZE : 0) | n;
    }
    if (byMagnitude) {
      Arrays.sort(order);
    }
    for (long each : order) {
      int at = chunk.position();
      chunk.putInt(at + ROW, rows[(int) each]).putFloat(at + VALUE, values[(int) each]);
      chunk.position(at + ENTRY_BYTES);
    }
  }
}
