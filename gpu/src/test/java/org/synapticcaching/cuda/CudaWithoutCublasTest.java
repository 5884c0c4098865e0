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
  void everythingButTheBackendCublasWorks() throws Exception {
    List<String> told =
        EmulatedProcess.withoutCublas(empty).run(LearnWithoutCublas.class).lines().toList();
    assertEquals(
        List.of(
            "cuda is available",
            "networks learned from 20 presentations",
            "networks tested on 31 patterns",
            "perceptrons learned on cuda"),
        told.subList(0, 4));
    assertEquals(5, told.size(), told::toString);
    assertTrue(
        told.get(4).startsWith("backend 'cublas' is not available: cuBLAS was not found: "),
        told.get(4));
    assertTrue(told.get(4).contains(empty.toString()), told.get(4));
  }
}
