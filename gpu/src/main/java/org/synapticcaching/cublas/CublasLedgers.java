package org.synapticcaching.cublas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Replica;

/** Reads the ledgers of all networks at once, and again only after something has changed. */
final class CublasLedgers {
  private final DeviceNetworks networks;
  private final int population;
  private final KernelCall weightEnergies;
  private final KernelCall sumWeightEnergies;

  /** {@code [place][layer][cell]}. */
  private final double[] cells;

  /** {@code [place][layer][measure, then the number that are not 0]}. */
  private final double[] residual;

  private final double[] minimum;

  /** Null where no network counts its changes, or has a competitive rule. */
  private final KernelCall sumChanges;

  /** {@code [place][layer]}, and {@code [place][layer][updates, pairs]}. */
  private final long[] changing;

  private final long[] churn;
  private boolean known;

  CublasLedgers(DeviceNetworks networks, int population) {
    this.networks = networks;
    this.population = population;
    this.weightEnergies = networks.call("ledger", "weight_energies");
    this.sumWeightEnergies =
        networks.call("ledger", "sum_weight_energies").set(1, networks.weightEnergies.memory());
    int rows = Math.multiplyExact(population, networks.layers.size());
    this.cells = new double[Math.multiplyExact(rows, networks.cells())];
    this.residual = new double[Math.multiplyExact(rows, networks.measures + 1)];
    this.minimum = new double[residual.length];
    boolean plain = networks.plastic == null;
    this.changing = new long[plain ? 0 : rows];
    this.churn = new long[2 * changing.length];
    this.sumChanges =
        plain
            ? null
            : networks.call("count_changes", "sum_changes").set(1, networks.plastic.churn.memory());
  }

  /** Something was learned, set or moved. */
  void forget() {
    known = false;
  }

  /** The ledger of the network in a place. */
  EnergyLedger of(int place, Replica replica) {
    if (!known) {
      sum(0, residual);
      sum(1, minimum);
      networks.ledger.memory().download(cells, 0, cells.length, 0);
      if (sumChanges != null) {
        sumChanges();
      }
      known = true;
    }
    List<LayerLedger> layers = new ArrayList<>();
    for (int n = 0; n < networks.layers.size(); n++) {
      layers.add(layer(place * networks.layers.size() + n, n, replica));
    }
    return new EnergyLedger(layers);
  }

  /** Energies of s, or of l + s. */
  private void sum(int withPersistent, double[] into) {
    networks.launchOverMatrices(weightEnergies.set(1, withPersistent), population);
    sumWeightEnergies.launch(networks.layers.size(), population, 32, 0);
    networks.weightEnergies.memory().download(into, 0, into.length, 0);
  }

  private void sumChanges() {
    networks.plastic.churn.memory().clear();
    sumChanges.launch(networks.allBlocks, population, networks.threads, 0);
    networks.plastic.churn.memory().download(churn, 0, churn.length, 0);
    networks.plastic.changing.memory().download(changing, 0, changing.length, 0);
  }

  private LayerLedger layer(int row, int layer, Replica replica) {
    List<ChangeMeasure> measures = replica.measures();
    LayerShape shape = networks.layers.get(layer).shape;
    int cell = row * networks.cells();
    int energies = row * (networks.measures + 1);
    int count = measures.size();
    int updates = cell + networks.quantities;
    return new LayerLedger(
        shape.name(),
        shape.synapses(),
        measures,
        boxed(cells, cell + 2, count),
        boxed(cells, updates + 1, count),
        boxed(residual, energies, count),
        boxed(minimum, energies, count),
        cells[cell],
        cells[cell + 1],
        (long) cells[updates],
        (long) minimum[energies + networks.measures],
        replica.countsChanges()
            ? new Churn(changing[row], churn[2 * row], churn[2 * row + 1])
            : Churn.NOT_COUNTED);
  }

  private static List<Double> boxed(double[] values, int from, int count) {
    return Arrays.stream(values, from, from + count).boxed().toList();
  }
}
