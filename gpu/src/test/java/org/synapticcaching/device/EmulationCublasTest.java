package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import jcuda.driver.CUdeviceptr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.device.library.CublasVersion;

/** The emulated cuBLAS computes what BLAS defines, and looks where its arguments lie. */
class EmulationCublasTest extends SessionTest {
  private static final float ALPHA = 1.5f;
  private static final float BETA = -0.5f;
  private static final int COUNT = 3;

  private final Random random = new Random(1);

  private float[] numbers(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(-8, 9) / 4f;
    }
    return values;
  }

  private CUdeviceptr onDevice(float[] values) {
    DeviceMemory memory = session.allocate("values", 4L * values.length);
    memory.upload(values, 0, values.length, 0);
    last = memory;
    return memory.pointer();
  }

  private DeviceMemory last;

  private void assertLast(float[] expected) {
    float[] found = new float[expected.length];
    last.download(found, 0, found.length, 0);
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], 1e-4f, "element " + i);
    }
  }

  /** An element of a matrix stored column by column, or of the transposed one. */
  private static float at(float[] matrix, int ld, boolean transposed, int row, int column) {
    return matrix[transposed ? row * ld + column : column * ld + row];
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void matricesAreMultiplied(boolean transposeA, boolean transposeB) {
    int m = 5;
    int n = 4;
    int k = 37;
    int lda = (transposeA ? k : m) + 1;
    int ldb = (transposeB ? n : k) + 2;
    int ldc = m + 3;
    float[] a = numbers(lda * (transposeA ? m : k) * COUNT);
    float[] b = numbers(ldb * (transposeB ? k : n) * COUNT);
    float[] c = numbers(ldc * n * COUNT);
    float[] expected = c.clone();
    for (int r = 0; r < COUNT; r++) {
      float[] ar = part(a, r);
      float[] br = part(b, r);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          for (int l = 0; l < k; l++) {
            sum += at(ar, lda, transposeA, i, l) * (double) at(br, ldb, transposeB, l, j);
          }
          int place = r * ldc * n + j * ldc + i;
          expected[place] = (float) (ALPHA * sum + BETA * c[place]);
        }
      }
    }
    session
        .blas()
        .sgemmStridedBatched(
            transposeA,
            transposeB,
            m,
            n,
            k,
            ALPHA,
            onDevice(a),
            lda,
            a.length / COUNT,
            onDevice(b),
            ldb,
            b.length / COUNT,
            BETA,
            onDevice(c),
            ldc,
            c.length / COUNT,
            COUNT);
    assertLast(expected);
  }

  private static float[] part(float[] values, int index) {
    int size = values.length / COUNT;
    return java.util.Arrays.copyOfRange(values, index * size, (index + 1) * size);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void vectorsAreMultiplied(boolean transpose) {
    int m = 21;
    int n = 34;
    int lda = m + 1;
    int inputs = transpose ? m : n;
    int outputs = transpose ? n : m;
    float[] a = numbers(lda * n * COUNT);
    float[] x = numbers(2 * inputs * COUNT);
    float[] y = numbers(3 * outputs * COUNT);
    float[] expected = y.clone();
    for (int r = 0; r < COUNT; r++) {
      for (int i = 0; i < outputs; i++) {
        double sum = 0;
        for (int l = 0; l < inputs; l++) {
          sum += at(part(a, r), lda, transpose, i, l) * (double) part(x, r)[2 * l];
        }
        int place = r * 3 * outputs + 3 * i;
        expected[place] = (float) (ALPHA * sum + BETA * y[place]);
      }
    }
    session
        .blas()
        .sgemvStridedBatched(
            transpose,
            m,
            n,
            ALPHA,
            onDevice(a),
            lda,
            lda * n,
            onDevice(x),
            2,
            2 * inputs,
            BETA,
            onDevice(y),
            3,
            3 * outputs,
            COUNT);
    assertLast(expected);
  }

  @Test
  void anOuterProductIsAdded() {
    int m = 7;
    int n = 6;
    int lda = m + 2;
    float[] x = numbers(m);
    float[] y = numbers(n);
    float[] a = numbers(lda * n);
    float[] expected = a.clone();
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        expected[j * lda + i] += ALPHA * x[i] * y[j];
      }
    }
    session.blas().sger(m, n, ALPHA, onDevice(x), 1, onDevice(y), 1, onDevice(a), lda);
    assertLast(expected);
  }

  @Test
  void whatBetaZeroReplacesIsNotRead() {
    CUdeviceptr a = onDevice(new float[] {2});
    CUdeviceptr x = onDevice(new float[] {3});
    CUdeviceptr y = onDevice(new float[] {Float.NaN});
    session.blas().sgemv(false, 1, 1, 1f, a, 1, x, 1, 0f, y, 1);
    assertLast(new float[] {6});
  }

  @Test
  void productsRoundOnlyInSessionsThatAllowIt() {
    assertFalse(session.blas().tf32());
    try (GpuSession rounding = Gpu.first().openSession(true)) {
      assertTrue(rounding.blas().tf32());
    }
  }

  @Test
  void anArgumentOutsideOfItsAllocationIsNamed() {
    CUdeviceptr a = onDevice(new float[16]);
    CUdeviceptr x = onDevice(new float[4]);
    CUdeviceptr y = onDevice(new float[3]);
    CublasHandle blas = session.blas();
    GpuFailure thrown =
        assertThrows(GpuFailure.class, () -> blas.sgemv(false, 4, 4, 1f, a, 4, x, 1, 0f, y, 1));
    assertTrue(
        thrown.getMessage().contains("cublasSgemv: argument y is 16 bytes"), thrown.getMessage());
  }

  @Test
  void aMachineWithCublas13OnlyMultiplies() throws Exception {
    List<String> told =
        EmulatedProcess.with(CublasVersion.THIRTEEN).run(CublasProduct.class).lines().toList();
    assertEquals("version 130000, 2 x 3 = 6.0", told.get(0));
    assertTrue(told.get(1).endsWith("cuda=13.0, cublas=13.0.0]"), told.get(1));
  }

  @Test
  void cublas13IsNotUsedWithADriverOfCuda12() throws Exception {
    EmulatedProcess older = EmulatedProcess.with(CublasVersion.THIRTEEN).offering(12_040);
    List<String> told = older.run(CublasProduct.class).lines().toList();
    assertTrue(
        told.get(0)
            .startsWith(
                "no cuBLAS: cuBLAS 13 (in "
                    + older.cublas()
                    + ") needs a driver that offers CUDA 13.0, and this one offers CUDA 12.4; "),
        told.get(0));
    assertTrue(told.get(1).endsWith("cuda=12.4, cublas=]"), told.get(1));
  }

  @Test
  void cublas12IsUsedWithADriverOfCuda13() throws Exception {
    String told =
        EmulatedProcess.with(CublasVersion.TWELVE).offering(13_010).run(CublasProduct.class);
    assertTrue(told.startsWith("version 120600, 2 x 3 = 6.0"), told);
  }
}
