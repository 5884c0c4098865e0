package org.synapticcaching.cuda;

import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.Kernel;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.KernelModule;

/**
 * The kernels of {@code network.cu} and {@code selected.cu}, ready to be launched for one
 * population.
 */
final class CudaKernels {
  /** What {@link #advance} does, in this order; {@code enum Step} of {@code layout.cuh}. */
  static final int FORWARD = 1;

  static final int BACKWARD = 2;
  static final int CONSOLIDATE = 4;
  static final int FOLD = 8;

  private static final int THREADS = 256;

  private final CudaMemory memory;
  private final int networks;
  private final KernelCall advance;
  private final KernelCall begin;
  private final KernelCall sum;

  /** Null where no network counts its changes. */
  private final KernelCall changes;

  /** Networks of several slices that can be on the device at once. */
  private final int networksAtOnce;

  CudaKernels(GpuSession session, CudaMemory memory, int networks) {
    this.memory = memory;
    this.networks = networks;
    KernelModule module = session.load(CudaKernels.class, "network.ptx");
    CudaPlastic plastic = memory.plastic;
    KernelModule selected =
        plastic == null ? null : session.load(CudaKernels.class, "selected.ptx");
    Kernel kernel =
        plastic == null ? module.kernel("advance") : selected.kernel("advance_selected");
    this.advance = kernel.call();
    this.begin = module.kernel("begin_weights").call();
    this.sum = module.kernel("sum_weights").call();
    int resident =
        session.gpu().multiprocessors()
            * advance.leaveCache(memory.geometry.threads(), memory.pool.bytes());
    this.networksAtOnce = resident / memory.geometry.slices();
    if (networksAtOnce == 0) {
      throw new IllegalStateException(
          "cuda: "
              + session.gpu().name()
              + " runs "
              + resident
              + " blocks of "
              + memory.pool.bytes()
              + " bytes of shared memory at once; this network needs "
              + memory.geometry.slices());
    }
    advance.set(0, memory.shape).set(1, memory.replicas.memory()).set(2, memory.states);
    if (plastic != null) {
      advance.set(9, plastic.memory());
    }
    this.changes =
        plastic != null && plastic.counting()
            ? selected.kernel("sum_counts").call().set(0, memory.shape).set(1, plastic.memory())
            : null;
    begin.set(0, memory.shape).set(1, memory.replicas.memory());
    sum.set(0, memory.shape).set(1, memory.replicas.memory()).set(2, memory.states);
  }

  /** Weights from initial weights, transients 0. */
  void begin() {
    begin.launch(networks * memory.geometry.slices(), THREADS, 0);
  }

  /**
   * Some presentations of some networks.
   *
   * @param from place of the first of them in the selection
   * @param orders patterns to present, {@code [network][presentation]}
   */
  void advance(
      DeviceMemory forms, int from, int count, DeviceMemory orders, int presentations, int mode) {
    advance
        .set(3, forms)
        .set(4, memory.selected, (long) from * Integer.BYTES)
        .set(5, count)
        .set(6, orders)
        .set(7, presentations)
        .set(8, mode);
    int slices = memory.geometry.slices();
    int threads = memory.geometry.threads();
    if (slices == 1) {
      advance.launch(count, threads, memory.pool.bytes());
    } else {
      int grid = Math.min(count, networksAtOnce) * slices;
      advance.launchCooperative(grid, threads, memory.pool.bytes());
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
