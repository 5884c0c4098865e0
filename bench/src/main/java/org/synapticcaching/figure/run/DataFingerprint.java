package org.synapticcaching.figure.run;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.Patterns;

/**
 * Tells data sets apart: name, sizes and a checksum over all labels and one input in 61, rounded to
 * 32 bits.
 */
public final class DataFingerprint {
  /** A prime that divides no image size, so that every pixel position is looked at. */
  private static final int STRIDE = 61;

  private DataFingerprint() {}

  /** Equal for equal data. */
  public static String of(DataSet data) {
    return data.name() + "/" + of(data.train()) + "/" + of(data.test());
  }

  private static String of(Patterns patterns) {
    CRC32 check = new CRC32();
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES);
    for (int p = 0; p < patterns.size(); p++) {
      add(check, bytes, patterns.label(p));
    }
    long values = (long) patterns.size() * patterns.inputs();
    for (long at = 0; at < values; at += STRIDE) {
      int pattern = (int) (at / patterns.inputs());
      int input = (int) (at % patterns.inputs());
      add(check, bytes, Float.floatToIntBits((float) patterns.value(pattern, input)));
    }
    return patterns.size() + "x" + patterns.inputs() + "-" + Long.toHexString(check.getValue());
  }

  private static void add(CRC32 check, ByteBuffer bytes, int value) {
    check.update(bytes.clear().putInt(value).flip());
  }
}
