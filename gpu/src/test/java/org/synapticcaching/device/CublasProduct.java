package org.synapticcaching.device;

/** Multiplies two numbers by cuBLAS, or says why not; see {@link EmulatedProcess}. */
final class CublasProduct {
  private CublasProduct() {}

  public static void main(String[] none) {
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
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(GpuVersions.of(Gpu.first()));
  }
}
