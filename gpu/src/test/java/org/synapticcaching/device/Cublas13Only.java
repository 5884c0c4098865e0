package org.synapticcaching.device;

import java.nio.file.Path;

/**
 * Multiplies two numbers by the emulated cuBLAS of the folder given, in a process of its own that
 * has no other.
 */
final class Cublas13Only {
  private Cublas13Only() {}

  public static void main(String[] folder) {
    System.load(Path.of(folder[0], EmulationBuild.DRIVER).toString());
    try (GpuSession session = Gpu.first().openSession()) {
      DeviceMemory values = session.allocate("values", 12);
      values.upload(new float[] {2, 3, 0}, 0, 3, 0);
      session
          .blas()
          .sgemv(
              false, 1, 1, 1f, values.pointer(), 1, values.pointer(4), 1, 0f, values.pointer(8), 1);
      float[] product = new float[1];
      values.download(product, 0, 1, 8);
      System.out.println("version " + session.blas().version() + ", 2 x 3 = " + product[0]);
    }
  }
}
