package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.model.Network;

/** How many rows stay in shared memory, on cards of which half a multiprocessor has so much. */
class CudaHotTest {
  private static final int MULTIPROCESSORS = 132;

  private static CudaHot of(int kilobytes, int most, int inputs, Integer... hidden) {
    int shared = kilobytes * 1024;
    CudaGeometry geometry =
        CudaGeometry.of(Network.lr20(inputs, List.of(hidden), 10), MULTIPROCESSORS);
    return CudaHot.of(geometry, new CudaPool(geometry, false, 0, 1, 0, shared), shared, most);
  }

  /** Compute capability 9.0, 8.0, 8.6: as the header of network.cu says. */
  @ParameterizedTest
  @CsvSource({"113, 109, 219", "81, 68, 137", "49, 0, 55"})
  void asManyAsFitBesideThePool(int kilobytes, int singles, int direct) {
    assertEquals(new CudaHot(singles, direct, 100), of(kilobytes, Integer.MAX_VALUE, 784, 100));
  }

  @Test
  void allRowsOfASmallNetworkAndNoMore() {
    assertEquals(new CudaHot(21, 21, 12), of(113, Integer.MAX_VALUE, 21, 9));
  }

  @Test
  void noMoreThanWanted() {
    assertEquals(new CudaHot(70, 70, 100), of(113, 70, 784, 100));
    assertEquals(0, of(113, 0, 784, 100).rows(CudaManner.SINGLES));
  }

  @Test
  void noneWhereANetworkHasSeveralSlicesOrHiddenLayers() {
    assertEquals(CudaHot.NONE, of(113, Integer.MAX_VALUE, 784, 1000));
    assertEquals(CudaHot.NONE, of(113, Integer.MAX_VALUE, 784, 100, 30));
  }

  @Test
  void otherMannersKeepNone() {
    CudaHot hot = of(113, Integer.MAX_VALUE, 784, 100);
    assertEquals(0, hot.rows(CudaManner.GROUPS) + hot.rows(CudaManner.ANY));
    assertEquals(0, hot.bytes(CudaManner.GROUPS));
    assertTrue(hot.bytes(CudaManner.SINGLES) > 0);
  }
}
