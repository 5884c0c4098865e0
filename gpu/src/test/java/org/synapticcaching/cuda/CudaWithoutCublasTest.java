package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.device.EmulatedProcess;
import org.synapticcaching.device.OnEmulation;

/** A machine with a driver and no cuBLAS. */
@OnEmulation
class CudaWithoutCublasTest {
  @TempDir private Path empty;

  @Test
  void networksAndPerceptronsLearnAndOnlyCublasIsRefused() throws Exception {
    List<String> told =
        EmulatedProcess.withoutCublas(empty).run(LearnWithoutCublas.class).lines().toList();
    assertEquals(
        List.of(
            "cuda is available",
            "networks learned from 20 presentations",
            "perceptrons learned on cuda"),
        told.subList(0, 3));
    assertEquals(4, told.size(), told::toString);
    assertTrue(
        told.get(3).startsWith("backend 'cublas' is not available: cuBLAS was not found: "),
        told.get(3));
    assertTrue(told.get(3).contains(empty.toString()), told.get(3));
  }
}
