package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_ERROR_ASSERT;
import static jcuda.driver.CUresult.CUDA_ERROR_DEINITIALIZED;
import static jcuda.driver.CUresult.CUDA_ERROR_ECC_UNCORRECTABLE;
import static jcuda.driver.CUresult.CUDA_ERROR_HARDWARE_STACK_ERROR;
import static jcuda.driver.CUresult.CUDA_ERROR_ILLEGAL_ADDRESS;
import static jcuda.driver.CUresult.CUDA_ERROR_ILLEGAL_INSTRUCTION;
import static jcuda.driver.CUresult.CUDA_ERROR_INVALID_ADDRESS_SPACE;
import static jcuda.driver.CUresult.CUDA_ERROR_INVALID_PC;
import static jcuda.driver.CUresult.CUDA_ERROR_LAUNCH_FAILED;
import static jcuda.driver.CUresult.CUDA_ERROR_LAUNCH_TIMEOUT;
import static jcuda.driver.CUresult.CUDA_ERROR_MISALIGNED_ADDRESS;
import static jcuda.driver.CUresult.CUDA_ERROR_NVLINK_UNCORRECTABLE;
import static jcuda.driver.CUresult.CUDA_ERROR_UNKNOWN;
import static jcuda.driver.CUresult.CUDA_SUCCESS;

import java.util.Set;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;

/** The driver's status codes: checked, and put into words. */
final class Driver {
  /**
   * After one of these the context is of no more use to the process (CUDA driver API, CUresult).
   */
  private static final Set<Integer> FATAL =
      Set.of(
          CUDA_ERROR_DEINITIALIZED,
          CUDA_ERROR_ECC_UNCORRECTABLE,
          CUDA_ERROR_NVLINK_UNCORRECTABLE,
          CUDA_ERROR_ILLEGAL_ADDRESS,
          CUDA_ERROR_LAUNCH_TIMEOUT,
          CUDA_ERROR_ASSERT,
          CUDA_ERROR_HARDWARE_STACK_ERROR,
          CUDA_ERROR_ILLEGAL_INSTRUCTION,
          CUDA_ERROR_MISALIGNED_ADDRESS,
          CUDA_ERROR_INVALID_ADDRESS_SPACE,
          CUDA_ERROR_INVALID_PC,
          CUDA_ERROR_LAUNCH_FAILED,
          CUDA_ERROR_UNKNOWN);

  private Driver() {}

  /** The CUDA that the driver offers, such as 12060 for 12.6. */
  static int offeredCuda() {
    int[] version = new int[1];
    check(JCudaDriver.cuDriverGetVersion(version), "asking the driver's version");
    return version[0];
  }

  /** Throws unless the code is success; {@code doing} completes "the GPU failed while ...". */
  static void check(int code, String doing) {
    if (code != CUDA_SUCCESS) {
      throw failure(code, doing);
    }
  }

  static GpuFailure failure(int code, String doing) {
    return failure(code, doing, "");
  }

  /** The failure for a code; {@code circumstances} is empty or begins with a semicolon. */
  static GpuFailure failure(int code, String doing, String circumstances) {
    boolean lost = FATAL.contains(code);
    return new GpuFailure(
        String.format(
            "the GPU failed while %s: %s%s%s",
            doing,
            describe(code),
            circumstances,
            lost ? "; this process can use the GPU no more: start it again" : ""),
        code,
        lost);
  }

  /** Name and meaning of a code, such as "CUDA_ERROR_NO_DEVICE, no CUDA-capable device ...". */
  static String describe(int code) {
    String[] name = new String[1];
    String[] text = new String[1];
    boolean named = JCudaDriver.cuGetErrorName(code, name) == CUDA_SUCCESS && isText(name[0]);
    boolean described = JCudaDriver.cuGetErrorString(code, text) == CUDA_SUCCESS && isText(text[0]);
    return (named ? name[0] : CUresult.stringFor(code)) + (described ? ", " + text[0] : "");
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank();
  }
}
