// The functions of cuBLAS that the project uses, in plain loops. As there, matrices are stored
// column by column. Work is queued on streams; every matrix and vector is checked to lie inside of
// one allocation first.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "hooks.h"

#ifndef EMULATED_CUBLAS_VERSION
#define EMULATED_CUBLAS_VERSION 120600
#endif

#define CUBLAS_FUNCTION extern "C" __attribute__((visibility("default"))) int

namespace {

enum Status : int {
  kSuccess = 0,
  kNotInitialized = 1,
  kInvalidValue = 7,
  kExecutionFailed = 13,
};

struct Handle {
  const void* stream = nullptr;
  int pointersOnDevice = 0;
  int mathMode = 0;
};

/** A factor on the host, read when the function is called, or on the device, read later. */
struct Factor {
  float value;
  const float* device;

  Factor(const Handle* handle, const float* at)
      : value(handle->pointersOnDevice != 0 ? 0.0f : *at),
        device(handle->pointersOnDevice != 0 ? at : nullptr) {}
  float get() const { return device == nullptr ? value : *device; }
};

std::size_t matrixBytes(int rows, int columns, int ld) {
  return rows == 0 || columns == 0
             ? 0
             : (static_cast<std::size_t>(columns - 1) * ld + rows) * sizeof(float);
}

std::size_t vectorBytes(int n, int inc) {
  return n == 0 ? 0
               : (static_cast<std::size_t>(n - 1) * static_cast<std::size_t>(std::abs(inc)) + 1) *
                     sizeof(float);
}

std::size_t stridedBytes(std::size_t one, long long stride, int count) {
  return count == 0 || one == 0
             ? 0
             : static_cast<std::size_t>(count - 1) * static_cast<std::size_t>(stride) *
                       sizeof(float) +
                   one;
}

/** Checks what a function was given, remembering the worst. */
class Checks {
 public:
  Checks(const char* function, const Handle* handle) : function_(function) {
    status_ = handle == nullptr ? kNotInitialized
              : emulation_status() != 0 ? kExecutionFailed
                                        : kSuccess;
  }
  Checks& require(bool holds) {
    if (!holds && status_ == kSuccess) {
      status_ = kInvalidValue;
    }
    return *this;
  }
  Checks& memory(const char* name, const float* at, std::size_t bytes) {
    if (status_ == kSuccess && bytes > 0 &&
        !emulation_check((std::string(function_) + ": argument " + name).c_str(), at, bytes)) {
      status_ = kExecutionFailed;
    }
    return *this;
  }
  Checks& factor(const char* name, const float* at, const Handle* handle) {
    require(at != nullptr);
    return status_ == kSuccess && handle->pointersOnDevice != 0 ? memory(name, at, sizeof(float))
                                                               : *this;
  }
  int status() const { return status_; }

 private:
  const char* function_;
  int status_;
};

template <typename T>
int submit(const Handle* handle, const T& work) {
  const int code = emulation_submit(
      handle->stream,
      [](const void* payload) {
        static_cast<const T*>(payload)->run();
        return 0;
      },
      &work, sizeof work);
  return code == 0 ? kSuccess : kExecutionFailed;
}

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

const float* start(const float* x, int n, int inc) {
  return inc < 0 ? x - static_cast<long>(n - 1) * inc : x;
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
  checks.require(count == 1 || strideC >= static_cast<long long>(matrixBytes(m, n, ldc) / 4))
      .memory("A", a, stridedBytes(matrixBytes(rowsA, opA == 0 ? k : m, lda), strideA, count))
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

/** A function of a vector, or two, to one number. */
struct Reduction {
  enum Kind { kAbsoluteSum, kNorm, kDot, kLargest } kind;
  int n;
  const float* x;
  int incx;
  const float* y;
  int incy;
  void* result;

  void run() const {
    double sum = 0;
    int largest = 0;
    for (int i = 0; i < n; i++) {
      const float value = x[static_cast<long>(i) * incx];
      if (kind == kAbsoluteSum) {
        sum += std::fabs(value);
      } else if (kind == kNorm) {
        sum += static_cast<double>(value) * value;
      } else if (kind == kDot) {
        sum += static_cast<double>(value) * y[static_cast<long>(i) * incy];
      } else if (std::fabs(value) > std::fabs(x[static_cast<long>(largest) * incx])) {
        largest = i;
      }
    }
    if (kind == kLargest) {
      *static_cast<int*>(result) = n == 0 ? 0 : largest + 1;
    } else {
      *static_cast<float*>(result) = static_cast<float>(kind == kNorm ? std::sqrt(sum) : sum);
    }
  }
};

/** With the result on the host, the function returns when it is there. */
int reduce(const char* name, Handle* handle, const Reduction& work) {
  Checks checks(name, handle);
  checks.require(work.n >= 0 && work.incx > 0 && work.incy > 0 && work.result != nullptr)
      .memory("x", work.x, vectorBytes(work.n, work.incx));
  if (work.kind == Reduction::kDot) {
    checks.memory("y", work.y, vectorBytes(work.n, work.incy));
  }
  if (checks.status() == kSuccess && handle->pointersOnDevice != 0) {
    checks.memory("result", static_cast<const float*>(work.result), sizeof(float));
  }
  if (checks.status() != kSuccess) {
    return checks.status();
  }
  const int status = submit(handle, work);
  return status != kSuccess || handle->pointersOnDevice != 0 ? status
         : emulation_finish(handle->stream) == 0             ? kSuccess
                                                             : kExecutionFailed;
}

struct Axpy {
  int n;
  Factor alpha;
  const float* x;
  int incx;
  float* y;
  int incy;

  void run() const {
    const float* const x0 = start(x, n, incx);
    float* const y0 = const_cast<float*>(start(y, n, incy));
    for (int i = 0; i < n; i++) {
      y0[static_cast<long>(i) * incy] += alpha.get() * x0[static_cast<long>(i) * incx];
    }
  }
};

struct Scale {
  int n;
  Factor alpha;
  float* x;
  int incx;

  void run() const {
    for (int i = 0; i < n; i++) {
      x[static_cast<long>(i) * incx] *= alpha.get();
    }
  }
};

}  // namespace

CUBLAS_FUNCTION cublasCreate_v2(Handle** handle) {
  if (handle == nullptr || emulation_status() != 0) {
    return kNotInitialized;
  }
  *handle = new Handle();
  return kSuccess;
}

CUBLAS_FUNCTION cublasDestroy_v2(Handle* handle) {
  if (handle == nullptr) {
    return kNotInitialized;
  }
  emulation_finish(handle->stream);
  delete handle;
  return kSuccess;
}

CUBLAS_FUNCTION cublasGetVersion_v2(Handle*, int* version) {
  *version = EMULATED_CUBLAS_VERSION;
  return kSuccess;
}

CUBLAS_FUNCTION cublasSetStream_v2(Handle* handle, const void* stream) {
  handle->stream = stream;
  return kSuccess;
}

CUBLAS_FUNCTION cublasGetStream_v2(Handle* handle, const void** stream) {
  *stream = handle->stream;
  return kSuccess;
}

CUBLAS_FUNCTION cublasSetPointerMode_v2(Handle* handle, int mode) {
  handle->pointersOnDevice = mode;
  return mode == 0 || mode == 1 ? kSuccess : kInvalidValue;
}

CUBLAS_FUNCTION cublasGetPointerMode_v2(Handle* handle, int* mode) {
  *mode = handle->pointersOnDevice;
  return kSuccess;
}

CUBLAS_FUNCTION cublasSetMathMode(Handle* handle, int mode) {
  handle->mathMode = mode;
  return kSuccess;
}

CUBLAS_FUNCTION cublasGetMathMode(Handle* handle, int* mode) {
  *mode = handle->mathMode;
  return kSuccess;
}

CUBLAS_FUNCTION cublasSetWorkspace_v2(Handle* handle, void* workspace, std::size_t bytes) {
  return Checks("cublasSetWorkspace", handle)
      .memory("workspace", static_cast<const float*>(workspace), bytes)
      .status();
}

namespace {

struct StatusName {
  int status;
  const char* name;
  const char* text;
};

constexpr StatusName kStatusNames[] = {
    {0, "CUBLAS_STATUS_SUCCESS", "success"},
    {1, "CUBLAS_STATUS_NOT_INITIALIZED", "the library was not initialized"},
    {7, "CUBLAS_STATUS_INVALID_VALUE", "an unsupported value or parameter was passed"},
    {13, "CUBLAS_STATUS_EXECUTION_FAILED", "the function failed to launch on the GPU"},
};

}  // namespace

extern "C" __attribute__((visibility("default"))) const char* cublasGetStatusName(int status) {
  for (const StatusName& s : kStatusNames) {
    if (s.status == status) {
      return s.name;
    }
  }
  return "unknown status";
}

extern "C" __attribute__((visibility("default"))) const char* cublasGetStatusString(int status) {
  for (const StatusName& s : kStatusNames) {
    if (s.status == status) {
      return s.text;
    }
  }
  return "unknown status";
}

CUBLAS_FUNCTION cublasSgemm_v2(Handle* handle, int opA, int opB, int m, int n, int k,
                               const float* alpha, const float* a, int lda, const float* b, int ldb,
                               const float* beta, float* c, int ldc) {
  return gemm("cublasSgemm", handle, opA, opB, m, n, k, alpha, a, lda, 0, b, ldb, 0, beta, c, ldc,
              0, 1);
}

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

CUBLAS_FUNCTION cublasSasum_v2(Handle* handle, int n, const float* x, int incx, float* result) {
  return reduce("cublasSasum", handle, {Reduction::kAbsoluteSum, n, x, incx, nullptr, 1, result});
}

CUBLAS_FUNCTION cublasSnrm2_v2(Handle* handle, int n, const float* x, int incx, float* result) {
  return reduce("cublasSnrm2", handle, {Reduction::kNorm, n, x, incx, nullptr, 1, result});
}

CUBLAS_FUNCTION cublasSdot_v2(Handle* handle, int n, const float* x, int incx, const float* y,
                              int incy, float* result) {
  return reduce("cublasSdot", handle, {Reduction::kDot, n, x, incx, y, incy, result});
}

CUBLAS_FUNCTION cublasIsamax_v2(Handle* handle, int n, const float* x, int incx, int* result) {
  return reduce("cublasIsamax", handle, {Reduction::kLargest, n, x, incx, nullptr, 1, result});
}

CUBLAS_FUNCTION cublasSaxpy_v2(Handle* handle, int n, const float* alpha, const float* x, int incx,
                               float* y, int incy) {
  Checks checks("cublasSaxpy", handle);
  checks.require(n >= 0 && incx != 0 && incy != 0)
      .factor("alpha", alpha, handle)
      .memory("x", x, vectorBytes(n, incx))
      .memory("y", y, vectorBytes(n, incy));
  return checks.status() != kSuccess
             ? checks.status()
             : submit(handle, Axpy{n, Factor(handle, alpha), x, incx, y, incy});
}

CUBLAS_FUNCTION cublasSscal_v2(Handle* handle, int n, const float* alpha, float* x, int incx) {
  Checks checks("cublasSscal", handle);
  checks.require(n >= 0 && incx > 0)
      .factor("alpha", alpha, handle)
      .memory("x", x, vectorBytes(n, incx));
  return checks.status() != kSuccess ? checks.status()
                                     : submit(handle, Scale{n, Factor(handle, alpha), x, incx});
}
