package org.synapticcaching.cuda;

import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.Kernel;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.KernelModule;
import org.synapticcaching.device.population.KernelCode;
import org.synapticcaching.device.population.PopulationEvaluator;
import org.synapticcaching.device.population.RecentSets;
import org.synapticcaching.model.Network;

/**
 * Tests networks on whole sets of patterns: chunks of networks and patterns go from layer to layer.
 * Each sum is made in an order of its own, so that neither neighbours nor chunks change a result.
 * The answer is the largest output, the first one on a tie; an output that is not a number makes it
 * wrong. Allocates its memory, the session's, at the first test.
 */
final class CudaEvaluator {
  /** Activities of a chunk: larger ones are not faster. */
  private static final long MOST_BYTES = 512L << 20;

  /** Most rows of blocks of a launch. */
  private static final int MOST_ROWS = 65_535;

  private static final int THREADS = 256;

  // Of test_layer.
  static final int LAYER_THREADS = 128;
  static final int LAYER_PATTERNS = 128;
  static final int LAYER_POSTS = 16;
  static final int LAYER_PITCH = 36;
  private static final int LAYER_BYTES = (LAYER_PATTERNS + LAYER_POSTS) * LAYER_PITCH * Float.BYTES;

  private final GpuSession session;
  private final CudaMemory memory;
  private final CudaGeometry geometry;
  private final Network network;
  private final RecentSets<CudaTestSet> sets;

  /** For one and for two quads of columns per thread. */
  private final Kernel[] inputKernels = new Kernel[2];

  private final KernelCall[] inputCalls = new KernelCall[2];
  private final KernelCall backgroundCall;
  private final KernelCall layerCall;
  private final KernelCall countCall;

  /** Activities of even and of odd layers of a chunk, {@code [network][pattern][unit, padded]}. */
  private final DeviceMemory[] activities = new DeviceMemory[2];

  /** What backgrounds add to the first layer, {@code [network][unit, padded]}. */
  private DeviceMemory backgrounds;

  /** Right answers of each network. */
  private DeviceMemory counts;

  /** Pairs of a network and a group of patterns that the activities have room for. */
  private long capacity;

  CudaEvaluator(GpuSession session, CudaMemory memory, Network network) {
    this.session = session;
    this.memory = memory;
    this.geometry = memory.geometry;
    this.network = network;
    this.sets =
        new RecentSets<>(
            patterns -> new CudaTestSet(session, patterns, network.bias()), CudaTestSet::free);
    KernelModule module = session.load(CudaEvaluator.class, "test_inputs.ptx");
    inputKernels[0] = module.kernel("test_inputs_narrow");
    inputKernels[1] = module.kernel("test_inputs");
    for (int n = 0; n < 2; n++) {
      inputCalls[n] = ofNetworks(inputKernels[n].call());
    }
    this.backgroundCall = ofNetworks(module.kernel("test_backgrounds").call());
    this.layerCall =
        ofNetworks(session.load(CudaEvaluator.class, "test_layer.ptx").kernel("test_layer").call());
    this.countCall =
        session.load(PopulationEvaluator.class, "evaluate.ptx").kernel("count_correct").call();
  }

  private KernelCall ofNetworks(KernelCall call) {
    return call.set(0, memory.shape).set(1, memory.replicas.memory()).set(2, memory.states);
  }

  /** Right answers of each selected network. */
  int[] correct(Patterns patterns, int[] selected) {
    if (selected.length == 0) {
      return new int[0];
    }
    CudaTestSet set = sets.of(patterns);
    reserve(set, selected.length);
    memory.select(selected);
    counts.clear();
    int groupsAtOnce = (int) Math.min(set.groups(), capacity);
    int networksAtOnce = networksAtOnce(groupsAtOnce, selected.length);
    for (int first = 0; first < selected.length; first += networksAtOnce) {
      int some = Math.min(networksAtOnce, selected.length - first);
      if (set.background() != 0) {
        sumBackgrounds(set, first, some);
      }
      for (int group = 0; group < set.groups(); group += groupsAtOnce) {
        test(set, group, Math.min(groupsAtOnce, set.groups() - group), first, some);
      }
    }
    int[] correct = new int[selected.length];
    counts.download(correct, 0, correct.length, 0);
    return correct;
  }

  private int networksAtOnce(int groupsAtOnce, int networks) {
    return (int) Math.min(Math.min(networks, MOST_ROWS), capacity / groupsAtOnce);
  }

  /** Floats from the activities of a pattern to those of the next. */
  private int pitch(int layer) {
    return layer == 0
        ? geometry.slices() * geometry.layer(0).width()
        : geometry.layer(layer).unitWidth();
  }

  /** Floats of a pattern in the buffers of even or of odd layers. */
  private int widest(int side) {
    int widest = 1;
    for (int n = side; n < geometry.layers().size(); n += 2) {
      widest = Math.max(widest, pitch(n));
    }
    return widest;
  }

  /** Makes room for as many pairs as there are, or as free memory allows. */
  private void reserve(CudaTestSet set, int networks) {
    long pair = (long) PatternGroups.TOGETHER * Float.BYTES;
    long both = pair * (widest(0) + widest(1));
    long wanted = Math.min(Math.max(1, MOST_BYTES / both), (long) set.groups() * networks);
    if (wanted > capacity) {
      capacity = 0;
      for (int side = 0; side < 2; side++) {
        free(activities[side]);
      }
      long pairs = Math.min(wanted, Math.max(1, session.freeBytes() / 2 / both));
      for (int side = 0; side < 2; side++) {
        activities[side] =
            session.allocate("the activities of a test", pairs * pair * widest(side));
      }
      capacity = pairs;
    }
    counts = atLeast(counts, "the counts of right answers", (long) networks * Integer.BYTES);
    if (set.background() != 0) {
      int most = networksAtOnce((int) Math.min(set.groups(), capacity), networks);
      backgrounds =
          atLeast(backgrounds, "sums of backgrounds", (long) most * pitch(0) * Float.BYTES);
    }
  }

  private DeviceMemory atLeast(DeviceMemory there, String what, long bytes) {
    if (there != null && there.bytes() >= bytes) {
      return there;
    }
    free(there);
    return session.allocate(what, bytes);
  }

  private static void free(DeviceMemory there) {
    if (there != null) {
      there.close();
    }
  }

  private void sumBackgrounds(CudaTestSet set, int first, int networks) {
    backgroundCall
        .set(3, memory.selected, (long) first * Integer.BYTES)
        .set(4, (double) set.background())
        .set(5, backgrounds)
        .launch(blocks(pitch(0), THREADS), networks, THREADS, 0);
  }

  private void test(CudaTestSet set, int firstGroup, int groups, int first, int networks) {
    for (int part = 0; part < set.parts(); part++) {
      testInputs(set, part, firstGroup, groups, first, networks);
    }
    int patterns = groups * PatternGroups.TOGETHER;
    int last = geometry.layers().size() - 1;
    for (int n = 1; n <= last; n++) {
      int across = blocks(geometry.layer(n).rows(), LAYER_POSTS);
      layerCall
          .set(3, memory.selected, (long) first * Integer.BYTES)
          .set(4, n)
          .set(5, patterns)
          .set(6, activities[(n - 1) % 2])
          .set(7, pitch(n - 1))
          .set(8, activities[n % 2])
          .set(9, pitch(n))
          .launch(blocks(patterns, LAYER_PATTERNS) * across, networks, LAYER_THREADS, LAYER_BYTES);
    }
    countCall
        .set(0, activities[last % 2])
        .set(1, set.labels(), (long) firstGroup * PatternGroups.TOGETHER * Integer.BYTES)
        .set(2, patterns)
        .set(3, network.outputs())
        .set(4, pitch(last))
        .set(5, KernelCode.of(network.outputActivation()))
        .set(6, counts, (long) first * Integer.BYTES)
        .launch(blocks(patterns, THREADS), networks, THREADS, 0);
  }

  private void testInputs(
      CudaTestSet set, int part, int firstGroup, int groups, int first, int networks) {
    TestTiling tiling = set.tiling();
    int bytes = tiling.sharedBytes();
    int which = tiling.quads() - 1;
    int blocksAtOnce =
        session.gpu().multiprocessors()
            * Math.max(1, inputKernels[which].blocksPerMultiprocessor(TestTiling.THREADS, bytes));
    long tiles = blocks((long) networks * pitch(0) / 4, tiling.tile());
    long turns = blocks(groups, TestTiling.TEAMS_OF_WARP);
    inputCalls[which]
        .set(3, memory.selected, (long) first * Integer.BYTES)
        .set(4, networks)
        .set(5, set.inputs(), set.inputsAt(part))
        .set(6, set.rows(part))
        .set(7, set.starts(), set.startsAt(part, firstGroup))
        .set(8, set.listedRows())
        .set(9, set.listedValues())
        .set(10, groups)
        .set(11, part > 0 ? 1 : 0)
        .set(12, part == set.parts() - 1 ? 1 : 0)
        .set(13, set.background() == 0 ? 0L : backgrounds.address())
        .set(14, activities[0])
        .launch(
            Math.min(blocksAtOnce, blocks(tiles * turns, TestTiling.WARPS)),
            TestTiling.THREADS,
            bytes);
  }

  private static int blocks(long items, int each) {
    return (int) ((items + each - 1) / each);
  }
}
