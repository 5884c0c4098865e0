package org.synapticcaching.cuda.perceptron;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.synapticcaching.device.DeviceMark;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.KernelModule;

/**
 * Brings tasks onto the device while others learn there: they are uploaded in one stream, and those
 * that came together are transposed and multiplied ({@code gram.cu}) by two launches in another.
 */
final class CudaPerceptronAdmission {
  /** Tasks of one batch. */
  private static final int MOST = 64;

  /** Batches under way at once. */
  private static final int BATCHES = 4;

  private static final int WARP = 32;
  private static final int BLOCK = 256;

  private final CudaPerceptronTurns turns;
  private final GpuSession preparation;
  private final DeviceMemory addresses;
  private final DeviceMark uploaded;
  private final Kind signs;
  private final Kind numbers;
  private final Deque<Batch> spare = new ArrayDeque<>();
  private final Deque<Batch> underWay = new ArrayDeque<>();
  private Batch open;

  /** The kernels for one kind of patterns. */
  private record Kind(KernelCall columns, KernelCall gram) {}

  /** Tasks that are prepared together; number {@code index} has its own part of the addresses. */
  private record Batch(
      int index,
      DeviceMark prepared,
      List<CudaPerceptronTenant> tenants,
      List<CudaPerceptronRun> runs) {}

  /**
   * No task is under way yet.
   *
   * @param uploads stream of the memory that tasks are uploaded to
   * @param preparation stream of the kernels
   */
  CudaPerceptronAdmission(GpuSession uploads, GpuSession preparation, CudaPerceptronTurns turns) {
    this.turns = turns;
    this.preparation = preparation;
    KernelModule gram = preparation.load(CudaPerceptronAdmission.class, "gram.ptx");
    signs =
        new Kind(
            gram.kernel("perceptron_columns_signs").call(),
            gram.kernel("perceptron_gram_signs").call());
    numbers =
        new Kind(
            gram.kernel("perceptron_columns_numbers").call(),
            gram.kernel("perceptron_gram_numbers").call());
    addresses =
        uploads.allocate("addresses of perceptron tasks", (long) BATCHES * MOST * Long.BYTES);
    uploaded = uploads.mark();
    for (int index = 0; index < BATCHES; index++) {
      spare.add(new Batch(index, preparation.mark(), new ArrayList<>(), new ArrayList<>()));
    }
  }

  /** Whether a further task can be added now. */
  boolean accepts() {
    return open == null ? !spare.isEmpty() : open.tenants.size() < MOST;
  }

  /** Uploads a task; {@link #begin} then has it prepared. */
  void add(CudaPerceptronTenant tenant) {
    if (open == null) {
      open = spare.remove();
    }
    tenant.slot().upload(tenant.piece());
    open.tenants.add(tenant);
    open.runs.addAll(tenant.runs(turns));
  }

  /** Has all tasks prepared that were added since; whether there were any. */
  boolean begin() {
    if (open == null) {
      return false;
    }
    long at = (long) open.index * MOST * Long.BYTES;
    List<CudaPerceptronTenant> ofSigns = of(open, true);
    List<CudaPerceptronTenant> ofNumbers = of(open, false);
    long[] all = new long[open.tenants.size()];
    int count = 0;
    for (List<CudaPerceptronTenant> kind : List.of(ofSigns, ofNumbers)) {
      for (CudaPerceptronTenant tenant : kind) {
        all[count++] = tenant.piece().address() + tenant.slot().job(0);
      }
    }
    addresses.upload(all, 0, count, at);
    uploaded.set();
    uploaded.holdBack(preparation);
    launch(signs, ofSigns, at);
    launch(numbers, ofNumbers, at + (long) ofSigns.size() * Long.BYTES);
    open.prepared.set();
    underWay.add(open);
    open = null;
    return true;
  }

  private static List<CudaPerceptronTenant> of(Batch batch, boolean onlySigns) {
    return batch.tenants.stream()
        .filter(tenant -> tenant.slot().patterns().onlySigns() == onlySigns)
        .toList();
  }

  /** One launch each for all tasks of a kind: a row of blocks for every task. */
  private void launch(Kind kind, List<CudaPerceptronTenant> tenants, long at) {
    if (tenants.isEmpty()) {
      return;
    }
    int patterns =
        tenants.stream().mapToInt(tenant -> tenant.slot().patterns().patterns()).max().orElse(1);
    int stride =
        tenants.stream().mapToInt(tenant -> tenant.slot().patterns().stride()).max().orElse(1);
    int block = Math.min(BLOCK, (patterns + WARP - 1) / WARP * WARP);
    kind.columns
        .set(0, addresses, at)
        .launch((stride + block - 1) / block, tenants.size(), block, 0);
    if (tenants.stream().anyMatch(tenant -> tenant.slot().gram() != 0)) {
      kind.gram.set(0, addresses, at).launch(patterns, tenants.size(), block, 0);
    }
  }

  /** Runs of tasks that have been prepared since, which may learn from now on. */
  List<CudaPerceptronRun> arrived() {
    List<CudaPerceptronRun> arrived = new ArrayList<>();
    while (!underWay.isEmpty() && underWay.peek().prepared.reached()) {
      Batch batch = underWay.remove();
      arrived.addAll(batch.runs);
      batch.tenants.clear();
      batch.runs.clear();
      spare.add(batch);
    }
    return arrived;
  }
}
