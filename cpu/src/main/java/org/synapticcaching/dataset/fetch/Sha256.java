package org.synapticcaching.dataset.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of what was read.
 *
 * @param length bytes that were read
 * @param hex 64 lower-case hexadecimal digits
 */
record Sha256(long length, String hex) {
  /**
   * Reads a stream to its end, or until it is known to be longer than it may be.
   *
   * @param longest bytes that it may have
   */
  static Sha256 read(InputStream in, long longest) throws IOException {
    MessageDigest digest = digest();
    long length = 0;
    byte[] chunk = new byte[1 << 16];
    for (int n = in.read(chunk); n >= 0 && length <= longest; n = in.read(chunk)) {
      digest.update(chunk, 0, n);
      length += n;
    }
    return new Sha256(length, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
