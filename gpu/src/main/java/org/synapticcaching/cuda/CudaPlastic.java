package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.population.SelectionRecords;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/**
 * What competitive rules, and counting changes, take of a population's device memory: {@code
 * Plastic} of {@code plastic.cuh}.
 */
final class CudaPlastic {
  private static final int BYTES = 80;
  private static final int LAYER_BYTES = 2 * Long.BYTES;
  private static final int CHOSEN_BYTES = 8;
  private static final int WORD_BITS = 32;

  /** Words of a matrix to count digits in, and for what is sought; see {@code ranks.cuh}. */
  private static final int DIGIT_WORDS = 256 + 4;

  /** Numbers of a matrix that slices tell one another at once when they count digits. */
  private static final int EXCHANGED = 16;

  /** Of an entry of a sorted row, and of a span of rows. */
  private static final int PAIR = 2;

  /** Looks at each synapse: one for each digit of a threshold, and for sums. */
  private static final double ROUNDS = 10;

  /** The same, where updates alone are ranked. */
  private static final double FEW_ROUNDS = 3;

  private final CudaGeometry geometry;
  private final DeviceMemory memory;
  private final DeviceMemory changing;
  private final boolean counting;
  private final boolean remembering;
  private final boolean sweeping;

  /** Allocates and writes it. */
  CudaPlastic(GpuSession session, PopulationSpec spec, CudaGeometry geometry, CudaPool pool) {
    this.geometry = geometry;
    Sizes sizes = new Sizes(spec, geometry);
    int count = spec.replicas().size();
    long parts = (long) count * geometry.slices();
    int layers = geometry.layers().size();
    this.counting = sizes.counts > 0;
    this.remembering = sizes.bits > 0;
    this.sweeping = Sizes.any(spec, replica -> !isQuick(replica.plasticity().rule()));
    DeviceMemory choices = session.allocate("rules", sizes.choices * count);
    DeviceMemory starts = session.allocate("where sets begin", (long) layers * LAYER_BYTES);
    DeviceMemory sets = CudaMemory.cleared(session, "sets of neurons", sizes.sets * count);
    DeviceMemory bits = CudaMemory.cleared(session, "chosen synapses", sizes.bits * parts);
    DeviceMemory counts = CudaMemory.cleared(session, "counts of changes", sizes.counts * count);
    this.changing =
        CudaMemory.cleared(session, "presentations with changes", parts * layers * Long.BYTES);
    DeviceMemory chosen =
        CudaMemory.cleared(session, "choices between launches", parts * layers * CHOSEN_BYTES);
    this.memory = session.allocate("where rules are", BYTES);
    ByteBuffer to = CudaMemory.buffer(BYTES);
    for (DeviceMemory each : List.of(choices, starts, sets, bits, counts, changing, chosen)) {
      to.putLong(each.address());
    }
    to.putLong(sizes.sets / Integer.BYTES).putLong(sizes.bits / Integer.BYTES);
    to.putInt(pool.plasticAt).putInt(0);
    memory.upload(to.flip(), 0);
    starts.upload(sizes.starts(), 0);
    for (int r = 0; r < count; r++) {
      Replica replica = spec.replicas().get(r);
      MaskStream masks = new MaskStream(spec.network(), replica.plasticity(), replica.seed());
      choices.upload(SelectionRecords.of(spec.network(), replica, masks), r * sizes.choices);
      if (setsOf(spec.network(), replica) > 0) {
        uploadSets(sets, r * sizes.sets, sizes, masks);
      }
      if (replica.plasticity().rule() == PlasticityRule.FIXED_SYNAPSES) {
        for (int s = 0; s < geometry.slices(); s++) {
          long part = (long) r * geometry.slices() + s;
          uploadBits(bits, part * sizes.bits, sizes, s, masks);
        }
      }
    }
  }

  /** Bytes, and words before each layer. */
  private static final class Sizes {
    final CudaGeometry geometry;
    final int mostSets;

    /** Of one network. */
    final long choices;

    final long sets;
    final long counts;

    /** Of one slice. */
    final long bits;

    Sizes(PopulationSpec spec, CudaGeometry geometry) {
      this.geometry = geometry;
      int layers = geometry.layers().size();
      this.mostSets =
          spec.replicas().stream().mapToInt(r -> setsOf(spec.network(), r)).max().orElseThrow();
      this.choices = (long) layers * SelectionRecords.BYTES;
      this.sets = setsBefore(layers) * Integer.BYTES;
      boolean remembering = any(spec, replica -> remembers(replica.plasticity().rule()));
      this.bits = remembering ? bitsBefore(layers) * Integer.BYTES : 0;
      this.counts = any(spec, Replica::countsChanges) ? geometry.floats() * Integer.BYTES : 0;
    }

    private static boolean any(PopulationSpec spec, Predicate<Replica> which) {
      return spec.replicas().stream().anyMatch(which);
    }

    /** Whether a rule keeps a bit for each synapse. */
    private static boolean remembers(PlasticityRule rule) {
      return switch (rule) {
        case FIXED_SYNAPSES, LARGEST_WEIGHTS, SMALLEST_WEIGHTS, LARGEST_WEIGHTS_PER_NEURON -> true;
        default -> false;
      };
    }

    long setsBefore(int layer) {
      return geometry.layers().subList(0, layer).stream()
          .mapToLong(each -> (long) mostSets * words(each.shape().post()))
          .sum();
    }

    long bitsBefore(int layer) {
      return geometry.layers().subList(0, layer).stream()
          .mapToLong(each -> (long) each.rows() * words(each.width()))
          .sum();
    }

    ByteBuffer starts() {
      ByteBuffer to = CudaMemory.buffer(geometry.layers().size() * LAYER_BYTES);
      for (int n = 0; n < geometry.layers().size(); n++) {
        to.putLong(setsBefore(n)).putLong(bitsBefore(n));
      }
      return to.flip();
    }
  }

  /** How many sets of neurons a replica's rule has. */
  private static int setsOf(Network network, Replica replica) {
    return switch (replica.plasticity().rule()) {
      case FIXED_NEURONS -> 1;
      case PER_CLASS_NEURONS -> network.outputs();
      case ALTERNATING_NEURONS -> replica.plasticity().masks();
      default -> 0;
    };
  }

  private static int words(int bits) {
    return (bits + WORD_BITS - 1) / WORD_BITS;
  }

  /** What it takes, in bytes. */
  static long bytes(PopulationSpec spec, CudaGeometry geometry) {
    Sizes sizes = new Sizes(spec, geometry);
    long chosen = (long) geometry.layers().size() * (CHOSEN_BYTES + 3 * Long.BYTES);
    long network =
        sizes.choices + sizes.sets + sizes.counts + geometry.slices() * (sizes.bits + chosen);
    return spec.replicas().size() * network;
  }

  /** Floats of shared memory. */
  static int poolFloats(PopulationSpec spec, CudaGeometry geometry) {
    int each = (SelectionRecords.BYTES + CHOSEN_BYTES + Integer.BYTES) / Float.BYTES + DIGIT_WORDS;
    int floats = each * geometry.layers().size();
    if (Sizes.any(spec, replica -> ranksUpdates(replica))) {
      int lanes = geometry.layers().stream().mapToInt(CudaGeometry.Layer::width).sum();
      floats += PAIR * (geometry.rows() - geometry.layer(0).rows() + lanes);
    }
    return floats;
  }

  /** Numbers that a slice may have to tell the others at once. */
  static int exchanged(CudaGeometry geometry) {
    return EXCHANGED * geometry.layers().size();
  }

  /** Whether a replica's rule compares changes: it learns from inputs sorted by magnitude. */
  static boolean ranksUpdates(Replica replica) {
    return SelectionRecords.ranksUpdates(replica.plasticity().rule());
  }

  /** Whether a rule takes no looks at all synapses of active inputs besides learning. */
  private static boolean isQuick(PlasticityRule rule) {
    return SelectionRecords.ranksUpdates(rule) || !SelectionRecords.choosesSynapses(rule);
  }

  private void uploadSets(DeviceMemory into, long at, Sizes sizes, MaskStream masks) {
    for (int n = 0; n < geometry.layers().size(); n++) {
      int[] set = new int[words(geometry.layer(n).shape().post())];
      long first = at + sizes.setsBefore(n) * Integer.BYTES;
      for (int number = 0; number < masks.setCount(); number++) {
        Arrays.fill(set, 0);
        masks.fixedSet(n, number).stream().forEach(j -> set[j / WORD_BITS] |= 1 << j % WORD_BITS);
        into.upload(set, 0, set.length, first + (long) number * set.length * Integer.BYTES);
      }
    }
  }

  private void uploadBits(DeviceMemory into, long at, Sizes sizes, int slice, MaskStream masks) {
    for (int n = 0; n < geometry.layers().size(); n++) {
      CudaGeometry.Layer layer = geometry.layer(n);
      BitSet synapses = masks.fixedSet(n, 0);
      int words = words(layer.width());
      int[] bits = new int[Math.multiplyExact(layer.rows(), words)];
      for (int row = 0; row < layer.rows(); row++) {
        for (int lane = 0; lane < layer.lanes(slice); lane++) {
          if (synapses.get(layer.hostIndex(slice, row, lane))) {
            bits[row * words + lane / WORD_BITS] |= 1 << lane % WORD_BITS;
          }
        }
      }
      into.upload(bits, 0, bits.length, at + sizes.bitsBefore(n) * Integer.BYTES);
    }
  }

  /** The structure. */
  DeviceMemory memory() {
    return memory;
  }

  /**
   * Synapses that a presentation visits, roughly.
   *
   * @param active those of active inputs
   * @param all of them
   */
  double visits(double active, long all) {
    return sweeping ? ROUNDS * (remembering ? all : active) : FEW_ROUNDS * active;
  }

  /** Whether changes are counted in any network. */
  boolean counting() {
    return counting;
  }

  /** How many presentations changed a matrix, {@code [network][slice][layer]}. */
  long[] changing() {
    long[] read = new long[(int) (changing.bytes() / Long.BYTES)];
    changing.download(read, 0, read.length, 0);
    return read;
  }
}
