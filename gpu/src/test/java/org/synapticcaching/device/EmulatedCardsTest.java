package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.Test;

/** Several cards in one process: the build shows three of them to these tests, of two kinds. */
@OnEmulation
class EmulatedCardsTest {
  private static final int COUNT = 500;

  private static KernelCall scale(GpuSession session, DeviceMemory memory, float factor) {
    return session
        .load(EmulatedCardsTest.class, "selftest.ptx")
        .kernel("scale")
        .call()
        .set(0, memory)
        .set(1, COUNT)
        .set(2, factor);
  }

  @Test
  void allAreFoundInTheDriversOrderAndToldApartByTheirKind() {
    List<Gpu> cards = Gpu.all();
    assertEquals(List.of(0, 1, 2), cards.stream().map(Gpu::number).toList());
    assertEquals(Gpu.first(), cards.get(0));
    assertEquals(cards.get(1), Gpu.numbered(1));
    assertEquals(cards.get(0).numerics(), cards.get(1).numerics());
    assertNotEquals(cards.get(0).numerics(), cards.get(2).numerics());
    assertTrue(cards.stream().allMatch(Gpu::emulated));
  }

  @Test
  void oneThatIsNotThereIsRefusedInOneLineWithThoseThatAre() {
    String name = Gpu.first().name();
    for (int number : new int[] {3, -1}) {
      assertEquals(
          "there is no card %d that can be used: 3 visible (CUDA_VISIBLE_DEVICES), usable: 0 (%s), 1 (%s), 2 (%s)"
              .formatted(number, name, name, Gpu.numbered(2).name()),
          assertThrows(IllegalArgumentException.class, () -> Gpu.numbered(number)).getMessage());
    }
  }

  @Test
  void aPropertyLeavesOneCardWithTheNumberThatItHas() {
    List<Gpu> all = Gpu.all();
    DeviceProbe second = DeviceProbe.chosen(3, all, "1");
    assertEquals(List.of(all.get(1)), second.gpus());
    assertEquals(all, DeviceProbe.chosen(3, all, null).gpus());
    for (String wrong : List.of("3", "", "one")) {
      DeviceProbe none = DeviceProbe.chosen(3, all, wrong);
      assertEquals(List.of(), none.gpus());
      assertTrue(
          none.availability().reason().startsWith("there is no card " + wrong + " that can be"),
          none.availability().reason());
    }
  }

  @Test
  void sessionsOfTwoCardsTakeTurnsOnOneThread() {
    float[] values = new float[COUNT];
    try (GpuSession first = Gpu.numbered(0).openSession();
        GpuSession second = Gpu.numbered(1).openSession()) {
      DeviceMemory here = first.allocate("values", COUNT * Float.BYTES);
      DeviceMemory there = second.allocate("values", COUNT * Float.BYTES);
      Arrays.fill(values, 1);
      here.upload(values, 0, COUNT, 0);
      there.upload(values, 0, COUNT, 0);
      for (int round = 0; round < 3; round++) {
        scale(first, here, 2).launch(4, 128, 0);
        scale(second, there, 3).launch(4, 128, 0);
      }
      here.download(values, 0, COUNT, 0);
      assertEquals(8, values[COUNT - 1]);
      there.download(values, 0, COUNT, 0);
      assertEquals(27, values[COUNT - 1]);
    }
  }

  /** A mistake planted here: the emulation has to tell cards apart for the test above to count. */
  @Test
  void aKernelLaunchedWhileAnotherCardIsInUseIsFound() {
    try (GpuSession session = Gpu.numbered(0).openSession()) {
      KernelCall call = scale(session, session.allocate("values", COUNT * Float.BYTES), 2);
      CUdevice other = new CUdevice();
      CUcontext context = new CUcontext();
      Driver.check(JCudaDriver.cuDeviceGet(other, 1), "opening a card");
      Driver.check(JCudaDriver.cuDevicePrimaryCtxRetain(context, other), "retaining it");
      Driver.check(JCudaDriver.cuCtxSetCurrent(context), "choosing it behind Java's back");
      GpuFailure thrown = assertThrows(GpuFailure.class, () -> call.launch(4, 128, 0));
      assertTrue(thrown.getMessage().contains("of another card"), thrown.getMessage());
      Driver.check(Gpu.numbered(0).tryMakeCurrent(), "choosing the first again");
      Driver.check(JCudaDriver.cuDevicePrimaryCtxRelease(other), "releasing the other");
    }
  }
}
