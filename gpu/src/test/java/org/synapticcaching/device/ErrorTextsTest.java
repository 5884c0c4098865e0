package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_ERROR_NO_DEVICE;
import static jcuda.driver.CUresult.CUDA_ERROR_STUB_LIBRARY;
import static jcuda.driver.CUresult.CUDA_ERROR_SYSTEM_DRIVER_MISMATCH;
import static jcuda.driver.CUresult.CUDA_ERROR_SYSTEM_NOT_READY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Availability;

/** What users are told when something is missing or fails. */
class ErrorTextsTest {
  private static final long GIB = 1L << 30;

  @Test
  void outOfMemoryTellsForWhatHowMuchAndWhatToDo() {
    OutOfDeviceMemory failure = new OutOfDeviceMemory("the weights", 3 * GIB / 2, 512 << 20);
    assertTrue(
        failure
            .getMessage()
            .startsWith("out of device memory: the weights needs 1.5 GiB, 512.0 MiB are free; "),
        failure.getMessage());
    assertEquals(3 * GIB / 2, failure.needed());
    assertEquals(512 << 20, failure.free());
  }

  @Test
  void outOfMemoryCarriesTheAdviceOfWhoKnowsBetter() {
    OutOfDeviceMemory failure = new OutOfDeviceMemory("a population of 9", 9, 5);
    OutOfDeviceMemory told = failure.withAdvice("a population of 5 would fit");
    assertEquals(
        "out of device memory: a population of 9 needs 9 bytes, 5 bytes are free;"
            + " a population of 5 would fit",
        told.getMessage());
    assertEquals(List.of(failure.needed(), failure.free()), List.of(told.needed(), told.free()));
    assertEquals(
        failure.getStackTrace()[0].getMethodName(), told.getStackTrace()[0].getMethodName());
  }

  @Test
  void amountsAreToldInTheLargestFittingUnit() {
    assertEquals("1023 bytes", OutOfDeviceMemory.amount(1023));
    assertEquals("1.0 KiB", OutOfDeviceMemory.amount(1024));
    assertEquals("139.8 GiB", OutOfDeviceMemory.amount(150_109_880_320L));
    assertEquals("2048.0 TiB", OutOfDeviceMemory.amount(2048L << 40));
  }

  @Test
  void theLastDifferentLaunchesAreToldLatestFirstAndNoMoreThanFour() {
    RecentLaunches launches = new RecentLaunches();
    assertEquals("", launches.describe());
    for (int n = 1; n <= 5; n++) {
      launches.add("k" + n, n, 1, 32 * n, 64 * n);
    }
    launches.add("last", 7, 8, 96, 0);
    launches.add("last", 7, 8, 96, 0);
    assertEquals(
        "; launched last: kernel 'last' (grid 7 x 8, block 96, 0 bytes shared)"
            + ", before it kernel 'k5' (grid 5, block 160, 320 bytes shared)"
            + ", before it kernel 'k4' (grid 4, block 128, 256 bytes shared)"
            + ", before it kernel 'k3' (grid 3, block 96, 192 bytes shared)",
        launches.describe());
  }

  @Test
  void eachWayNotToStartHasItsOwnReasonAndRemedy() {
    Set<String> texts = new HashSet<>();
    List<Integer> codes =
        List.of(
            CUDA_ERROR_NO_DEVICE,
            CUDA_ERROR_SYSTEM_DRIVER_MISMATCH,
            CUDA_ERROR_SYSTEM_NOT_READY,
            CUDA_ERROR_STUB_LIBRARY);
    for (int code : codes) {
      Availability availability = DeviceProbe.notStarted(code).availability();
      assertFalse(availability.available());
      assertFalse(availability.remedy().isBlank());
      texts.add(availability.reason());
    }
    assertEquals(codes.size(), texts.size());
  }

  @Test
  void aDriverOrCardThatIsTooOldIsToldWithWhatIsNeeded() {
    Availability driver = DeviceProbe.driverTooOld(11080).availability();
    assertEquals("the NVIDIA driver offers CUDA 11.8 and 12.0 is needed", driver.reason());
    DeviceFacts turing = new DeviceFacts("Tesla T4", 75, 40, 16 * GIB, 65_536, 65_536);
    Availability card = DeviceProbe.tooOld(turing).availability();
    assertEquals("Tesla T4 has compute capability 7.5 and 8.0 is needed", card.reason());
  }
}
