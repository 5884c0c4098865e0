package org.synapticcaching.cuda;

import org.synapticcaching.model.Network;

/**
 * How the work is divided; tests choose other divisions than the usual one.
 *
 * @param slices blocks that share a network with one hidden layer; 0 for what suits it
 * @param visitsPerLaunch synapses that a launch visits, roughly
 * @param hotRows rows of the first matrix that a block keeps, at most; 0 for none, and for the
 *     blocks of networks that have none, see {@link CudaHot}
 */
record CudaDivision(int slices, long visitsPerLaunch, int hotRows) {
  /** Synapses that a launch visits, roughly: below a tenth of a second on an H200 (predicted). */
  private static final long MOST_VISITS = 1L << 33;

  /** What suits networks and card. */
  static final CudaDivision USUAL = new CudaDivision(0, MOST_VISITS, Integer.MAX_VALUE);

  CudaDivision withSlices(int other) {
    return new CudaDivision(other, visitsPerLaunch, hotRows);
  }

  CudaDivision withVisitsPerLaunch(long other) {
    return new CudaDivision(slices, other, hotRows);
  }

  CudaDivision withHotRows(int other) {
    return new CudaDivision(slices, visitsPerLaunch, other);
  }

  /** How a network is dealt to the blocks of a card with so many multiprocessors. */
  CudaGeometry geometry(Network network, int multiprocessors) {
    return slices > 0 && network.hidden().size() == 1
        ? CudaGeometry.sliced(network, slices)
        : CudaGeometry.of(network, multiprocessors);
  }
}
