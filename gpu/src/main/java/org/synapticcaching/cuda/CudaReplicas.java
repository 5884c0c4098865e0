package org.synapticcaching.cuda;

import java.util.List;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.population.ConsolidationRecord;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.model.Replica;

/**
 * The networks of a population: their weights, and what each of them does as {@code struct Replica}
 * of {@code layout.cuh}.
 */
final class CudaReplicas {
  private final CudaGeometry geometry;
  private final List<Replica> replicas;
  private final DeviceMemory memory;
  private final DeviceMemory[] weights;
  private final long[] weightsAt;
  private final boolean[] transients;
  private final CudaPatterns.Form[] forms;

  /** Allocates the weights of all networks. */
  CudaReplicas(GpuSession session, CudaGeometry geometry, List<Replica> replicas) {
    this.geometry = geometry;
    this.replicas = replicas;
    int count = replicas.size();
    this.weights = new DeviceMemory[count];
    this.weightsAt = new long[count];
    this.transients = new boolean[count];
    this.forms = new CudaPatterns.Form[count];
    DeviceMemory all = session.allocate("the weights", weightBytes(geometry, replicas));
    long at = 0;
    for (int r = 0; r < count; r++) {
      weights[r] = all;
      weightsAt[r] = at;
      transients[r] = needsTransients(replicas.get(r));
      forms[r] = CudaPatterns.Form.BY_USE;
      at += weightBytes(geometry, transients[r]);
    }
    this.memory = session.allocate("the replicas", (long) CudaLayouts.REPLICA.bytes() * count);
    upload(0, count);
  }

  /**
   * Whether a network needs memory for s: not where every update, or what chance leaves of it, is
   * persistent at once, and is an outer product, which follows from its vectors until then.
   */
  static boolean needsTransients(Replica replica) {
    return !replica.consolidation().leavesNothingTransient()
        || replica.plasticity().rule().selectsSynapses();
  }

  /**
   * Whether it may leave consolidations of whole matrices pending: not where that of each synapse
   * is charged in a measure of its own.
   */
  static boolean isLazy(Replica replica) {
    return replica.consolidation().isLazy() && replica.measures().size() == 1;
  }

  private static long weightBytes(CudaGeometry geometry, boolean transients) {
    return geometry.floats() * Float.BYTES * (transients ? 2 : 1);
  }

  /** Bytes of the weights of all networks. */
  static long weightBytes(CudaGeometry geometry, List<Replica> replicas) {
    return replicas.stream()
        .mapToLong(replica -> weightBytes(geometry, needsTransients(replica)))
        .sum();
  }

  /** The structures, one per network. */
  DeviceMemory memory() {
    return memory;
  }

  private void upload(int first, int count) {
    StructRecords records = new StructRecords(CudaLayouts.REPLICA, count);
    for (int n = 0; n < count; n++) {
      int r = first + n;
      Replica replica = replicas.get(r);
      StructRecords.StructRecord record = records.at(n);
      ConsolidationRecord.write(replica.consolidation(), record.within("consolidation"));
      record
          .putPointer("weights", weights[r].address() + weightsAt[r])
          .put("transients", transients[r])
          .put("lazy", transients[r] && isLazy(replica))
          .put("measures", replica.measures().size())
          .put("form", forms[r].code());
    }
    memory.upload(records.complete(), (long) CudaLayouts.REPLICA.bytes() * first);
  }

  /** Whether a network has transients. */
  boolean hasTransients(int r) {
    return transients[r];
  }

  /** How a network consolidates. */
  CudaManner manner(int r) {
    return CudaManner.of(replicas.get(r), transients[r]);
  }

  /** In which presentations a network checks its threshold: every so many. */
  int checksEvery(int r) {
    return replicas.get(r).consolidation().every();
  }

  /** Where the weights of a network are. */
  DeviceMemory weights(int r) {
    return weights[r];
  }

  /** Byte of {@link #weights} from which they are. */
  long weightsAt(int r) {
    return weightsAt[r];
  }

  /** Gives a network memory for transients; the caller copies the weights. */
  void addTransients(GpuSession session, int r) {
    weights[r] =
        session.allocate("weights with transients of one network", weightBytes(geometry, true));
    weightsAt[r] = 0;
    transients[r] = true;
    forms[r] = CudaPatterns.Form.BY_USE;
    upload(r, 1);
  }

  /**
   * Whether inputs may share a background other than 0: only where nothing depends on single
   * synapses, that is, without transients, with energies that are linear in the change, and with
   * changes not counted.
   */
  static boolean couldShareBackground(Replica replica) {
    return !needsTransients(replica) && changesAreShared(replica);
  }

  /** Whether it makes no difference to any synapse what its neighbours change by. */
  private static boolean changesAreShared(Replica replica) {
    return isLinear(replica) && !replica.consolidation().roundsStochastically();
  }

  private static boolean isLinear(Replica replica) {
    return replica.measures().size() == 1 && !replica.countsChanges();
  }

  /** The form of the patterns that a network would learn from, if it were worth its while. */
  CudaPatterns.Form wantedForm(int r) {
    if (!transients[r] && changesAreShared(replicas.get(r))) {
      return CudaPatterns.Form.SHARED_BACKGROUND;
    }
    return CudaPlastic.ranksUpdates(replicas.get(r))
        ? CudaPatterns.Form.BY_MAGNITUDE
        : CudaPatterns.Form.BY_USE;
  }

  /**
   * Decides which form of the patterns each network learns from.
   *
   * @param sharing whether sharing a background is worth its while
   */
  void selectForms(boolean sharing) {
    boolean changed = false;
    for (int r = 0; r < forms.length; r++) {
      CudaPatterns.Form form = wantedForm(r);
      if (form == CudaPatterns.Form.SHARED_BACKGROUND && !sharing) {
        form = CudaPatterns.Form.BY_USE;
      }
      changed |= form != forms[r];
      forms[r] = form;
    }
    if (changed) {
      upload(0, forms.length);
    }
  }
}
