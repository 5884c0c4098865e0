// What the files share that make up an emulated cuBLAS: the functions that the project uses, in
// plain loops. As there, matrices are stored column by column. Work is queued on streams; every
// matrix and vector is checked to lie inside of one allocation first.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "../hooks.h"

#define CUBLAS_FUNCTION extern "C" __attribute__((visibility("default"))) int

namespace cublas {

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

inline std::size_t matrixBytes(int rows, int columns, int ld) {
  return rows == 0 || columns == 0
             ? 0
             : (static_cast<std::size_t>(columns - 1) * ld + rows) * sizeof(float);
}

inline std::size_t vectorBytes(int n, int inc) {
  return n == 0 ? 0
               : (static_cast<std::size_t>(n - 1) * static_cast<std::size_t>(std::abs(inc)) + 1) *
                     sizeof(float);
}

inline std::size_t stridedBytes(std::size_t one, long long stride, int count) {
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
        !emulation_check(function_, name, at, bytes)) {
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

/** The first element of a vector, which a negative increment runs through from its end. */
inline const float* start(const float* x, int n, int inc) {
  return inc < 0 ? x - static_cast<long>(n - 1) * inc : x;
}

}  // namespace cublas
