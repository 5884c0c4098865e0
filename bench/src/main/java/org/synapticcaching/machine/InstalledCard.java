package org.synapticcaching.machine;

import java.util.Optional;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuVersions;

/**
 * The graphics card that computes.
 *
 * @param name of its model
 * @param driver version of NVIDIA's driver; {@code unknown} where the system does not tell
 * @param cuda version that the driver offers
 * @param cublas its version; empty where there is none that can be used
 * @param memoryBytes all of its memory
 */
public record InstalledCard(
    String name, String driver, String cuda, String cublas, long memoryBytes) {
  /**
   * Name of the card that computes, or of its emulation.
   *
   * @throws IllegalStateException when there is none
   */
  public static String modelName() {
    return Gpu.first().name();
  }

  /** Version of NVIDIA's driver, without using the card; {@code unknown} where it is not told. */
  public static String installedDriver() {
    return GpuVersions.installedDriver();
  }

  /** That of this machine; empty where there is none, or only an emulation. */
  public static Optional<InstalledCard> here() {
    if (!Gpu.availability().available() || Gpu.first().emulated()) {
      return Optional.empty();
    }
    Gpu gpu = Gpu.first();
    GpuVersions versions = GpuVersions.of(gpu);
    return Optional.of(
        new InstalledCard(
            gpu.name(), versions.driver(), versions.cuda(), versions.cublas(), gpu.totalBytes()));
  }
}
