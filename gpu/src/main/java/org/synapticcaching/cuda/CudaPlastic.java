package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.function.Predicate;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.population.PackedBits;
import org.synapticcaching.device.population.SelectionRecord;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/**
 * What competitive rules, and counting changes, take of a population's device memory: {@code
 * Plastic} of {@code plastic.cuh}.
 */
final class CudaPlastic {
  static final StructLayout LAYOUT =
      StructLayout.of(
          "Plastic",
          fields ->
              fields
                  .pointers("selections", "layers", "sets", "bits", "counts", "changing", "cutoffs")
                  .longs("setWords", "bitWords")
                  .ints("poolAt"));

  /** {@code struct PlasticLayer}. */
  static final StructLayout LAYER =
      StructLayout.of("PlasticLayer", fields -> fields.longs("sets", "bits"));

  /** {@code struct Cutoff}. */
  static final StructLayout CUTOFF =
      StructLayout.of("Cutoff", fields -> fields.floats("threshold").ints("cut"));

  /** Counts of a matrix's digits, and words of {@code struct Sought}; see {@code ranks.cuh}. */
  static final int DIGITS = 256;

  static final int SOUGHT_WORDS = 4;

  /** Counts of a matrix that slices exchange at once. */
  static final int EXCHANGED = 16;

  /** Of an entry of a sorted row, and of a span of rows. */
  private static final int PAIR = 2;

  /** Visits of each synapse: one for each digit of a threshold, and for sums. */
  private static final double ROUNDS = 10;

  /** Visits where updates alone are ranked. */
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
    this.sweeping = Sizes.any(spec, replica -> sweeps(replica.plasticity().rule()));
    DeviceMemory selections = session.allocate("selections", sizes.selections * count);
    DeviceMemory starts = session.allocate("where sets begin", (long) layers * LAYER.bytes());
    DeviceMemory sets = CudaAllocation.cleared(session, "sets of neurons", sizes.sets * count);
    DeviceMemory bits = CudaAllocation.cleared(session, "selected synapses", sizes.bits * parts);
    DeviceMemory counts =
        CudaAllocation.cleared(session, "counts of changes", sizes.counts * count);
    this.changing =
        CudaAllocation.cleared(session, "presentations with changes", parts * layers * Long.BYTES);
    DeviceMemory cutoffs =
        CudaAllocation.cleared(
            session, "cutoffs between launches", parts * layers * CUTOFF.bytes());
    this.memory = session.allocate("where rules are", LAYOUT.bytes());
    StructRecords record = new StructRecords(LAYOUT, 1);
    record
        .at(0)
        .putPointer("selections", selections)
        .putPointer("layers", starts)
        .putPointer("sets", sets)
        .putPointer("bits", bits)
        .putPointer("counts", counts)
        .putPointer("changing", changing)
        .putPointer("cutoffs", cutoffs)
        .putLong("setWords", sizes.sets / Integer.BYTES)
        .putLong("bitWords", sizes.bits / Integer.BYTES)
        .put("poolAt", pool.plasticAt);
    memory.upload(record.complete(), 0);
    starts.upload(sizes.starts(), 0);
    for (int r = 0; r < count; r++) {
      Replica replica = spec.replicas().get(r);
      MaskStream masks = new MaskStream(spec.network(), replica.plasticity(), replica.seed());
      selections.upload(SelectionRecord.of(spec.network(), replica, masks), r * sizes.selections);
      if (replica.plasticity().neuronSetCount(spec.network()) > 0) {
        uploadSets(sets, r * sizes.sets, sizes, masks);
      } else if (replica.plasticity().rule().drawsSets()) {
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
    final long selections;

    final long sets;
    final long counts;

    /** Of one slice. */
    final long bits;

    Sizes(PopulationSpec spec, CudaGeometry geometry) {
      this.geometry = geometry;
      int layers = geometry.layers().size();
      this.mostSets =
          spec.replicas().stream()
              .mapToInt(r -> r.plasticity().neuronSetCount(spec.network()))
              .max()
              .orElseThrow();
      this.selections = (long) layers * SelectionRecord.LAYOUT.bytes();
      this.sets = setsBefore(layers) * Integer.BYTES;
      boolean remembering = any(spec, replica -> replica.plasticity().rule().listsSynapses());
      this.bits = remembering ? bitsBefore(layers) * Integer.BYTES : 0;
      this.counts = any(spec, Replica::countsChanges) ? geometry.floats() * Integer.BYTES : 0;
    }

    private static boolean any(PopulationSpec spec, Predicate<Replica> which) {
      return spec.replicas().stream().anyMatch(which);
    }

    long setsBefore(int layer) {
      return geometry.layers().subList(0, layer).stream()
          .mapToLong(each -> (long) mostSets * PackedBits.words(each.shape().post()))
          .sum();
    }

    long bitsBefore(int layer) {
      return geometry.layers().subList(0, layer).stream()
          .mapToLong(each -> (long) each.rows() * PackedBits.words(each.width()))
          .sum();
    }

    ByteBuffer starts() {
      StructRecords records = new StructRecords(LAYER, geometry.layers().size());
      for (int n = 0; n < geometry.layers().size(); n++) {
        records.at(n).putLong("sets", setsBefore(n)).putLong("bits", bitsBefore(n));
      }
      return records.complete();
    }
  }

  /** What it takes, in bytes. */
  static long bytes(PopulationSpec spec, CudaGeometry geometry) {
    Sizes sizes = new Sizes(spec, geometry);
    long cutoffs = (long) geometry.layers().size() * (CUTOFF.bytes() + 3 * Long.BYTES);
    long network =
        sizes.selections + sizes.sets + sizes.counts + geometry.slices() * (sizes.bits + cutoffs);
    return spec.replicas().size() * network;
  }

  /** Floats of shared memory. */
  static int poolFloats(PopulationSpec spec, CudaGeometry geometry) {
    int each =
        (SelectionRecord.LAYOUT.bytes() + CUTOFF.bytes() + Integer.BYTES) / Float.BYTES
            + DIGITS
            + SOUGHT_WORDS;
    int floats = each * geometry.layers().size();
    if (Sizes.any(spec, CudaPlastic::ranksUpdates)) {
      int lanes = geometry.layers().stream().mapToInt(CudaGeometry.Layer::width).sum();
      floats += PAIR * (geometry.rows() - geometry.layer(0).rows() + lanes);
    }
    return floats;
  }

  /** Most numbers that a slice sends the others at once. */
  static int exchanged(CudaGeometry geometry) {
    return EXCHANGED * geometry.layers().size();
  }

  /** Whether a replica's rule ranks changes: it learns from inputs sorted by magnitude. */
  static boolean ranksUpdates(Replica replica) {
    return replica.plasticity().rule().ranksUpdates();
  }

  /** Whether a rule visits synapses of active inputs besides learning. */
  private static boolean sweeps(PlasticityRule rule) {
    return rule.selectsSynapses() && !rule.ranksUpdates();
  }

  private void uploadSets(DeviceMemory into, long at, Sizes sizes, MaskStream masks) {
    for (int n = 0; n < geometry.layers().size(); n++) {
      long to = at + sizes.setsBefore(n) * Integer.BYTES;
      for (int number = 0; number < masks.setCount(); number++) {
        int[] set = PackedBits.of(masks.fixedSet(n, number), 0, geometry.layer(n).shape().post());
        into.upload(set, 0, set.length, to);
        to += (long) set.length * Integer.BYTES;
      }
    }
  }

  private void uploadBits(DeviceMemory into, long at, Sizes sizes, int slice, MaskStream masks) {
    for (int n = 0; n < geometry.layers().size(); n++) {
      CudaGeometry.Layer layer = geometry.layer(n);
      BitSet synapses = masks.fixedSet(n, 0);
      int words = PackedBits.words(layer.width());
      int[] bits = new int[Math.multiplyExact(layer.rows(), words)];
      for (int row = 0; row < layer.rows(); row++) {
        for (int lane = 0; lane < layer.lanes(slice); lane++) {
          if (synapses.get(layer.hostIndex(slice, row, lane))) {
            bits[row * words + lane / Integer.SIZE] |= 1 << lane % Integer.SIZE;
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
