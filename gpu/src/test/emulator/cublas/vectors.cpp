// Sums and the like of vectors.
#include <cmath>

#include "cublas.h"

namespace cublas {
namespace {

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
}  // namespace cublas

using namespace cublas;

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
