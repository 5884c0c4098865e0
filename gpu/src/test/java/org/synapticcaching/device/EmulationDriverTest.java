package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.Test;

/** The emulated driver: what is done when, what is refused, and what is counted. */
class EmulationDriverTest extends SessionTest {
  private static final int FLOATS = 4;

  private static void succeeds(int code) {
    assertEquals(CUresult.CUDA_SUCCESS, code);
  }

  @Test
  void workIsDoneNoSoonerThanSomebodyWaitsForIt() {
    CUstream stream = new CUstream();
    CUdeviceptr device = new CUdeviceptr();
    Pointer pinned = new Pointer();
    succeeds(JCudaDriver.cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING));
    succeeds(JCudaDriver.cuMemAlloc(device, 4 * FLOATS));
    succeeds(JCudaDriver.cuMemAllocHost(pinned, 4 * FLOATS));
    FloatBuffer host =
        pinned.getByteBuffer(0, 4 * FLOATS).order(ByteOrder.nativeOrder()).asFloatBuffer();
    host.put(0, 7);
    succeeds(JCudaDriver.cuMemcpyHtoDAsync(device, pinned, 4 * FLOATS, stream));
    host.put(0, 8);
    float[] early = new float[1];
    succeeds(JCudaDriver.cuMemcpyDtoH(Pointer.to(early), device, 4));
    assertTrue(Float.isNaN(early[0]), "another stream's work is not waited for");
    succeeds(JCudaDriver.cuStreamSynchronize(stream));
    succeeds(JCudaDriver.cuMemcpyDtoH(Pointer.to(early), device, 4));
    assertEquals(8f, early[0], "the buffer was changed before it was copied");
    succeeds(JCudaDriver.cuMemFreeHost(pinned));
    succeeds(JCudaDriver.cuMemFree(device));
    succeeds(JCudaDriver.cuStreamDestroy(stream));
  }

  @Test
  void arraysAreCopiedBeforeTheCallReturns() {
    DeviceMemory memory = session.allocate("memory", 4 * FLOATS);
    float[] values = {1, 2, 3, 4};
    succeeds(JCudaDriver.cuMemcpyHtoDAsync(memory.pointer(), Pointer.to(values), 4 * FLOATS, null));
    values[0] = 9;
    memory.download(values, 0, FLOATS, 0);
    assertEquals(1f, values[0]);
  }

  @Test
  void aCallWithoutAContextIsRefused() throws Exception {
    int[] code = new int[1];
    Thread other = new Thread(() -> code[0] = JCudaDriver.cuCtxSynchronize());
    other.start();
    other.join();
    assertEquals(CUresult.CUDA_ERROR_INVALID_CONTEXT, code[0]);
    CUcontext context = new CUcontext();
    succeeds(JCudaDriver.cuCtxGetCurrent(context));
    succeeds(JCudaDriver.cuCtxSynchronize());
  }

  @Test
  void copiesOutsideOfAnAllocationAreRefused() {
    DeviceMemory memory = session.allocate("memory", 4 * FLOATS);
    Pointer host = Pointer.to(new float[FLOATS + 1]);
    int bytes = 4 * (FLOATS + 1);
    assertEquals(
        CUresult.CUDA_ERROR_INVALID_VALUE, JCudaDriver.cuMemcpyHtoD(memory.pointer(), host, bytes));
    assertEquals(
        CUresult.CUDA_ERROR_INVALID_VALUE, JCudaDriver.cuMemcpyDtoH(host, memory.pointer(), bytes));
    assertEquals(
        CUresult.CUDA_ERROR_INVALID_VALUE,
        JCudaDriver.cuMemsetD8(memory.pointer(), (byte) 0, bytes));
  }

  @Test
  void freeingTwiceIsRefused() {
    CUdeviceptr device = new CUdeviceptr();
    succeeds(JCudaDriver.cuMemAlloc(device, 64));
    succeeds(JCudaDriver.cuMemFree(device));
    assertEquals(CUresult.CUDA_ERROR_INVALID_VALUE, JCudaDriver.cuMemFree(device));
  }

  @Test
  void ptxThatDiffersFromItsSourceIsRefused() {
    String head = ".version 8.0\n.target sm_80\n.address_size 64\n";
    assertEquals(CUresult.CUDA_SUCCESS, load(head));
    assertEquals(
        CUresult.CUDA_ERROR_INVALID_PTX, load(head + ".visible .entry nowhere() { ret; }"));
    assertEquals(
        CUresult.CUDA_ERROR_INVALID_PTX,
        load(head + ".visible .entry scale(.param .u64 a, .param .u32 b) { ret; }"));
    assertEquals(
        CUresult.CUDA_ERROR_INVALID_PTX,
        load(head + ".visible .entry scale(.param .u64 a, .param .u64 b, .param .f32 c) { ret; }"));
    assertEquals(CUresult.CUDA_ERROR_UNSUPPORTED_PTX_VERSION, load(head.replace("8.0", "9.0")));
  }

  private static int load(String ptx) {
    CUmodule module = new CUmodule();
    byte[] text = (ptx + "\0").getBytes(StandardCharsets.US_ASCII);
    int code = JCudaDriver.cuModuleLoadData(module, text);
    if (code == CUresult.CUDA_SUCCESS) {
      succeeds(JCudaDriver.cuModuleUnload(module));
    }
    return code;
  }

  @Test
  void memoryLeftBehindIsTold() {
    LiveOnDevice before = LiveOnDevice.now();
    assertEquals(Optional.empty(), LiveOnDevice.now().changedSince(before));
    DeviceMemory memory = session.allocate("memory", 100);
    assertEquals(
        Optional.of(
            "the test left on the device 1 allocations of 100 bytes, and 0 streams, events and"
                + " page-locked allocations"),
        LiveOnDevice.now().changedSince(before));
    memory.close();
    assertEquals(Optional.empty(), LiveOnDevice.now().changedSince(before));
  }

  @Test
  void theLimitToMemoryHoldsToTheByte() {
    Emulation.setTotalBytes(Emulation.liveBytes() + 1000);
    assertEquals(1000, session.freeBytes());
    DeviceMemory all = session.allocate("all", 1000);
    assertThrows(OutOfDeviceMemory.class, () -> session.allocate("more", 1));
    all.close();
  }

  /** The machine's own signals for memory it must not touch still reach it. */
  @Test
  void nullPointersAreStillExceptionsInJava() {
    KernelModule kernels = session.load(EmulationDriverTest.class, "selftest.ptx");
    DeviceMemory memory = session.allocate("memory", 64);
    kernels.kernel("write_at").call().set(0, memory).set(1, 16L).launch(1, 32, 0);
    assertThrows(GpuFailure.class, session::synchronize);
    int caught = 0;
    for (int n = 0; n < 50_000; n++) {
      caught += lengthOrMinusOne(n % 5 == 0 ? null : "text") < 0 ? 1 : 0;
    }
    assertEquals(10_000, caught);
  }

  private static int lengthOrMinusOne(String text) {
    try {
      return text.length();
    } catch (NullPointerException e) {
      return -1;
    }
  }
}
