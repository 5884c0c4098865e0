package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.EmulatedDevice;
import org.synapticcaching.device.GpuFailure;
import org.synapticcaching.device.KernelHeader;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** A slice that never sends ends the launch, and is told in one line, instead of hanging. */
@OnEmulation
class CudaStuckSliceTest {
  private static final Network NETWORK = Network.rp24(20, List.of(23), 5);
  private static final Patterns PATTERNS = ContractPatterns.DENSE.make(29, 20, 5, 5);

  @Test
  void aWordIsToldWithAllThatItHolds() {
    long word = (1L << 40) * (70_001 + 1) + (131L << 28) + (17L << 16) + 65_535;
    assertEquals(
        "slice 131 of network 70001 waited more than 30 s for slice 17, which sent nothing in"
            + " exchange 65535; if that happens again, use --backend simd and report this line",
        CudaStuckSlice.inWords(word));
  }

  @Test
  void theKernelIsAsPatientAsIsTold() {
    new KernelHeader("network/slices.cuh").defines("kPatience", CudaStuckSlice.PATIENCE).verify();
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "2,0,2", "4,1,1"})
  void theSliceThatIsMissingIsNamedWithItsNetworkAndKernel(int block, int network, int slice) {
    CudaBackend backend = new CudaBackend(CudaDivision.USUAL.withSlices(3));
    Replica replica = Replica.of(NETWORK, 7, 0.02, Consolidation.none());
    PopulationSpec spec = new PopulationSpec(NETWORK, List.of(replica, replica), 1);
    try (Population population = backend.open(spec)) {
      population.train(PATTERNS, 3);
      population.ledger(0);
      EmulatedDevice.loseBlock(block);
      population.train(PATTERNS, 3);
      GpuFailure thrown = assertThrows(GpuFailure.class, () -> population.ledger(0));
      String line = thrown.getMessage();
      assertEquals(1, line.lines().count());
      assertTrue(thrown.deviceLost());
      assertTrue(
          line.matches(
              ".*; kernel '\\w+' ended itself: slice [0-2] of network "
                  + network
                  + " waited more than 30 s for slice "
                  + slice
                  + ", which sent nothing in exchange 4; if that happens again.*"),
          line);
      assertTrue(!line.contains("slice " + slice + " of"), line);
    }
  }
}
