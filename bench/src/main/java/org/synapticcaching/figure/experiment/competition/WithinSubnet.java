package org.synapticcaching.figure.experiment.competition;

import java.util.List;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;

/** Competition within a subnet. */
final class WithinSubnet {
  private WithinSubnet() {}

  /**
   * The largest updates, as many as a fraction of the subnet's synapses, matrix by matrix.
   *
   * @param network with one hidden layer
   * @param units hidden neurons in the subnet
   * @param fraction of the subnet's synapses
   */
  static Plasticity largest(Network network, PlasticShare units, double fraction) {
    int plastic = units.kept(network.hidden().get(0));
    List<PlasticShare> counts =
        network.layers().stream().map(layer -> count(layer, plastic, network, fraction)).toList();
    return Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.ALL)
        .withShares(counts)
        .within(units);
  }

  /**
   * The largest updates, as many as a fraction of the subnet's input weights, and all of its output
   * weights.
   *
   * @param network with one hidden layer
   * @param units hidden neurons in the subnet
   * @param fraction of the subnet's input weights
   */
  static Plasticity largestInputs(Network network, PlasticShare units, double fraction) {
    int plastic = units.kept(network.hidden().get(0));
    LayerShape inputs = network.layers().get(0);
    PlasticShare outputs = PlasticShare.count(plastic * network.outputs());
    return Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.ALL)
        .withShares(List.of(count(inputs, plastic, network, fraction), outputs))
        .within(units);
  }

  private static PlasticShare count(
      LayerShape layer, int plastic, Network network, double fraction) {
    int across = layer.name().equals("W1") ? layer.pre() : network.outputs();
    return PlasticShare.count((int) Math.max(1, Math.rint(fraction * plastic * across)));
  }
}
