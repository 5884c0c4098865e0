package org.synapticcaching.cuda;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;

/**
 * How a network is dealt to blocks of threads, and how it lies in device memory: the host's view of
 * {@code layout.cuh}. Depends on the network's shape and the card alone, not on how many networks
 * there are, so that neighbours change no result.
 *
 * @param slices blocks that share one network, each with a range of hidden units; more than one
 *     only for one hidden layer
 * @param threads of a block
 * @param layers one per weight matrix
 */
record CudaGeometry(int slices, int threads, List<Layer> layers) {
  /** Threads of a block that has a network to itself; registers allow two on a multiprocessor. */
  private static final int MOST_THREADS = 256;

  /** Threads that a block can have, see {@code __launch_bounds__} of the kernel. */
  private static final int MOST_THREADS_SLICED = 512;

  private static final int WARP = 32;
  private static final int LEAST_THREADS = 2 * WARP;

  /** Rows of the first matrix that each thread should have, at least. */
  private static final int ROWS_PER_THREAD = 4;

  /** Hidden units up to which one block is enough. */
  private static final int ONE_SLICE = 256;

  /** Hidden units of a slice, at least. */
  private static final int LEAST_WIDTH = 64;

  CudaGeometry {
    layers = List.copyOf(layers);
  }

  /**
   * One weight matrix. The first has a row for each input, the others one for each post unit.
   *
   * @param offset floats before it in a network without transients
   * @param width lanes of a slice, padded to four
   * @param firstRow of its rows among those of all layers
   */
  record Layer(LayerShape shape, boolean first, long offset, int width, int firstRow) {
    /** Rows, all of which each slice has. */
    int rows() {
      return first ? shape.pre() : shape.post();
    }

    /** Lanes of the whole matrix. */
    int lanes() {
      return first ? shape.post() : shape.pre();
    }

    /** Lanes of a slice that are synapses. */
    int lanes(int slice) {
      return Math.min(width, lanes() - slice * width);
    }

    /** Padded number of post units of a slice. */
    int unitWidth() {
      return first ? width : padded(shape.post());
    }

    /** Floats of a slice without transients. */
    int sliceFloats() {
      return Math.multiplyExact(rows(), width);
    }

    /** Where a row and a lane of a slice are in {@code [post][pre]}. */
    int hostIndex(int slice, int row, int lane) {
      int all = slice * width + lane;
      return first ? all * rows() + row : row * lanes() + all;
    }
  }

  /**
   * What suits a network on a card.
   *
   * @param multiprocessors of the card
   */
  static CudaGeometry of(Network network, int multiprocessors) {
    int units = network.hidden().get(0);
    int slices =
        network.hidden().size() > 1 || units <= ONE_SLICE
            ? 1
            : Math.min(multiprocessors, (units + LEAST_WIDTH - 1) / LEAST_WIDTH);
    return sliced(network, slices);
  }

  /**
   * With a number of slices, or fewer where they would be empty.
   *
   * @param wanted at least 1; 1 for networks with several hidden layers
   */
  static CudaGeometry sliced(Network network, int wanted) {
    int units = network.hidden().get(0);
    int width = padded((units + wanted - 1) / wanted);
    int slices = (units + width - 1) / width;
    List<Layer> layers = new ArrayList<>();
    long offset = 0;
    int firstRow = 0;
    for (LayerShape shape : network.layers()) {
      boolean first = layers.isEmpty();
      int lanes = first || slices > 1 ? width : padded(shape.pre());
      Layer layer = new Layer(shape, first, offset, lanes, firstRow);
      layers.add(layer);
      offset += (long) slices * layer.sliceFloats();
      firstRow += layer.rows();
    }
    int most = slices > 1 ? MOST_THREADS_SLICED : MOST_THREADS;
    return new CudaGeometry(slices, threads(layers.get(0), most), layers);
  }

  /** As many threads as have work, in whole warps, with few of them idle. */
  private static int threads(Layer first, int limit) {
    int quads = first.width() / 4;
    long wanted = (long) quads * ((first.rows() + ROWS_PER_THREAD - 1) / ROWS_PER_THREAD);
    int most = (int) Math.max(LEAST_THREADS, Math.min(limit, wanted));
    most = (most + WARP - 1) / WARP * WARP;
    int best = most;
    for (int threads = most; threads >= Math.max(LEAST_THREADS, most / 2); threads -= WARP) {
      if (busy(threads, quads) > busy(best, quads)) {
        best = threads;
      }
    }
    return best;
  }

  /** Blocks that a multiprocessor has registers for at once. */
  int blocksPerMultiprocessor() {
    return slices > 1 ? 1 : 2;
  }

  /**
   * Whether its matrices are dealt to threads as kernels of common cases expect: two matrices, both
   * alike, with a thread for each four lanes.
   */
  boolean isCommon() {
    return layers.size() == 2
        && layer(0).width() == layer(1).width()
        && layer(0).width() / 4 <= threads;
  }

  private static double busy(int threads, int quads) {
    int tile = Math.min(quads, threads);
    return (double) (threads / tile * tile) / threads;
  }

  static int padded(int count) {
    return (count + 3) / 4 * 4;
  }

  Layer layer(int n) {
    return layers.get(n);
  }

  Layer last() {
    return layers.get(layers.size() - 1);
  }

  /** Rows of all layers. */
  int rows() {
    return last().firstRow() + last().rows();
  }

  /** Floats of one network without transients. */
  long floats() {
    return last().offset() + (long) slices * last().sliceFloats();
  }

  /** Most numbers that a slice sends the others at once: sums of outputs, or flags. */
  int exchanged() {
    return Math.max(Math.max(last().shape().post(), layers.size()), 2);
  }

  int warps() {
    return threads / WARP;
  }
}
