package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.model.LayerLedger;

/** What the contract's parts share: how a backend is opened, read and compared. */
public abstract class BackendUnderTest {
  /** The backend to be tested. */
  protected abstract Backend backend();

  /** How close it has to come. */
  protected abstract Tolerance tolerance();

  /** What it cannot do; an empty list is the goal. */
  protected List<String> expectedUnsupported() {
    return List.of();
  }

  /** Output activities of the last forward pass, as precisely as the backend has them. */
  protected double[] outputs(Population population, int replica) {
    return widened(population.outputs(replica));
  }

  /** One part of one weight matrix, as precisely as the backend has it. */
  protected double[] weights(Population population, int replica, int layer, WeightPart part) {
    return widened(population.weights(replica, layer, part));
  }

  /** A population of one. */
  protected final Population open(ContractCase one) {
    return backend().open(PopulationSpec.single(one.network(), one.replica()));
  }

  /** Compares presentations, ledger and all parts of all weights of one replica. */
  final void compareState(
      String what, PlainReference reference, Population population, int replica) {
    assertEquals(
        reference.presentations(), population.presentations(replica), what + ": presentations");
    for (int n = 0; n < population.spec().network().layerCount(); n++) {
      for (WeightPart part : WeightPart.values()) {
        tolerance()
            .check(
                what + ", layer " + n + ", " + part,
                reference.weights(n, part),
                weights(population, replica, n, part),
                reference.weights(n, WeightPart.TOTAL));
      }
    }
    List<LayerLedger> expected = reference.ledger().layers();
    List<LayerLedger> actual = population.ledger(replica).layers();
    assertEquals(expected.size(), actual.size(), what + ": layers");
    for (int n = 0; n < expected.size(); n++) {
      double[] lost =
          tolerance()
              .lost(
                  reference.weights(n, WeightPart.PERSISTENT),
                  reference.weights(n, WeightPart.TRANSIENT),
                  reference.weights(n, WeightPart.TOTAL));
      tolerance().check(what + ", layer " + n, expected.get(n), actual.get(n), lost);
    }
  }

  static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
