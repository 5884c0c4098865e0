package org.synapticcaching.figure.experiment.competition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;

class WithinSubnetTest {
  @Test
  void aShareOfTheSubnetIsANumberOfSynapsesInEachMatrix() {
    PlasticShare units = PlasticShare.count(10);
    // A bias beside 784 pixels, 10 outputs.
    List<PlasticShare> shares = List.of(PlasticShare.count(785), PlasticShare.count(10));
    assertEquals(
        Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.ALL)
            .withShares(shares)
            .within(units),
        WithinSubnet.largest(Competition.network(20), units, 0.1));
  }

  @Test
  void allOutputWeightsOfTheSubnetCanBePlastic() {
    PlasticShare units = PlasticShare.count(80);
    List<PlasticShare> shares = List.of(PlasticShare.count(6280), PlasticShare.count(800));
    assertEquals(
        Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.ALL)
            .withShares(shares)
            .within(units),
        WithinSubnet.largestInputs(Competition.network(200), units, 0.1));
  }
}
