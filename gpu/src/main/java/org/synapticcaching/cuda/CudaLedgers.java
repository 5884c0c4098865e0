package org.synapticcaching.cuda;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Replica;

/**
 * Ledgers from the tallies that the kernel keeps, one per slice, and from sums over the weights.
 * Those of all networks are read at once, and kept until something changes.
 */
final class CudaLedgers {
  /** Places in a tally, as in {@code block.cuh}; then consolidation and path per measure. */
  static final int INTEGRAL = 1;

  static final int CHANGE = 2;
  static final int MODIFICATIONS = 3;
  private static final int CONSOLIDATION = CudaPool.TALLY_SUMS;

  private final CudaMemory memory;
  private final CudaKernels kernels;
  private final List<Replica> replicas;
  private final DeviceMemory sums;
  private double[] sumsNow;
  private double[] talliesNow;

  /** Null where no network counts its changes. */
  private final DeviceMemory churn;

  private long[] churnNow;
  private long[] changingNow;

  CudaLedgers(GpuSession session, CudaMemory memory, CudaKernels kernels, List<Replica> replicas) {
    this.memory = memory;
    this.kernels = kernels;
    this.replicas = replicas;
    long parts = (long) replicas.size() * memory.geometry.slices();
    long numbers = parts * memory.geometry.layers().size() * sumsLength();
    this.sums = session.allocate("sums over the weights", numbers * Double.BYTES);
    boolean counting = memory.plastic != null && memory.plastic.counting();
    long layers = parts * memory.geometry.layers().size();
    this.churn = counting ? session.allocate("sums of changes", layers * 2 * Long.BYTES) : null;
  }

  private int sumsLength() {
    return 3 * memory.mostMeasures + 1;
  }

  /** Forgets what was read. */
  void changed() {
    sumsNow = null;
  }

  private void read() {
    if (sumsNow != null) {
      return;
    }
    kernels.sum(sums);
    double[] tallies = new double[(int) (memory.tallies.bytes() / Double.BYTES)];
    memory.tallies.download(tallies, 0, tallies.length, 0);
    double[] read = new double[(int) (sums.bytes() / Double.BYTES)];
    sums.download(read, 0, read.length, 0);
    if (churn != null) {
      readChurn();
    }
    talliesNow = tallies;
    sumsNow = read;
  }

  private void readChurn() {
    churn.clear();
    kernels.sumChanges(churn);
    churnNow = new long[(int) (churn.bytes() / Long.BYTES)];
    churn.download(churnNow, 0, churnNow.length, 0);
    changingNow = memory.plastic.changing();
  }

  /** What one network has spent. */
  EnergyLedger ledger(int r) {
    read();
    List<LayerLedger> ledgers = new ArrayList<>();
    for (int n = 0; n < memory.geometry.layers().size(); n++) {
      ledgers.add(layer(r, n));
    }
    return new EnergyLedger(ledgers);
  }

  private LayerLedger layer(int r, int n) {
    int most = memory.mostMeasures;
    EnergyTally tally = new EnergyTally(replicas.get(r).measures());
    int measures = tally.measures().size();
    double[] residual = new double[measures];
    double[] minimum = new double[measures];
    long changed = 0;
    for (int s = 0; s < memory.geometry.slices(); s++) {
      int place = memory.part(r, s) * memory.geometry.layers().size() + n;
      int at = place * CudaPool.tallyLength(most);
      int sum = place * sumsLength();
      tally.addTransientIntegral(talliesNow[at + INTEGRAL]);
      tally.addTransientChange(talliesNow[at + CHANGE]);
      tally.addModifications(Double.doubleToRawLongBits(talliesNow[at + MODIFICATIONS]));
      for (int m = 0; m < measures; m++) {
        double alone = m == 0 ? 0 : sumsNow[sum + 2 * most + m];
        tally.addConsolidation(m, talliesNow[at + CONSOLIDATION + m] + alone);
        tally.addPath(m, talliesNow[at + CONSOLIDATION + most + m]);
        residual[m] += sumsNow[sum + m];
        minimum[m] += sumsNow[sum + most + m];
      }
      changed += (long) sumsNow[sum + 3 * most];
    }
    return tally.snapshot(
        memory.geometry.layer(n).shape(), residual, minimum, changed, churn(r, n));
  }

  private Churn churn(int r, int n) {
    if (!replicas.get(r).countsChanges()) {
      return Churn.NOT_COUNTED;
    }
    int layers = memory.geometry.layers().size();
    long updates = 0;
    long pairs = 0;
    for (int s = 0; s < memory.geometry.slices(); s++) {
      int place = memory.part(r, s) * layers + n;
      updates += churnNow[2 * place];
      pairs += churnNow[2 * place + 1];
    }
    // Every slice counts the presentations that changed any of them.
    return new Churn(changingNow[memory.part(r, 0) * layers + n], updates, pairs);
  }
}
