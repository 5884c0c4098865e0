package org.synapticcaching.device;

import org.synapticcaching.backend.Availability;
import org.synapticcaching.device.library.MissingLibrary;
import org.synapticcaching.device.library.NativeLibraries;

/**
 * cuBLAS, without which a GPU does everything but multiply dense matrices. Found and loaded on
 * first use, once per process: one that works with the driver, or none.
 */
public final class CublasLibrary {
  private CublasLibrary() {}

  /** Class initialisation makes other threads wait. */
  private static final class Found {
    static final Availability AVAILABILITY = find();
  }

  /**
   * Whether there is a GPU that can be used and a cuBLAS that works with its driver, and if not,
   * what is missing and what to do. Never throws.
   */
  public static Availability availability() {
    Availability device = Gpu.availability();
    return device.available() ? Found.AVAILABILITY : device;
  }

  /**
   * Loads it, unless that was done.
   *
   * @throws IllegalStateException when it cannot be used, with the reason and what to do
   */
  static void require() {
    Availability found = availability();
    if (!found.available()) {
      throw new IllegalStateException("no cuBLAS: " + found.reason() + "; " + found.remedy());
    }
  }

  private static Availability find() {
    try {
      NativeLibraries.loadCublas(Driver.offeredCuda());
      return Availability.on(Gpu.first().description());
    } catch (MissingLibrary e) {
      return Availability.missing(e.getMessage(), e.remedy());
    } catch (GpuFailure | LinkageError e) {
      return Availability.missing(
          "cuBLAS cannot be loaded: " + e.getMessage(),
          "see whether the toolkit that it belongs to is whole");
    }
  }
}
