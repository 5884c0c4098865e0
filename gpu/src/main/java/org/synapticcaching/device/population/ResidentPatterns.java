package org.synapticcaching.device.population;

import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;

/**
 * A data set on the device: encoded inputs as float32, {@code [pattern][width]} without gaps, with
 * the clamped bias, if any, at the end of each pattern; and labels as int32.
 */
public final class ResidentPatterns {
  /** Patterns that are encoded at a time. */
  private static final int BLOCK_VALUES = 1 << 18;

  private final Patterns patterns;
  private final int width;
  private final DeviceMemory values;
  private final DeviceMemory labels;

  ResidentPatterns(GpuSession session, Patterns patterns, boolean bias) {
    this.patterns = patterns;
    this.width = patterns.inputs() + (bias ? 1 : 0);
    long bytes = (long) patterns.size() * width * Float.BYTES;
    String what = "a data set of " + patterns.size() + " patterns";
    session.require(what, bytes + (long) patterns.size() * Integer.BYTES);
    this.values = session.allocate(what, bytes);
    this.labels = session.allocate("the labels of " + what, (long) patterns.size() * Integer.BYTES);
    uploadValues();
    uploadLabels();
  }

  private void uploadValues() {
    int atOnce = Math.max(1, Math.min(patterns.size(), BLOCK_VALUES / width));
    float[] block = new float[atOnce * width];
    for (int from = 0; from < patterns.size(); from += atOnce) {
      int count = Math.min(atOnce, patterns.size() - from);
      for (int p = 0; p < count; p++) {
        patterns.read(from + p, block, p * width);
        if (width > patterns.inputs()) {
          block[p * width + patterns.inputs()] = 1;
        }
      }
      values.upload(block, 0, count * width, (long) from * width * Float.BYTES);
    }
  }

  private void uploadLabels() {
    int[] all = new int[patterns.size()];
    for (int p = 0; p < all.length; p++) {
      all[p] = patterns.label(p);
    }
    labels.upload(all, 0, all.length, 0);
  }

  /** What is held. */
  public Patterns patterns() {
    return patterns;
  }

  /** Number of values of one pattern: inputs, plus one with a bias. */
  public int width() {
    return width;
  }

  /** {@code [pattern][width]}, float32. */
  public DeviceMemory values() {
    return values;
  }

  /** One int32 per pattern. */
  public DeviceMemory labels() {
    return labels;
  }

  void free() {
    values.close();
    labels.close();
  }
}
