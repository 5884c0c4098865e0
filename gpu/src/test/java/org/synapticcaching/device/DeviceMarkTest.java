package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_ERROR_ECC_UNCORRECTABLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What several sessions of a device share: marks, memory of the host, and views of memory. */
class DeviceMarkTest extends SessionTest {
  private static final int COUNT = 64;

  private static KernelCall scale(GpuSession session, long address, float factor) {
    return session
        .load(DeviceMarkTest.class, "selftest.ptx")
        .kernel("scale")
        .call()
        .set(0, address)
        .set(1, COUNT)
        .set(2, factor);
  }

  private static void waitFor(DeviceMark mark) {
    for (int looks = 0; !mark.reached(); looks++) {
      assertTrue(looks < 1000, "the mark is never reached");
    }
  }

  @Test
  void kernelsReadAndWriteMemoryOfTheHostAndAMarkTellsWhen() {
    HostBuffer buffer = session.hostBuffer(COUNT * Float.BYTES);
    FloatBuffer values = buffer.bytes().asFloatBuffer();
    for (int i = 0; i < COUNT; i++) {
      values.put(i, i);
    }
    DeviceMark mark = session.mark();
    assertTrue(mark.reached(), "it was never set");
    KernelCall call = scale(session, buffer.address(), 2);
    call.launch(1, COUNT, 0);
    call.launch(1, COUNT, 0);
    mark.set();
    assertFalse(mark.reached(), "two launches cannot have been done by one look");
    waitFor(mark);
    for (int i = 0; i < COUNT; i++) {
      assertEquals(4f * i, values.get(i));
    }
  }

  @Test
  void aMarkHoldsBackWhatAnotherSessionBeginsAfterIt() {
    DeviceMemory memory = session.allocate("values", COUNT * Float.BYTES);
    float[] ones = new float[COUNT];
    Arrays.fill(ones, 1);
    DeviceMark uploaded = session.mark();
    try (GpuSession other = Gpu.first().openSession()) {
      memory.upload(ones, 0, COUNT, 0);
      scale(session, memory.address(), 3).launch(1, COUNT, 0);
      uploaded.set();
      uploaded.holdBack(other);
      scale(other, memory.address(), 5).launch(1, COUNT, 0);
      float[] result = new float[COUNT];
      memory.in(other).download(result, 0, COUNT, 0);
      Arrays.fill(ones, 15);
      assertArrayEquals(ones, result);
    }
  }

  @Test
  void aViewEndsWithTheMemoryAndDoesNotFreeIt() {
    DeviceMemory memory = session.allocate("values", COUNT);
    try (GpuSession other = Gpu.first().openSession()) {
      DeviceMemory view = memory.in(other);
      assertEquals(memory.address(), view.address());
      view.close();
      memory.clear();
      memory.close();
      IllegalStateException told = assertThrows(IllegalStateException.class, view::address);
      assertEquals("the device memory of 'values' is freed", told.getMessage());
    }
  }

  @Test
  void partsOfMemoryAreCleared() {
    DeviceMemory memory = session.allocate("values", 4 * Integer.BYTES);
    memory.upload(new int[] {1, 2, 3, 4}, 0, 4, 0);
    memory.clear(Integer.BYTES, 2 * Integer.BYTES);
    int[] values = new int[4];
    memory.download(values, 0, 4, 0);
    assertArrayEquals(new int[] {1, 0, 0, 4}, values);
    assertThrows(IndexOutOfBoundsException.class, () -> memory.clear(4, 13));
  }

  @Test
  void memoryOfTheHostEndsWithItsSession() {
    GpuSession other = Gpu.first().openSession();
    HostBuffer buffer = other.hostBuffer(COUNT);
    other.close();
    assertThrows(IllegalStateException.class, buffer::bytes);
    assertThrows(IllegalStateException.class, buffer::address);
  }

  @Test
  void aKernelThatFailsIsToldByTheMark() {
    DeviceMark mark = session.mark();
    DeviceMemory memory = session.allocate("values", COUNT * Float.BYTES);
    EmulatedDevice.failAfterLaunches(0, CUDA_ERROR_ECC_UNCORRECTABLE);
    scale(session, memory.address(), 2).launch(1, COUNT, 0);
    mark.set();
    GpuFailure told = assertThrows(GpuFailure.class, () -> waitFor(mark));
    assertTrue(told.getMessage().contains("scale"), told.getMessage());
    assertTrue(told.deviceLost());
  }
}
