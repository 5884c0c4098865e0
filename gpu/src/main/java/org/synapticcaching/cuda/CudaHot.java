package org.synapticcaching.cuda;

/**
 * Rows of the first matrix that are used most, which stay in shared memory during a launch: hot
 * rows, see {@code hot.cuh}. How many they are changes no result.
 *
 * @param singles rows of networks with transients, each synapse of which is consolidated by itself;
 *     0 where too few would fit to be worth their while
 * @param direct rows of networks without transients
 * @param width of a row without transients, in floats
 */
record CudaHot(int singles, int direct, int width) {
  /**
   * Rows that pay, at least, where not all fit: with fewer, what it takes to tell hot rows from
   * others outweighs them. The 50 most active inputs of MNIST have a fifth of its entries.
   */
  private static final int LEAST_ROWS = 50;

  /** None. */
  static final CudaHot NONE = new CudaHot(0, 0, 0);

  /**
   * As many as there is room for beside the pool.
   *
   * @param sharedBytes that a block can have
   * @param most rows at most; 0 for none
   */
  static CudaHot of(CudaGeometry geometry, CudaPool pool, int sharedBytes, int most) {
    if (geometry.slices() > 1 || !geometry.isCommon() || !pool.isCommon()) {
      return NONE;
    }
    int free = sharedBytes - pool.bytes();
    return new CudaHot(
        Math.min(most, rowsThatPay(geometry, free / rowBytes(geometry, true))),
        Math.min(most, rowsThatPay(geometry, free / rowBytes(geometry, false))),
        geometry.layer(0).width());
  }

  private static int rowsThatPay(CudaGeometry geometry, int fitting) {
    int rows = geometry.layer(0).rows();
    return fitting < Math.min(rows, LEAST_ROWS) ? 0 : Math.min(rows, fitting);
  }

  private static int rowBytes(CudaGeometry geometry, boolean transients) {
    return Float.BYTES * geometry.layer(0).width() * (transients ? 2 : 1);
  }

  /** Rows that the kernel for networks of one manner keeps; 0 where it keeps none. */
  int rows(CudaManner manner) {
    return switch (manner) {
      case SINGLES, FOLLOWING -> singles;
      case DIRECT -> direct;
      case ANY, GROUPS, ANY_CHANCE, ANY_LOCAL, CHANCE -> 0;
    };
  }

  /** What they take in shared memory. */
  int bytes(CudaManner manner) {
    return Float.BYTES * width * rows(manner) * (manner == CudaManner.DIRECT ? 1 : 2);
  }

  /** Rows that come first in patterns of a form. */
  int rows(CudaPatterns.Form form) {
    return switch (form) {
      case HOT_SINGLES -> singles;
      case HOT_DIRECT, HOT_SHARED_BACKGROUND -> direct;
      case BY_USE, SHARED_BACKGROUND, BY_MAGNITUDE -> 0;
    };
  }

  /** What the entries of a form count rows in: float4 of a row where it is a hot form. */
  int rowLength(CudaPatterns.Form form) {
    return switch (form) {
      case HOT_SINGLES -> 2 * width / 4;
      case HOT_DIRECT, HOT_SHARED_BACKGROUND -> width / 4;
      case BY_USE, SHARED_BACKGROUND, BY_MAGNITUDE -> 1;
    };
  }
}
