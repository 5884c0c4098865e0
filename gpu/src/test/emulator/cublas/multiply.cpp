// Products of matrices and vectors.
#include <algorithm>
#include <cstring>
#include <vector>

#include "cublas.h"

namespace cublas {
namespace {

/** Sixteen partial sums, added up in a fixed order. */
float dot(int n, const float* x, long incx, const float* y, long incy) {
  constexpr int kLanes = 16;
  float sums[kLanes] = {};
  int i = 0;
  if (incx == 1 && incy == 1) {
    for (; i + kLanes <= n; i += kLanes) {
      for (int l = 0; l < kLanes; l++) {
        sums[l] += x[i + l] * y[i + l];
      }
    }
  }
  for (; i < n; i++) {
    sums[i % kLanes] += x[i * incx] * y[i * incy];
  }
  for (int half = kLanes / 2; half > 0; half /= 2) {
    for (int l = 0; l < half; l++) {
      sums[l] += sums[l + half];
    }
  }
  return sums[0];
}

/** y = alpha op(A) x + beta y, for A with so many rows and columns as it is stored. */
void multiply(bool transposed, int rows, int columns, float alpha, const float* a, int lda,
              const float* x, long incx, float beta, float* y, long incy) {
  static thread_local std::vector<float> sums;
  const int outputs = transposed ? columns : rows;
  if (sums.size() < static_cast<std::size_t>(outputs)) {
    sums.resize(static_cast<std::size_t>(outputs));
  }
  float* const sum = sums.data();
  if (transposed) {
    for (int i = 0; i < outputs; i++) {
      sum[i] = dot(rows, a + static_cast<long>(i) * lda, 1, x, incx);
    }
  } else {
    std::memset(sum, 0, static_cast<std::size_t>(outputs) * sizeof(float));
    for (int l = 0; l < columns; l++) {
      const float factor = x[l * incx];
      const float* const column = a + static_cast<long>(l) * lda;
      for (int i = 0; i < rows; i++) {
        sum[i] += factor * column[i];
      }
    }
  }
  for (int i = 0; i < outputs; i++) {
    float& out = y[i * incy];
    // As in BLAS, y is not read if beta is zero.
    out = alpha * sum[i] + (beta == 0.0f ? 0.0f : beta * out);
  }
}

struct Gemm {
  bool transposeA, transposeB;
  int m, n, k;
  Factor alpha, beta;
  const float *a, *b;
  float* c;
  int lda, ldb, ldc;
  long long strideA, strideB, strideC;
  int count;

  void run() const {
    for (int r = 0; r < count; r++) {
      const float* const ar = a + r * strideA;
      const float* const br = b + r * strideB;
      float* const cr = c + r * strideC;
      for (int j = 0; j < n; j++) {
        const float* const column = transposeB ? br + j : br + static_cast<long>(j) * ldb;
        multiply(transposeA, transposeA ? k : m, transposeA ? m : k, alpha.get(), ar, lda, column,
                 transposeB ? ldb : 1, beta.get(), cr + static_cast<long>(j) * ldc, 1);
      }
    }
  }
};

struct Gemv {
  bool transpose;
  int m, n;
  Factor alpha, beta;
  const float *a, *x;
  float* y;
  int lda, incx, incy;
  long long strideA, strideX, strideY;
  int count;

  void run() const {
    for (int r = 0; r < count; r++) {
      multiply(transpose, m, n, alpha.get(), a + r * strideA, lda,
               start(x + r * strideX, transpose ? m : n, incx), incx, beta.get(),
               const_cast<float*>(start(y + r * strideY, transpose ? n : m, incy)), incy);
    }
  }
};

struct Ger {
  int m, n;
  Factor alpha;
  const float *x, *y;
  float* a;
  int lda, incx, incy;

  void run() const {
    const float* const x0 = start(x, m, incx);
    const float* const y0 = start(y, n, incy);
    for (int j = 0; j < n; j++) {
      const float factor = alpha.get() * y0[static_cast<long>(j) * incy];
      float* const column = a + static_cast<long>(j) * lda;
      for (int i = 0; i < m; i++) {
        column[i] += factor * x0[static_cast<long>(i) * incx];
      }
    }
  }
};

int gemm(const char* name, Handle* handle, int opA, int opB, int m, int n, int k,
         const float* alpha, const float* a, int lda, long long strideA, const float* b, int ldb,
         long long strideB, const float* beta, float* c, int ldc, long long strideC, int count) {
  Checks checks(name, handle);
  const int rowsA = opA == 0 ? m : k;
  const int rowsB = opB == 0 ? k : n;
  checks.require(opA >= 0 && opA <= 2 && opB >= 0 && opB <= 2 && m >= 0 && n >= 0 && k >= 0)
      .require(lda >= std::max(1, rowsA) && ldb >= std::max(1, rowsB) && ldc >= std::max(1, m))
      .require(count >= 0 && strideA >= 0 && strideB >= 0 && strideC >= 0)
      .factor("alpha", alpha, handle)
      .factor("beta", beta, handle);
  if (checks.status() != kSuccess || m == 0 || n == 0 || count == 0) {
    return checks.status();
  }
  emulation_product(m, n, k, count);
  checks.memory("A", a, stridedBytes(matrixBytes(rowsA, opA == 0 ? k : m, lda), strideA, count))
      .memory("B", b, stridedBytes(matrixBytes(rowsB, opB == 0 ? n : k, ldb), strideB, count))
      .memory("C", c, stridedBytes(matrixBytes(m, n, ldc), strideC, count));
  return checks.status() != kSuccess
             ? checks.status()
             : submit(handle, Gemm{opA != 0, opB != 0, m, n, k, Factor(handle, alpha),
                                   Factor(handle, beta), a, b, c, lda, ldb, ldc, strideA, strideB,
                                   strideC, count});
}

int gemv(const char* name, Handle* handle, int op, int m, int n, const float* alpha, const float* a,
         int lda, long long strideA, const float* x, int incx, long long strideX, const float* beta,
         float* y, int incy, long long strideY, int count) {
  Checks checks(name, handle);
  checks.require(op >= 0 && op <= 2 && m >= 0 && n >= 0 && lda >= std::max(1, m))
      .require(incx != 0 && incy != 0 && count >= 0)
      .require(strideA >= 0 && strideX >= 0 && strideY >= 0)
      .factor("alpha", alpha, handle)
      .factor("beta", beta, handle);
  if (checks.status() != kSuccess || m == 0 || n == 0 || count == 0) {
    return checks.status();
  }
  const int inputs = op == 0 ? n : m;
  const int outputs = op == 0 ? m : n;
  checks.memory("A", a, stridedBytes(matrixBytes(m, n, lda), strideA, count))
      .memory("x", x, stridedBytes(vectorBytes(inputs, incx), strideX, count))
      .memory("y", y, stridedBytes(vectorBytes(outputs, incy), strideY, count));
  return checks.status() != kSuccess
             ? checks.status()
             : submit(handle, Gemv{op != 0, m, n, Factor(handle, alpha), Factor(handle, beta), a, x,
                                   y, lda, incx, incy, strideA, strideX, strideY, count});
}

}  // namespace
}  // namespace cublas

using namespace cublas;

CUBLAS_FUNCTION cublasSgemmStridedBatched(Handle* handle, int opA, int opB, int m, int n, int k,
                                          const float* alpha, const float* a, int lda,
                                          long long strideA, const float* b, int ldb,
                                          long long strideB, const float* beta, float* c, int ldc,
                                          long long strideC, int count) {
  return gemm("cublasSgemmStridedBatched", handle, opA, opB, m, n, k, alpha, a, lda, strideA, b,
              ldb, strideB, beta, c, ldc, strideC, count);
}

CUBLAS_FUNCTION cublasSgemv_v2(Handle* handle, int op, int m, int n, const float* alpha,
                               const float* a, int lda, const float* x, int incx, const float* beta,
                               float* y, int incy) {
  return gemv("cublasSgemv", handle, op, m, n, alpha, a, lda, 0, x, incx, 0, beta, y, incy, 0, 1);
}

CUBLAS_FUNCTION cublasSgemvStridedBatched(Handle* handle, int op, int m, int n, const float* alpha,
                                          const float* a, int lda, long long strideA,
                                          const float* x, int incx, long long strideX,
                                          const float* beta, float* y, int incy, long long strideY,
                                          int count) {
  return gemv("cublasSgemvStridedBatched", handle, op, m, n, alpha, a, lda, strideA, x, incx,
              strideX, beta, y, incy, strideY, count);
}

CUBLAS_FUNCTION cublasSger_v2(Handle* handle, int m, int n, const float* alpha, const float* x,
                              int incx, const float* y, int incy, float* a, int lda) {
  Checks checks("cublasSger", handle);
  checks.require(m >= 0 && n >= 0 && incx != 0 && incy != 0 && lda >= std::max(1, m))
      .factor("alpha", alpha, handle);
  if (checks.status() != kSuccess || m == 0 || n == 0) {
    return checks.status();
  }
  checks.memory("x", x, vectorBytes(m, incx))
      .memory("y", y, vectorBytes(n, incy))
      .memory("A", a, matrixBytes(m, n, lda));
  return checks.status() != kSuccess
             ? checks.status()
             : submit(handle, Ger{m, n, Factor(handle, alpha), x, y, a, lda, incx, incy});
}
