package org.synapticcaching.device.library;

/**
 * The versions of cuBLAS that will do. JCuda's library needs 12; where there is only 13, a copy of
 * it that needs 13 is loaded: all functions that it calls exist there under the same names.
 */
public enum CublasVersion {
  TWELVE("12"),
  THIRTEEN("13");

  private final String number;

  CublasVersion(String number) {
    this.number = number;
  }

  /** What the loader knows it by. */
  public String file() {
    return "libcublas.so." + number;
  }

  /** What the loader knows the library by that it needs itself. */
  String lightFile() {
    return "libcublasLt.so." + number;
  }

  /** JCuda's library, asking for this version. */
  byte[] adapt(byte[] library) {
    return this == TWELVE ? library : ElfFile.renamed(library, TWELVE.file(), file());
  }
}
