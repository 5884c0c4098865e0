package org.synapticcaching.device;

import static jcuda.jcublas.cublasMath.CUBLAS_DEFAULT_MATH;
import static jcuda.jcublas.cublasMath.CUBLAS_TF32_TENSOR_OP_MATH;
import static jcuda.jcublas.cublasOperation.CUBLAS_OP_N;
import static jcuda.jcublas.cublasOperation.CUBLAS_OP_T;
import static jcuda.jcublas.cublasStatus.CUBLAS_STATUS_ALLOC_FAILED;
import static jcuda.jcublas.cublasStatus.CUBLAS_STATUS_SUCCESS;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.JCublas2;
import jcuda.jcublas.cublasHandle;
import jcuda.jcublas.cublasStatus;
import jcuda.runtime.cudaStream_t;

/**
 * The functions of cuBLAS that are used, on a session's stream. As there, matrices are
 * column-major: a row-major {@code [rows][columns]} matrix is its transpose with leading dimension
 * {@code columns}. Sums in float32; TF32 only where a session allows it. Returns before the device
 * has done the work; allocates nothing.
 */
public final class CublasHandle {
  private final GpuSession session;
  private final cublasHandle handle = new cublasHandle();
  private final ByteBuffer scalars =
      ByteBuffer.allocateDirect(2 * Float.BYTES).order(ByteOrder.nativeOrder());
  private final Pointer alphaPointer = Pointer.to(scalars.slice(0, Float.BYTES));
  private final Pointer betaPointer = Pointer.to(scalars.slice(Float.BYTES, Float.BYTES));

  CublasHandle(GpuSession session, CUstream stream, boolean tf32) {
    this.session = session;
    int created = JCublas2.cublasCreate(handle);
    if (created == CUBLAS_STATUS_ALLOC_FAILED) {
      throw new OutOfDeviceMemory("cuBLAS", WORKSPACE_ESTIMATE, session.freeBytes());
    }
    check(created, "cublasCreate");
    try {
      check(JCublas2.cublasSetStream(handle, new cudaStream_t(stream)), "cublasSetStream");
      check(
          JCublas2.cublasSetMathMode(
              handle, tf32 ? CUBLAS_TF32_TENSOR_OP_MATH : CUBLAS_DEFAULT_MATH),
          "cublasSetMathMode");
    } catch (GpuFailure e) {
      destroy();
      throw e;
    }
  }

  /** What cuBLAS documents as its default workspace on compute capability 9.0. */
  private static final long WORKSPACE_ESTIMATE = 32L << 20;

  /** Whether products may round their inputs to TF32, as cuBLAS says. */
  boolean tf32() {
    session.use();
    int[] mode = new int[1];
    check(JCublas2.cublasGetMathMode(handle, mode), "cublasGetMathMode");
    return mode[0] == CUBLAS_TF32_TENSOR_OP_MATH;
  }

  /** cuBLAS's version number, such as 120603. */
  public int version() {
    session.use();
    int[] version = new int[1];
    check(JCublas2.cublasGetVersion(handle, version), "cublasGetVersion");
    return version[0];
  }

  /**
   * {@code C = alpha op(A) op(B) + beta C} with op(A) m x k, op(B) k x n, C m x n, for {@code
   * count} products, each matrix {@code stride} floats after its predecessor.
   */
  public void sgemmStridedBatched(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float alpha,
      CUdeviceptr a,
      int lda,
      long strideA,
      CUdeviceptr b,
      int ldb,
      long strideB,
      float beta,
      CUdeviceptr c,
      int ldc,
      long strideC,
      int count) {
    begin(alpha, beta);
    check(
        JCublas2.cublasSgemmStridedBatched(
            handle,
            operation(transposeA),
            operation(transposeB),
            m,
            n,
            k,
            alphaPointer,
            a,
            lda,
            strideA,
            b,
            ldb,
            strideB,
            betaPointer,
            c,
            ldc,
            strideC,
            count),
        "cublasSgemmStridedBatched");
  }

  /**
   * {@code y = alpha op(A) x + beta y} with A m x n as stored, vectors with increments in floats.
   */
  public void sgemv(
      boolean transpose,
      int m,
      int n,
      float alpha,
      CUdeviceptr a,
      int lda,
      CUdeviceptr x,
      int incx,
      float beta,
      CUdeviceptr y,
      int incy) {
    begin(alpha, beta);
    check(
        JCublas2.cublasSgemv(
            handle,
            operation(transpose),
            m,
            n,
            alphaPointer,
            a,
            lda,
            x,
            incx,
            betaPointer,
            y,
            incy),
        "cublasSgemv");
  }

  /**
   * As {@link #sgemv} for {@code count} products, each operand {@code stride} floats after its
   * predecessor.
   */
  public void sgemvStridedBatched(
      boolean transpose,
      int m,
      int n,
      float alpha,
      CUdeviceptr a,
      int lda,
      long strideA,
      CUdeviceptr x,
      int incx,
      long strideX,
      float beta,
      CUdeviceptr y,
      int incy,
      long strideY,
      int count) {
    begin(alpha, beta);
    check(
        JCublas2.cublasSgemvStridedBatched(
            handle,
            operation(transpose),
            m,
            n,
            alphaPointer,
            a,
            lda,
            strideA,
            x,
            incx,
            strideX,
            betaPointer,
            y,
            incy,
            strideY,
            count),
        "cublasSgemvStridedBatched");
  }

  /** {@code A = A + alpha x y'} with A m x n, vectors with increments in floats. */
  public void sger(
      int m,
      int n,
      float alpha,
      CUdeviceptr x,
      int incx,
      CUdeviceptr y,
      int incy,
      CUdeviceptr a,
      int lda) {
    begin(alpha, 0);
    check(JCublas2.cublasSger(handle, m, n, alphaPointer, x, incx, y, incy, a, lda), "cublasSger");
  }

  private static int operation(boolean transpose) {
    return transpose ? CUBLAS_OP_T : CUBLAS_OP_N;
  }

  /** cuBLAS reads host scalars before its functions return, so one pair is enough. */
  private void begin(float alpha, float beta) {
    session.use();
    scalars.putFloat(0, alpha).putFloat(Float.BYTES, beta);
  }

  private void check(int status, String function) {
    if (status != CUBLAS_STATUS_SUCCESS) {
      // A kernel that failed before makes cuBLAS fail as well, and says more.
      session.check(JCudaDriver.cuStreamSynchronize(session.stream()), "running " + function);
      throw new GpuFailure(
          String.format(
              "cuBLAS failed in %s: %s, %s%s",
              function,
              cublasStatus.stringFor(status),
              JCublas2.cublasGetStatusString(status),
              session.launches().describe()),
          status,
          false);
    }
  }

  void destroy() {
    JCublas2.cublasDestroy(handle);
  }
}
