package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import jcuda.driver.CUresult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The emulation finds mistakes in kernels that a device may let pass with wrong numbers. */
class EmulationMistakesTest extends SessionTest {
  private static final int BYTES = 64;

  private KernelModule kernels;
  private DeviceMemory memory;
  private DeviceMemory result;

  @BeforeEach
  void load() {
    kernels = session.load(EmulationMistakesTest.class, "selftest.ptx");
    memory = session.allocate("memory", BYTES);
    result = session.allocate("result", BYTES);
    memory.clear();
  }

  private KernelCall call(String kernel) {
    return kernels.kernel(kernel).call();
  }

  /** Launches one block, and expects the failure when it is waited for. */
  private void fails(int code, String told, KernelCall call, int threads, int shared) {
    call.launch(1, threads, shared);
    fails(code, told, GpuSession::synchronize);
  }

  private void fails(int code, String told, Consumer<GpuSession> action) {
    GpuFailure thrown = assertThrows(GpuFailure.class, () -> action.accept(session));
    assertEquals(code, thrown.code(), thrown::getMessage);
    assertTrue(thrown.getMessage().contains(told), thrown.getMessage());
  }

  @Test
  void readingPastTheEndFails() {
    KernelCall read = call("read_at").set(0, result).set(1, memory);
    read.set(2, 15L).launch(1, 32, 0);
    session.synchronize();
    fails(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "kernel 'read_at' (grid 1 x 1, block 32, 0 bytes shared): thread ",
        read.set(2, 16L),
        32,
        0);
  }

  @Test
  void readingFarAwayFails() {
    fails(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "reads ",
        call("read_at").set(0, result).set(1, memory).set(2, -1_000_000L),
        32,
        0);
  }

  @Test
  void writingPastTheEndFailsAndIsToldWithTheThread() {
    fails(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "thread 3 of block 0 writes 0 bytes past the end of allocation",
        call("write_at").set(0, memory).set(1, 16L),
        32,
        0);
  }

  @Test
  void writingBeforeTheStartIsFoundWhenTheMemoryIsFreed() {
    // A float two places before: the nearest of its bytes is told.
    call("write_at").set(0, memory).set(1, -2L).launch(1, 32, 0);
    session.synchronize();
    fails(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "a kernel wrote 5 bytes before allocation",
        s -> memory.close());
  }

  @Test
  void writingIntoTheGapAfterAnOddSizeIsFoundWhenTheMemoryIsFreed() {
    DeviceMemory odd = session.allocate("odd", 20);
    call("write_at").set(0, odd).set(1, 5L).launch(1, 32, 0);
    session.synchronize();
    fails(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "a kernel wrote 1 bytes past allocation",
        s -> odd.close());
  }

  @Test
  void usingFreedMemoryFails() {
    long freed = memory.address();
    memory.close();
    fails(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "argument 1 points to byte 0 of allocation",
        call("read_at").set(0, result).set(1, freed).set(2, 0L),
        32,
        0);
  }

  @Test
  void usingFreedMemoryThroughAPointerInMemoryFails() {
    DeviceMemory pointers = session.allocate("pointers", 8);
    pointers.upload(new long[] {memory.address()}, 0, 1, 0);
    call("read_through").set(0, result).set(1, pointers).launch(1, 32, 0);
    session.synchronize();
    memory.close();
    fails(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "which is freed",
        call("read_through").set(0, result).set(1, pointers),
        32,
        0);
  }

  @Test
  void aVectorThatIsNotAlignedCannotBeRead() {
    KernelCall read = call("read_four_at").set(0, result).set(1, memory);
    read.set(2, 16).launch(1, 32, 0);
    session.synchronize();
    fails(CUresult.CUDA_ERROR_MISALIGNED_ADDRESS, "not aligned", read.set(2, 4), 32, 0);
  }

  @Test
  void writingPastSharedMemoryFails() {
    KernelCall write = call("write_shared_at");
    write.set(0, 31).launch(1, 32, 128);
    session.synchronize();
    fails(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "writes outside of the 128 bytes of shared memory",
        write.set(0, 32),
        32,
        128);
  }

  @Test
  void noSharedMemoryIsThereUnlessAskedFor() {
    fails(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "outside of the 0 bytes of shared memory",
        call("write_shared_at").set(0, 0),
        32,
        0);
  }

  @RepeatedTest(12)
  void aBarrierThatSomeThreadsPassByFails() {
    fails(
        CUresult.CUDA_ERROR_LAUNCH_FAILED,
        "wait for ever, from thread 0 of block 0 on at the barrier selftest.cu:",
        call("half_a_barrier"),
        64,
        0);
  }

  @RepeatedTest(12)
  void threadsThatWaitAtDifferentBarriersFail() {
    fails(
        CUresult.CUDA_ERROR_LAUNCH_FAILED,
        "threads of block 0 wait at different barriers",
        call("two_barriers"),
        64,
        0);
  }

  @RepeatedTest(12)
  void aWarpThatMissesALaneFails() {
    fails(
        CUresult.CUDA_ERROR_LAUNCH_FAILED,
        "for its warp at selftest.cu:",
        call("a_lane_is_missing"),
        32,
        0);
  }

  @Test
  void aThreadOutsideOfTheMaskItNamesFails() {
    fails(
        CUresult.CUDA_ERROR_LAUNCH_FAILED,
        "is not in the mask that it names",
        call("not_in_its_mask"),
        32,
        0);
  }

  @RepeatedTest(12)
  void lanesThatMeetForDifferentOperationsFail() {
    DeviceMemory results = session.allocate("results", 128);
    fails(
        CUresult.CUDA_ERROR_LAUNCH_FAILED,
        "for different operations",
        call("different_operations").set(0, results),
        32,
        0);
  }

  @Test
  void blocksOfAnOrdinaryLaunchCannotWaitForEachOther() {
    KernelCall call =
        call("grid_barrier").set(0, memory).set(1, memory, 32).set(2, 1).set(3, result);
    call.launch(3, 32, 0);
    fails(CUresult.CUDA_ERROR_LAUNCH_FAILED, "in a loop with __nanosleep", GpuSession::synchronize);
  }

  @Test
  void aKernelWithoutAnEndIsStopped() {
    Emulation.setPatience(100);
    fails(
        CUresult.CUDA_ERROR_LAUNCH_TIMEOUT,
        "runs for too long",
        call("no_end").set(0, memory),
        32,
        0);
  }

  @Test
  void aTrapIsToldWithItsPlace() {
    fails(CUresult.CUDA_ERROR_LAUNCH_FAILED, "thread 9 of block 0", call("trapped"), 32, 0);
  }

  @Test
  void moreBlocksThanFitAtOnceCannotBeLaunchedTogether() {
    KernelCall call = call("half_a_barrier");
    fails(
        CUresult.CUDA_ERROR_COOPERATIVE_LAUNCH_TOO_LARGE,
        "half_a_barrier",
        s -> call.launchCooperative(5, 1024, 0));
  }

  @Test
  void afterAFailureNothingIsDoneAnyMore() {
    KernelCall scale = call("scale").set(0, memory).set(1, 17).set(2, 1f);
    fails(CUresult.CUDA_ERROR_ILLEGAL_ADDRESS, "kernel 'scale'", scale, 32, 0);
    fails(CUresult.CUDA_ERROR_ILLEGAL_ADDRESS, "kernel 'scale'", s -> scale.launch(1, 32, 0));
    assertEquals(CUresult.CUDA_ERROR_ILLEGAL_ADDRESS, Emulation.status());
  }
}
