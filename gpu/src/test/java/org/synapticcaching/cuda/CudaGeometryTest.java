package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.model.Network;

/** How networks are dealt to blocks on a card with 132 multiprocessors. */
class CudaGeometryTest {
  private static final int MULTIPROCESSORS = 132;
  private static final int SHARED = 227 * 1024;

  private static CudaGeometry of(Integer... hidden) {
    return CudaGeometry.of(Network.lr20(784, List.of(hidden), 10), MULTIPROCESSORS);
  }

  @Test
  void smallNetworkHasABlockToItself() {
    CudaGeometry geometry = of(100);
    assertEquals(1, geometry.slices());
    assertEquals(256, geometry.threads());
    assertEquals(100, geometry.layer(0).width());
    assertEquals(784 * 100 + 10 * 100, geometry.floats());
  }

  @Test
  void largeHiddenLayerHasTheWholeCard() {
    assertEquals(132, of(10_000).slices());
    assertEquals(76, of(10_000).layer(0).width());
    assertEquals(132, of(100_000).slices());
    assertEquals(16, of(1000).slices());
  }

  @Test
  void severalHiddenLayersAreNeverSliced() {
    assertEquals(1, of(2000, 30).slices());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 100, 155, 256, 257, 1000, 3001, 10_000, 31_622, 100_000})
  void everyUnitIsInOneSliceAndFewThreadsIdle(int units) {
    CudaGeometry geometry = of(units);
    int sum = 0;
    for (int s = 0; s < geometry.slices(); s++) {
      assertTrue(geometry.layer(0).lanes(s) > 0);
      sum += geometry.layer(0).lanes(s);
    }
    assertEquals(units, sum);
    int quads = geometry.layer(0).width() / 4;
    int busy = geometry.threads() / quads * quads;
    assertTrue(busy >= 0.85 * geometry.threads(), units + ": " + geometry.threads());
  }

  @Test
  void poolPlacesDoNotOverlapAndStayWithinTheLimit() {
    CudaGeometry geometry = of(100);
    CudaPool pool = new CudaPool(geometry, true, 4, 3, 0, SHARED);
    int[] places = {
      pool.unitsAt,
      pool.gatherAt,
      pool.listAt,
      pool.pendingAt,
      pool.slotsAt,
      pool.updatesAt,
      pool.marksAt,
      pool.tallyAt,
      pool.exchangeAt,
      pool.measuredAt,
      pool.weightsAt(1)
    };
    for (int n = 1; n < places.length; n++) {
      assertTrue(places[n] >= places[n - 1] && places[n] % 4 == 0, "place " + n);
    }
    assertEquals(4 * (pool.weightsAt(1) + 2 * 10 * 100), pool.bytes());
    assertTrue(pool.bytes() <= SHARED);
    assertEquals(-1, new CudaPool(geometry, false, 0, 1, 0, 10_000).weightsAt(1));
  }
}
