package org.synapticcaching.roofline;

import java.util.BitSet;

/** Counts what naive loops do: operations, and which numbers they touch. */
final class Counting {
  private double operations;
  private double moved;
  private double read;
  private double written;

  /** Numbers that can be read and written, some bytes each. */
  final class Numbers {
    private final int bytes;
    private final BitSet everRead = new BitSet();
    private final BitSet everWritten = new BitSet();

    Numbers(int bytes) {
      this.bytes = bytes;
    }

    void read(int at) {
      moved += bytes;
      read += everRead.get(at) ? 0 : bytes;
      everRead.set(at);
    }

    void write(int at) {
      moved += bytes;
      written += everWritten.get(at) ? 0 : bytes;
      everWritten.set(at);
    }
  }

  Numbers numbers(int bytes) {
    return new Numbers(bytes);
  }

  void multiplyAdd() {
    operations += 2;
  }

  void one() {
    operations += 1;
  }

  /** What was done, as a pass. */
  Pass pass(String name) {
    return new Pass(name, 1, operations, moved, read, written);
  }
}
