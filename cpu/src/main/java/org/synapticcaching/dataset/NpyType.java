package org.synapticcaching.dataset;

/** Element types of NumPy arrays that are read and written. */
public enum NpyType {
  /** Unsigned 8-bit integers. */
  U1("u1", 1),
  /** Signed 8-bit integers. */
  I1("i1", 1),
  /** Signed 32-bit integers. */
  I4("i4", 4),
  /** Signed 64-bit integers. */
  I8("i8", 8),
  /** 32-bit floats. */
  F4("f4", 4),
  /** 64-bit floats. */
  F8("f8", 8);

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** NumPy's code without the byte order, such as {@code f4}. */
  public String code() {
    return code;
  }

  /** Bytes of an element. */
  public int bytes() {
    return bytes;
  }

  /** Whether elements are floating-point numbers. */
  public boolean isFloating() {
    return this == F4 || this == F8;
  }

  /** The {@code descr} that is written: little-endian. */
  String descriptor() {
    return (bytes == 1 ? "|" : "<") + code;
  }
}
