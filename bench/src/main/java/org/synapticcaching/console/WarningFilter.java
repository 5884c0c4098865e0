package org.synapticcaching.console;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes bytes on as they come, but for one line: Java's warning that the Vector API is an
 * incubator module, which users can do nothing about. Bytes are held back only while they could
 * still become that line. Closing flushes; the target stays open.
 */
public final class WarningFilter extends FilterOutputStream {
  private static final byte[] WARNING =
      "WARNING: Using incubator modules: jdk.incubator.vector".getBytes(StandardCharsets.US_ASCII);

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean undecided = true;

  /** One whose bytes go to a target. */
  public WarningFilter(OutputStream target) {
    super(target);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public void write(int value) throws IOException {
    if (!undecided) {
      out.write(value);
      undecided = value == '\n';
      return;
    }
    boolean lineEnd = value == '\n';
    if (lineEnd && held.size() == WARNING.length) {
      held.reset();
      return;
    }
    boolean stillTheWarning = held.size() < WARNING.length && value == WARNING[held.size()];
    held.write(value);
    if (!stillTheWarning) {
      release();
      undecided = lineEnd;
    }
  }

  private void release() throws IOException {
    held.writeTo(out);
    held.reset();
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    release();
    flush();
  }
}
