package org.synapticcaching.cuda;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.KernelModule;

/**
 * The kernels of the folder {@code network}, ready to be launched for one population. Those that
 * advance networks are loaded when they are first needed: the driver takes its time to translate
 * them.
 */
final class CudaKernels {
  /** What {@link #advance} does, in this order; {@code enum Step} of {@code layout.cuh}. */
  static final int FORWARD = 1;

  static final int BACKWARD = 2;
  static final int CONSOLIDATE = 4;
  static final int FOLD = 8;

  /** A whole presentation. */
  static final int WHOLE = FORWARD | BACKWARD | CONSOLIDATE;

  private static final int THREADS = 256;

  private final GpuSession session;
  private final CudaMemory memory;
  private final int networks;
  private final Map<CudaManner, Advance> advances = new EnumMap<>(CudaManner.class);
  private final KernelCall begin;
  private final KernelCall sum;

  /** Null where no network counts its changes. */
  private final KernelCall changes;

  /**
   * A kernel that advances networks.
   *
   * @param networksAtOnce networks of several slices that can be on the device at once
   */
  private record Advance(KernelCall call, int networksAtOnce) {}

  CudaKernels(GpuSession session, CudaMemory memory, int networks) {
    this.session = session;
    this.memory = memory;
    this.networks = networks;
    KernelModule between = session.load(CudaKernels.class, "read.ptx");
    this.begin = between.kernel("begin_weights").call();
    this.sum = between.kernel("sum_weights").call();
    CudaPlastic plastic = memory.plastic;
    this.changes =
        plastic != null && plastic.counting()
            ? session
                .load(CudaKernels.class, "selected.ptx")
                .kernel("sum_counts")
                .call()
                .set(0, memory.shape)
                .set(1, plastic.memory())
            : null;
    begin.set(0, memory.shape).set(1, memory.replicas.memory());
    sum.set(0, memory.shape).set(1, memory.replicas.memory()).set(2, memory.states);
    advanceIn(memory.manner(IntStream.range(0, networks).toArray()));
  }

  /** The kernel for networks of this manner; fails where the card has no room for one network. */
  private Advance advanceIn(CudaManner manner) {
    Advance known = advances.get(manner);
    if (known != null) {
      return known;
    }
    boolean sliced = memory.geometry.slices() > 1;
    boolean hot = memory.hot.rows(manner) > 0;
    String resource = manner.resource(hot);
    String name = manner.kernel(sliced, hot);
    if (memory.plastic != null) {
      String more = manner.isLocal() ? "_local" : manner.draws() ? "_chance" : "";
      resource = "selected" + more + ".ptx";
      name = "advance_selected" + more;
    }
    KernelCall call = session.load(CudaKernels.class, resource).kernel(name).call();
    int bytes = memory.sharedBytes(manner);
    int resident =
        session.gpu().multiprocessors() * call.leaveCache(memory.geometry.threads(), bytes);
    int atOnce = resident / memory.geometry.slices();
    if (atOnce == 0) {
      throw new IllegalStateException(
          "cuda: "
              + session.gpu().name()
              + " runs "
              + resident
              + " blocks of "
              + bytes
              + " bytes of shared memory at once; this network needs "
              + memory.geometry.slices());
    }
    call.set(0, memory.shape).set(1, memory.replicas.memory()).set(2, memory.states);
    int next = 9;
    if (memory.plastic != null) {
      call.set(next++, memory.plastic.memory());
    }
    if (manner.draws()) {
      call.set(next++, memory.chances == null ? 0 : memory.chances.address());
    }
    if (manner.isLocal()) {
      call.set(next, memory.following.locals());
    }
    Advance made = new Advance(call, atOnce);
    advances.put(manner, made);
    return made;
  }

  /** Weights from initial weights, transients 0. */
  void begin() {
    begin.launch(networks * memory.geometry.slices(), THREADS, 0);
  }

  /**
   * Some presentations of some networks.
   *
   * @param manner of all of these networks; for other than whole presentations of networks that
   *     {@link CudaMemory#manner} gives it to {@link CudaManner#inAnyWay}
   * @param from place of the first of them in the selection
   * @param orders patterns to present, {@code [network][presentation]}
   */
  void advance(
      CudaManner manner,
      DeviceMemory forms,
      int from,
      int count,
      DeviceMemory orders,
      int presentations,
      int mode) {
    Advance advance = advanceIn(manner);
    advance
        .call
        .set(3, forms)
        .set(4, memory.selected, (long) from * Integer.BYTES)
        .set(5, count)
        .set(6, orders)
        .set(7, presentations)
        .set(8, mode);
    int slices = memory.geometry.slices();
    int threads = memory.geometry.threads();
    int bytes = memory.sharedBytes(manner);
    if (slices == 1) {
      advance.call.launch(count, threads, bytes);
    } else {
      int grid = Math.min(count, advance.networksAtOnce) * slices;
      advance.call.launchCooperative(grid, threads, bytes);
    }
  }

  /** Sums over the weights of all networks, see {@code sum_weights}. */
  void sum(DeviceMemory sums) {
    sum.set(3, memory.geometry.threads()).set(4, sums);
    sum.launch(networks * memory.geometry.slices(), THREADS, THREADS * Double.BYTES);
  }

  /** Sums of how often synapses have changed, see {@code sum_counts}; of zeros before. */
  void sumChanges(DeviceMemory sums) {
    changes.set(2, sums).launch(networks * memory.geometry.slices(), THREADS, 0);
  }
}
