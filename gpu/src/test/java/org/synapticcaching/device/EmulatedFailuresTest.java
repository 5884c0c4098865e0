package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_ERROR_ECC_UNCORRECTABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What goes wrong on a device says what it was, and leaves nothing there: that is checked after
 * every test on the emulation.
 */
@OnEmulation
class EmulatedFailuresTest {
  private static final long MIB = 1 << 20;

  private static KernelModule kernels(GpuSession session) {
    return session.load(EmulatedFailuresTest.class, "selftest.ptx");
  }

  private static KernelCall scale(GpuSession session, int count) {
    DeviceMemory memory = session.allocate("values", 64);
    return kernels(session).kernel("scale").call().set(0, memory).set(1, count).set(2, 2f);
  }

  private static GpuFailure failure(Executable executable, String... told) {
    GpuFailure thrown = assertThrows(GpuFailure.class, executable);
    for (String part : told) {
      assertTrue(thrown.getMessage().contains(part), () -> part + " not in: " + thrown);
    }
    assertEquals(1, thrown.getMessage().lines().count());
    return thrown;
  }

  @Test
  void anAllocationThatDoesNotFitSaysHowMuchIsNeededAndFree() {
    Emulation.setTotalBytes(8 * MIB);
    try (GpuSession session = Gpu.first().openSession()) {
      session.allocate("the weights", 3 * MIB);
      long free = session.freeBytes();
      OutOfDeviceMemory thrown =
          assertThrows(OutOfDeviceMemory.class, () -> session.allocate("the caches", 6 * MIB));
      assertEquals(6 * MIB, thrown.needed());
      assertEquals(free, thrown.free());
      assertTrue(
          thrown.getMessage().startsWith("out of device memory: the caches needs 6.0 MiB"),
          thrown.getMessage());
      session.allocate("something smaller", MIB);
    }
  }

  @Test
  void whatIsRequiredIsCheckedBeforeAnythingIsAllocated() {
    Emulation.setTotalBytes(8 * MIB);
    try (GpuSession session = Gpu.first().openSession()) {
      session.require("a population of 2", 2 * MIB);
      OutOfDeviceMemory thrown =
          assertThrows(
              OutOfDeviceMemory.class, () -> session.require("a population of 20", 20 * MIB));
      assertEquals(20 * MIB, thrown.needed());
      assertEquals(0, Emulation.liveAllocations());
    }
  }

  @Test
  void memoryIsFreedWhenAnExceptionEndsTheSession() {
    assertThrows(
        ArithmeticException.class,
        () -> {
          try (GpuSession session = Gpu.first().openSession()) {
            session.allocate("values", MIB).upload(new int[4], 0, 4, 0);
            session.timer().start();
            session.blas();
            throw new ArithmeticException();
          }
        });
    assertEquals(0, Emulation.liveAllocations());
  }

  @Test
  void anUnknownKernelIsRefusedWithThoseThatThereAre() {
    try (GpuSession session = Gpu.first().openSession()) {
      IllegalArgumentException thrown =
          assertThrows(
              IllegalArgumentException.class, () -> kernels(session).kernel("no_such_kernel"));
      assertTrue(thrown.getMessage().contains("'no_such_kernel'"), thrown.getMessage());
      assertTrue(thrown.getMessage().contains("scale"), thrown.getMessage());
    }
  }

  @Test
  void aLaunchWithoutAllArgumentsIsRefused() {
    try (GpuSession session = Gpu.first().openSession()) {
      KernelCall call = kernels(session).kernel("scale").call().set(1, 3).set(1, 4);
      IllegalStateException thrown =
          assertThrows(IllegalStateException.class, () -> call.launch(1, 32, 0));
      assertEquals("kernel 'scale' is launched with 2 arguments not set", thrown.getMessage());
    }
  }

  @Test
  void aRefusedLaunchNamesKernelGridBlockAndSharedMemory() {
    try (GpuSession session = Gpu.first().openSession()) {
      KernelCall call = scale(session, 16);
      GpuFailure thrown =
          failure(
              () -> call.launch(3, 2048, 128),
              "launching kernel 'scale' (grid 3, block 2048, 128 bytes shared)",
              "CUDA_ERROR_INVALID_VALUE");
      assertFalse(thrown.deviceLost());
      call.launch(1, 32, 0);
      session.synchronize();
    }
  }

  @Test
  void moreSharedMemoryThanABlockCanHaveIsToldWithTheLimit() {
    try (GpuSession session = Gpu.first().openSession()) {
      KernelCall call = scale(session, 16);
      int limit = session.gpu().sharedBytesPerBlock();
      failure(
          () -> call.launch(1, 32, limit + 1),
          "kernel 'scale' (grid 1, block 32, " + (limit + 1) + " bytes shared)",
          "at most " + limit);
      call.launch(1, 32, limit);
      session.synchronize();
    }
  }

  @Test
  void aKernelThatFailsIsNamedWhereItsFailureSurfacesAndTheDeviceIsLost() {
    try (GpuSession session = Gpu.first().openSession()) {
      KernelCall call = scale(session, 1 << 20);
      GpuFailure thrown =
          failure(
              () -> {
                call.launch(1 << 12, 256, 0);
                session.synchronize();
              },
              "CUDA_ERROR_ILLEGAL_ADDRESS",
              "kernel 'scale' (grid 4096, block 256, 0 bytes shared)");
      assertTrue(thrown.deviceLost());
      failure(session::synchronize, "this process can use the GPU no more");
    }
  }

  @Test
  void aDeviceLostInTheMiddleOfARunIsToldByTheNextCall() {
    try (GpuSession session = Gpu.first().openSession()) {
      KernelCall call = scale(session, 16);
      Emulation.failAfterLaunches(2, CUDA_ERROR_ECC_UNCORRECTABLE);
      GpuFailure thrown =
          failure(
              () -> {
                for (int n = 0; n < 3; n++) {
                  call.launch(1, 32, 0);
                }
                session.synchronize();
              },
              "CUDA_ERROR_ECC_UNCORRECTABLE");
      assertTrue(thrown.deviceLost());
      assertEquals(CUDA_ERROR_ECC_UNCORRECTABLE, thrown.code());
    }
  }

  @Test
  void cublasSaysWhichOfItsFunctionsFailed() {
    try (GpuSession session = Gpu.first().openSession()) {
      DeviceMemory matrix = session.allocate("matrix", 64);
      CublasHandle blas = session.blas();
      GpuFailure thrown =
          failure(
              () ->
                  blas.sgemv(
                      false,
                      4,
                      4,
                      1,
                      matrix.pointer(),
                      1,
                      matrix.pointer(),
                      1,
                      0,
                      matrix.pointer(),
                      1),
              "cublasSgemv",
              "CUBLAS_STATUS_INVALID_VALUE");
      assertFalse(thrown.deviceLost());
    }
  }

  @Test
  void ptxThatTheDriverRefusesIsNamed() {
    try (GpuSession session = Gpu.first().openSession()) {
      failure(
          () -> session.load(EmulatedFailuresTest.class, "broken.ptx"),
          "loading the kernels of broken.ptx");
    }
  }
}
