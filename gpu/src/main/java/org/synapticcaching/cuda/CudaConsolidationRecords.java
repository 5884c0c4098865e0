package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import java.util.List;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Replica;

/** What each network does and where its weights are: {@code Rule} of {@code layout.cuh}. */
final class CudaConsolidationRecords {
  /** Size of one. */
  static final int BYTES = 56;

  private final CudaGeometry geometry;
  private final List<Replica> replicas;
  private final DeviceMemory memory;
  private final DeviceMemory[] weights;
  private final long[] weightsAt;
  private final boolean[] caching;
  private final int[] forms;

  /** Allocates the weights of all networks. */
  CudaConsolidationRecords(GpuSession session, CudaGeometry geometry, List<Replica> replicas) {
    this.geometry = geometry;
    this.replicas = replicas;
    int count = replicas.size();
    this.weights = new DeviceMemory[count];
    this.weightsAt = new long[count];
    this.caching = new boolean[count];
    this.forms = new int[count];
    DeviceMemory all = session.allocate("the weights", weightBytes(geometry, replicas));
    long at = 0;
    for (int r = 0; r < count; r++) {
      weights[r] = all;
      weightsAt[r] = at;
      caching[r] = caches(replicas.get(r));
      at += weightBytes(geometry, caching[r]);
    }
    this.memory = session.allocate("the rules", (long) BYTES * count);
    uploadRules();
  }

  /**
   * Without transients every update is persistent at once, and must be an outer product, which is
   * told from its vectors until then.
   */
  static boolean caches(Replica replica) {
    Consolidation rule = replica.consolidation();
    return rule.policy() != ConsolidationPolicy.NONE
        || rule.every() > 1
        || replica.plasticity().rule().selectsSynapses();
  }

  private static long weightBytes(CudaGeometry geometry, boolean caching) {
    return geometry.floats() * Float.BYTES * (caching ? 2 : 1);
  }

  /** Of all networks. */
  static long weightBytes(CudaGeometry geometry, List<Replica> replicas) {
    return replicas.stream().mapToLong(replica -> weightBytes(geometry, caches(replica))).sum();
  }

  /** The structures, one per network. */
  DeviceMemory memory() {
    return memory;
  }

  private void uploadRules() {
    ByteBuffer to = CudaMemory.buffer(BYTES * replicas.size());
    for (int r = 0; r < replicas.size(); r++) {
      putRule(r, to);
    }
    memory.upload(to.flip(), 0);
  }

  private void uploadRule(int r) {
    ByteBuffer to = CudaMemory.buffer(BYTES);
    putRule(r, to);
    memory.upload(to.flip(), (long) BYTES * r);
  }

  private void putRule(int r, ByteBuffer to) {
    Replica replica = replicas.get(r);
    Consolidation rule = replica.consolidation();
    to.putLong(weights[r].address() + weightsAt[r]);
    to.putDouble(rule.threshold()).putDouble(rule.decayFactor());
    to.putInt(caching[r] ? 1 : 0).putInt(rule.policy().ordinal());
    to.putInt(rule.comparison() == Comparison.GREATER_OR_EQUAL ? 1 : 0).putInt(rule.every());
    to.putInt(rule.order().ordinal()).putInt(replica.measures().size());
    to.putInt(forms[r]).putInt(0);
  }

  /** Whether the network has transients. */
  boolean caching(int r) {
    return caching[r];
  }

  /** Where the weights of a network are. */
  DeviceMemory weights(int r) {
    return weights[r];
  }

  /** From which byte on. */
  long weightsAt(int r) {
    return weightsAt[r];
  }

  /** Gives a network without transients memory for them; the caller copies the weights. */
  void moveToCaching(GpuSession session, int r) {
    weights[r] =
        session.allocate(
            "weights with transients of one network", 2 * geometry.floats() * Float.BYTES);
    weightsAt[r] = 0;
    caching[r] = true;
    forms[r] = 0;
    uploadRule(r);
  }

  /**
   * Whether inputs may share a background other than 0: only where no synapse is looked at by
   * itself, that is, without caching, with energies that are linear in the change, and with changes
   * not counted.
   */
  private boolean canShareBackground(int r) {
    return !caching[r] && isLinear(replicas.get(r));
  }

  /** The same, of a network that has no transients yet. */
  static boolean couldShareBackground(Replica replica) {
    return !caches(replica) && isLinear(replica);
  }

  private static boolean isLinear(Replica replica) {
    return replica.measures().size() == 1 && !replica.countsChanges();
  }

  /** The form of the patterns that a network would learn from, if it were worth its while. */
  CudaPatterns.Form wantedForm(int r) {
    if (canShareBackground(r)) {
      return CudaPatterns.Form.SHARED_BACKGROUND;
    }
    return CudaPlastic.ranksUpdates(replicas.get(r))
        ? CudaPatterns.Form.BY_MAGNITUDE
        : CudaPatterns.Form.BY_ROW;
  }

  /**
   * Which form of the patterns each network learns from.
   *
   * @param sharing whether sharing a background is worth its while
   */
  void chooseForms(boolean sharing) {
    boolean changed = false;
    for (int r = 0; r < forms.length; r++) {
      CudaPatterns.Form wanted = wantedForm(r);
      boolean shared = wanted == CudaPatterns.Form.SHARED_BACKGROUND;
      int form = (shared && !sharing ? CudaPatterns.Form.BY_ROW : wanted).ordinal();
      changed |= form != forms[r];
      forms[r] = form;
    }
    if (changed) {
      uploadRules();
    }
  }
}
