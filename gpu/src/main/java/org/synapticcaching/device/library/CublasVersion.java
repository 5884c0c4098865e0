package org.synapticcaching.device.library;

/**
 * The versions of cuBLAS that will do. JCuda's library needs 12; where 13 is taken, a copy of it
 * that needs 13 is loaded: all functions that it calls exist there under the same names.
 */
public enum CublasVersion {
  TWELVE("12", 12_000, 525),
  THIRTEEN("13", 13_000, 580);

  private final String number;
  private final int leastCuda;
  private final int leastDriver;

  CublasVersion(String number, int leastCuda, int leastDriver) {
    this.number = number;
    this.leastCuda = leastCuda;
    this.leastDriver = leastDriver;
  }

  /** What the loader knows it by. */
  public String file() {
    return "libcublas.so." + number;
  }

  /** What the loader knows the library by that it needs itself. */
  String lightFile() {
    return "libcublasLt.so." + number;
  }

  /**
   * Whether it works with a driver: with that of its own major version of CUDA, whatever the minor
   * one, and with newer ones (CUDA compatibility guide).
   *
   * @param cuda that the driver offers, such as 12060 for 12.6
   */
  boolean fits(int cuda) {
    return cuda >= leastCuda;
  }

  /** The number of the library's major version. */
  String number() {
    return number;
  }

  /** NVIDIA's driver that it needs at least (CUDA release notes). */
  int leastDriver() {
    return leastDriver;
  }

  /** JCuda's library, asking for this version. */
  byte[] adapt(byte[] library) {
    return this == TWELVE ? library : ElfFile.renamed(library, TWELVE.file(), file());
  }
}
