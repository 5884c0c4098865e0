package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;

/**
 * A data set to test networks on, on the device as {@code test_inputs.cu} reads it: groups of
 * patterns, and of each group a list of inputs for each part of the inputs. Inputs at which no
 * pattern is active are in none.
 */
final class CudaTestSet {
  /** Batches that are sent to the device at a time. */
  private static final int CHUNK = 1 << 10;

  private static final int BATCH = TestTiling.BATCH;
  private static final int TOGETHER = PatternGroups.TOGETHER;
  private static final int VALUES = BATCH * TOGETHER;

  private final Patterns patterns;
  private final float background;
  private final boolean bias;
  private final PatternGroups groups;
  private final TestTiling tiling;

  /** Numbers of the inputs in use, ascending. */
  private final int[] inputs;

  private final DeviceMemory inputMemory;
  private final DeviceMemory starts;
  private final DeviceMemory rows;
  private final DeviceMemory values;
  private final DeviceMemory labels;

  /**
   * Groups and uploads a data set.
   *
   * @param bias whether each pattern has an input more, which is always 1
   * @throws org.synapticcaching.device.OutOfDeviceMemory when it does not fit
   */
  CudaTestSet(GpuSession session, Patterns patterns, boolean bias) {
    this.patterns = patterns;
    this.bias = bias;
    this.background = CudaPatterns.worthSharing(patterns) ? patterns.background() : 0f;
    this.groups = new PatternGroups(patterns, background, bias);
    this.inputs = groups.inputs().stream().toArray();
    this.tiling = TestTiling.of(inputs.length, session.gpu().sharedBytesPerBlock());
    int[] from = firstBatches();
    long batches = Math.max(1, from[from.length - 1]);
    String what = "a data set of " + patterns.size() + " patterns to test with";
    long rowBytes = batches * BATCH * Integer.BYTES;
    long valueBytes = batches * VALUES * Float.BYTES;
    session.require(what, rowBytes + valueBytes);
    this.inputMemory = session.allocate(what, Math.max(1, inputs.length) * (long) Integer.BYTES);
    this.starts = session.allocate(what, from.length * (long) Integer.BYTES);
    this.rows = session.allocate(what, rowBytes);
    this.values = session.allocate(what, valueBytes);
    this.labels = session.allocate(what, (long) groups.size() * TOGETHER * Integer.BYTES);
    inputMemory.upload(inputs, 0, inputs.length, 0);
    starts.upload(from, 0, from.length, 0);
    uploadLabels();
    uploadLists(from);
  }

  /** {@code [part][group]}: the first batch of its list; the one after the last at the end. */
  private int[] firstBatches() {
    int[] from = new int[parts() * groups.size() + 1];
    int at = 0;
    for (int part = 0; part < parts(); part++) {
      for (int g = 0; g < groups.size(); g++) {
        int batches = (int) (listed(part, g).length + BATCH - 1L) / BATCH;
        from[at + 1] = Math.addExact(from[at], batches);
        at++;
      }
    }
    return from;
  }

  /** Rows of a part at whose inputs any pattern of a group is active, among all rows. */
  private int[] listed(int part, int group) {
    BitSet active = groups.inputs(group);
    int first = firstRow(part);
    return IntStream.range(first, first + rows(part)).filter(r -> active.get(inputs[r])).toArray();
  }

  private void uploadLabels() {
    int[] all = new int[groups.size() * TOGETHER];
    for (int at = 0; at < all.length; at++) {
      int p = groups.pattern(at / TOGETHER, at % TOGETHER);
      all[at] = p < 0 ? -1 : patterns.label(p);
    }
    labels.upload(all, 0, all.length, 0);
  }

  private void uploadLists(int[] from) {
    Chunk chunk = new Chunk();
    float[][] group = new float[TOGETHER][patterns.inputs() + 1];
    for (int part = 0; part < parts(); part++) {
      for (int g = 0; g < groups.size(); g++) {
        read(g, group);
        int[] list = listed(part, g);
        for (int at = 0; at < list.length; at += BATCH) {
          chunk.add(part, Arrays.copyOfRange(list, at, Math.min(list.length, at + BATCH)), group);
        }
      }
    }
    chunk.send();
    if (chunk.sent != from[from.length - 1]) {
      throw new IllegalStateException(chunk.sent + " batches instead of " + from[from.length - 1]);
    }
  }

  /** Values of a group as they differ from the background; those of a bias, if any, at the end. */
  private void read(int g, float[][] into) {
    for (int n = 0; n < TOGETHER; n++) {
      int p = groups.pattern(g, n);
      Arrays.fill(into[n], 0);
      if (p >= 0) {
        patterns.read(p, into[n], 0);
        for (int i = 0; i < patterns.inputs(); i++) {
          into[n][i] -= background;
        }
        into[n][patterns.inputs()] = bias ? 1 : 0;
      }
    }
  }

  /** Batches on their way to the device. */
  private final class Chunk {
    final ByteBuffer rowBytes = buffer(BATCH * Integer.BYTES);
    final ByteBuffer valueBytes = buffer(VALUES * Float.BYTES);
    int sent;

    private static ByteBuffer buffer(int batchBytes) {
      return ByteBuffer.allocate(CHUNK * batchBytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void add(int part, int[] list, float[][] group) {
      for (int k = 0; k < BATCH; k++) {
        boolean there = k < list.length;
        rowBytes.putInt(there ? list[k] - firstRow(part) : 0);
        for (int n = 0; n < TOGETHER; n++) {
          valueBytes.putFloat(there ? group[n][inputs[list[k]]] : 0);
        }
      }
      if (!rowBytes.hasRemaining()) {
        send();
      }
    }

    void send() {
      int batches = rowBytes.position() / (BATCH * Integer.BYTES);
      if (batches > 0) {
        rows.upload(rowBytes.flip(), (long) sent * BATCH * Integer.BYTES);
        values.upload(valueBytes.flip(), (long) sent * VALUES * Float.BYTES);
        rowBytes.clear();
        valueBytes.clear();
        sent += batches;
      }
    }
  }

  /** Number of groups of patterns. */
  int groups() {
    return groups.size();
  }

  /** How the rows of the inputs in use pass through shared memory. */
  TestTiling tiling() {
    return tiling;
  }

  /** Number of parts, >= 1. */
  int parts() {
    return Math.max(1, (inputs.length + tiling.rows() - 1) / tiling.rows());
  }

  private int firstRow(int part) {
    return part * tiling.rows();
  }

  /** Number of rows of a part. */
  int rows(int part) {
    return Math.min(tiling.rows(), inputs.length - firstRow(part));
  }

  /** What all inputs that are not active have. */
  float background() {
    return background;
  }

  /** Numbers of the inputs in use, one int32 per row of all parts. */
  DeviceMemory inputs() {
    return inputMemory;
  }

  /** Byte of {@link #inputs} from which those of a part are. */
  long inputsAt(int part) {
    return (long) firstRow(part) * Integer.BYTES;
  }

  /** Numbers of first batches. */
  DeviceMemory starts() {
    return starts;
  }

  /** Byte of {@link #starts} from which those of groups of a part are. */
  long startsAt(int part, int group) {
    return ((long) part * groups.size() + group) * Integer.BYTES;
  }

  /** {@code [batch][BATCH]}, int32. */
  DeviceMemory listedRows() {
    return rows;
  }

  /** {@code [batch][BATCH][pattern of the group]}, float32. */
  DeviceMemory listedValues() {
    return values;
  }

  /** {@code [group][pattern of the group]}, int32, -1 where there is none. */
  DeviceMemory labels() {
    return labels;
  }

  void free() {
    inputMemory.close();
    starts.close();
    rows.close();
    values.close();
    labels.close();
  }
}
