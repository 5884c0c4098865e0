// Handles, their settings, and names of status codes.
#include "cublas.h"

#ifndef EMULATED_CUBLAS_VERSION
#error "Say which version this is, as cublasGetVersion does."
#endif

namespace cublas {
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

const StatusName* nameOf(int status) {
  for (const StatusName& s : kStatusNames) {
    if (s.status == status) {
      return &s;
    }
  }
  return nullptr;
}

}  // namespace
}  // namespace cublas

using namespace cublas;

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

extern "C" __attribute__((visibility("default"))) const char* cublasGetStatusName(int status) {
  const StatusName* const found = nameOf(status);
  return found == nullptr ? "unknown status" : found->name;
}

/** Adds to the meaning of a failed execution why the driver's context failed. */
extern "C" __attribute__((visibility("default"))) const char* cublasGetStatusString(int status) {
  const StatusName* const found = nameOf(status);
  if (status == kExecutionFailed) {
    static std::string* const whole = new std::string();
    *whole = std::string(found->text) + ": " + emulation_reason();
    return whole->c_str();
  }
  return found == nullptr ? "unknown status" : found->text;
}
