package org.synapticcaching.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of what computes on a card.
 *
 * @param driver of NVIDIA's driver, such as {@code 560.35.03}; {@code unknown} where the system
 *     does not tell
 * @param cuda that the driver offers, such as {@code 12.6}
 * @param cublas such as {@code 12.6.3}; empty where there is none that can be used
 */
public record GpuVersions(String driver, String cuda, String cublas) {
  private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
  private static final Pattern NUMBER = Pattern.compile("Kernel Module.*?\\s(\\d+(\\.\\d+)+)\\s");
  private static final String UNKNOWN = "unknown";

  /**
   * Asks the driver, and cuBLAS where there is one.
   *
   * @throws GpuFailure when the device cannot be used now
   */
  public static GpuVersions of(Gpu gpu) {
    try (GpuSession session = gpu.openSession()) {
      String cublas =
          CublasLibrary.availability().available() ? cublas(session.blas().version()) : "";
      return new GpuVersions(driver(DRIVER), cuda(Driver.offeredCuda()), cublas);
    }
  }

  /** Of NVIDIA's driver, without using a device; {@code unknown} where the system does not tell. */
  public static String installedDriver() {
    return driver(DRIVER);
  }

  /** The number within the driver's own file. */
  static String driver(Path file) {
    try {
      Matcher number = NUMBER.matcher(Files.readString(file));
      return number.find() ? number.group(1) : UNKNOWN;
    } catch (IOException elsewhere) {
      return UNKNOWN;
    }
  }

  /** 12060 is 12.6. */
  static String cuda(int number) {
    return number / 1000 + "." + number % 1000 / 10;
  }

  /** 120603 is 12.6.3. */
  static String cublas(int number) {
    return number / 10_000 + "." + number % 10_000 / 100 + "." + number % 100;
  }
}
