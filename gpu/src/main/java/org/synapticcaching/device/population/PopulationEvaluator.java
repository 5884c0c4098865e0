package org.synapticcaching.device.population;

import java.util.List;
import jcuda.driver.CUdeviceptr;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.KernelModule;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;

/**
 * Tests many networks of one shape on whole sets of patterns. One matrix product per layer, network
 * and chunk of patterns gives the summed inputs of all units; other steps are made for as many
 * networks at once as free memory allows. The answer is the largest output, the first one on a tie;
 * an output that is not a number makes it wrong. float32.
 *
 * <p>cuBLAS may add in another order where a product has other sizes. They follow from the
 * network's shape and the number of patterns alone, so that an accuracy depends neither on how many
 * networks there are nor on what memory is free.
 *
 * <p>Belongs to one session and is as little safe for several threads. Its memory is the session's.
 */
public final class PopulationEvaluator implements AutoCloseable {
  /** Activities of one network in a chunk of patterns, at most, unless one pattern has more. */
  private static final long CHUNK_BYTES = 256L << 20;

  /** Activities of all networks that are tested at once: more are not faster. */
  private static final long MOST_BYTES = 512L << 20;

  private static final int THREADS = 256;

  /** Most rows of blocks of a launch. */
  private static final int MOST_ROWS = 65_535;

  private final GpuSession session;
  private final PatternStore store;
  private final Network network;
  private final List<LayerShape> shapes;
  private final int mostNetworks;
  private final long chunkBytes;
  private final KernelCall activate;
  private final KernelCall count;

  /** Number of units per network and pattern that each of two activity buffers has to hold. */
  private final long[] widths = new long[2];

  /** Activities of even and of odd layers of a chunk, {@code [network][pattern][unit]}. */
  private final DeviceMemory[] activities = new DeviceMemory[2];

  /** Pairs of a network and a pattern that the buffers hold. */
  private long capacity;

  private DeviceMemory counts;

  /**
   * For networks of one shape.
   *
   * @param store of the same session and with the network's bias
   * @param mostNetworks most networks whose weights are requested at once, >= 1
   */
  public PopulationEvaluator(
      GpuSession session, PatternStore store, Network network, int mostNetworks) {
    this(session, store, network, mostNetworks, CHUNK_BYTES);
  }

  /** With chunks of at most a number of bytes of activities of a network, or of one pattern. */
  PopulationEvaluator(
      GpuSession session, PatternStore store, Network network, int mostNetworks, long chunkBytes) {
    this.chunkBytes = chunkBytes;
    this.session = session;
    this.store = store;
    this.network = network;
    this.shapes = network.layers();
    this.mostNetworks = Math.min(MOST_ROWS, mostNetworks);
    for (int n = 0; n < shapes.size(); n++) {
      widths[n % 2] = Math.max(widths[n % 2], shapes.get(n).post());
    }
    KernelModule module = session.load(PopulationEvaluator.class, "evaluate.ptx");
    this.activate = module.kernel("activate_chunk").call();
    this.count = module.kernel("count_correct").call();
  }

  /**
   * Counts right answers.
   *
   * @param patterns the test set; kept on the device
   * @param weights of the networks
   * @param networks number of networks tested, from number 0 on, >= 1
   * @return number of patterns with the right answer, one per network
   * @throws OutOfDeviceMemory when not even one network and a chunk of patterns fit
   */
  public int[] correct(Patterns patterns, TotalWeights weights, int networks) {
    ResidentPatterns set = store.resident(patterns);
    int patternsAtOnce = (int) Math.max(1, Math.min(patterns.size(), chunkBytes / bytesOfPair()));
    reserve(patternsAtOnce, networks);
    int networksAtOnce =
        (int) Math.min(Math.min(networks, mostNetworks), capacity / patternsAtOnce);
    counts.clear();
    for (int first = 0; first < networks; first += networksAtOnce) {
      int some = Math.min(networksAtOnce, networks - first);
      for (int from = 0; from < patterns.size(); from += patternsAtOnce) {
        int tested = Math.min(patternsAtOnce, patterns.size() - from);
        test(set, from, tested, weights, first, some);
      }
    }
    int[] correct = new int[networks];
    counts.download(correct, 0, networks, 0);
    return correct;
  }

  /** Activities of one network for one pattern. */
  private long bytesOfPair() {
    return (widths[0] + widths[1]) * Float.BYTES;
  }

  /** Makes room for a chunk of patterns and all networks, or as many as free memory allows. */
  private void reserve(int patterns, int networks) {
    long countBytes = (long) networks * Integer.BYTES;
    if (counts == null || counts.bytes() < countBytes) {
      if (counts != null) {
        counts.close();
      }
      counts = session.allocate("the counts of right answers", countBytes);
    }
    long chunk = patterns * bytesOfPair();
    long wanted = Math.min(Math.min(networks, mostNetworks), Math.max(1, MOST_BYTES / chunk));
    if (wanted * patterns <= capacity) {
      return;
    }
    freeActivities();
    long fitting = Math.max(1, session.freeBytes() / 2 / chunk);
    long pairs = patterns * Math.min(wanted, fitting);
    for (int side = 0; side < 2; side++) {
      activities[side] =
          session.allocate("the activities of a test", pairs * widths[side] * Float.BYTES);
    }
    capacity = pairs;
  }

  private void test(
      ResidentPatterns set, int from, int patterns, TotalWeights weights, int first, int networks) {
    CUdeviceptr inputs = set.values().pointer((long) from * set.width() * Float.BYTES);
    long inputStride = 0;
    for (int n = 0; n < shapes.size(); n++) {
      LayerShape shape = shapes.get(n);
      DeviceMemory units = activities[n % 2];
      CUdeviceptr all = weights.of(n, first, networks);
      for (int r = 0; r < networks; r++) {
        multiply(
            shape,
            patterns,
            all.withByteOffset(r * shape.synapses() * Float.BYTES),
            inputs.withByteOffset(r * inputStride * Float.BYTES),
            units.pointer((long) r * patterns * shape.post() * Float.BYTES));
      }
      if (n < shapes.size() - 1) {
        activate(units, (long) networks * patterns * shape.post());
        inputs = units.pointer();
        inputStride = (long) patterns * shape.post();
      } else {
        count(units, set, from, patterns, shape.post(), first, networks);
      }
    }
  }

  /** Summed inputs of a layer of one network for some patterns: {@code [pattern][post]}. */
  private void multiply(
      LayerShape shape, int patterns, CUdeviceptr weights, CUdeviceptr inputs, CUdeviceptr units) {
    session
        .blas()
        .sgemmStridedBatched(
            true,
            false,
            shape.post(),
            patterns,
            shape.pre(),
            1,
            weights,
            shape.pre(),
            0,
            inputs,
            shape.pre(),
            0,
            0,
            units,
            shape.post(),
            0,
            1);
  }

  private void activate(DeviceMemory units, long size) {
    if (network.hiddenActivation() == Activation.LINEAR) {
      return;
    }
    long blocks = (size + THREADS - 1) / THREADS;
    activate.set(0, units).set(1, size).set(2, KernelCode.of(network.hiddenActivation()));
    activate.launch((int) Math.min(blocks, 32L * session.gpu().multiprocessors()), THREADS, 0);
  }

  private void count(
      DeviceMemory outputs,
      ResidentPatterns set,
      int from,
      int patterns,
      int width,
      int first,
      int networks) {
    count
        .set(0, outputs)
        .set(1, set.labels(), (long) from * Integer.BYTES)
        .set(2, patterns)
        .set(3, width)
        .set(4, width)
        .set(5, KernelCode.of(network.outputActivation()))
        .set(6, counts, (long) first * Integer.BYTES)
        .launch((patterns + THREADS - 1) / THREADS, networks, THREADS, 0);
  }

  private void freeActivities() {
    capacity = 0;
    for (int side = 0; side < 2; side++) {
      if (activities[side] != null) {
        activities[side].close();
        activities[side] = null;
      }
    }
  }

  /** Frees what it holds. */
  @Override
  public void close() {
    freeActivities();
    if (counts != null) {
      counts.close();
      counts = null;
    }
  }
}
