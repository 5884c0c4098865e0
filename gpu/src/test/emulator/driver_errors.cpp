// Driver functions about result codes.
#include "driver.h"

namespace emulation {
namespace {

int explained = kSuccess;
std::string& explanation = *new std::string();

struct Name {
  int code;
  const char* name;
  const char* text;
};

constexpr Name kNames[] = {
    {kSuccess, "CUDA_SUCCESS", "no error"},
    {kInvalidValue, "CUDA_ERROR_INVALID_VALUE", "invalid argument"},
    {kOutOfMemory, "CUDA_ERROR_OUT_OF_MEMORY", "out of memory"},
    {kNotInitialized, "CUDA_ERROR_NOT_INITIALIZED", "initialization error"},
    {kInvalidDevice, "CUDA_ERROR_INVALID_DEVICE", "invalid device ordinal"},
    {kInvalidImage, "CUDA_ERROR_INVALID_IMAGE", "device kernel image is invalid"},
    {kInvalidContext, "CUDA_ERROR_INVALID_CONTEXT", "invalid device context"},
    {kNoBinaryForGpu, "CUDA_ERROR_NO_BINARY_FOR_GPU",
     "no kernel image is available for execution on the device"},
    {kUnsupportedLimit, "CUDA_ERROR_UNSUPPORTED_LIMIT", "limit is not supported"},
    {kInvalidPtx, "CUDA_ERROR_INVALID_PTX", "a PTX JIT compilation failed"},
    {kUnsupportedPtxVersion, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION",
     "the provided PTX was compiled with an unsupported toolchain."},
    {kInvalidHandle, "CUDA_ERROR_INVALID_HANDLE", "invalid resource handle"},
    {kNotFound, "CUDA_ERROR_NOT_FOUND", "named symbol not found"},
    {kNotReady, "CUDA_ERROR_NOT_READY", "device not ready"},
    {kIllegalAddress, "CUDA_ERROR_ILLEGAL_ADDRESS", "an illegal memory access was encountered"},
    {kLaunchOutOfResources, "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES",
     "too many resources requested for launch"},
    {kLaunchTimeout, "CUDA_ERROR_LAUNCH_TIMEOUT", "the launch timed out and was terminated"},
    {kIllegalInstruction, "CUDA_ERROR_ILLEGAL_INSTRUCTION",
     "an illegal instruction was encountered"},
    {kMisalignedAddress, "CUDA_ERROR_MISALIGNED_ADDRESS", "misaligned address"},
    {kLaunchFailed, "CUDA_ERROR_LAUNCH_FAILED", "unspecified launch failure"},
    {kCooperativeLaunchTooLarge, "CUDA_ERROR_COOPERATIVE_LAUNCH_TOO_LARGE",
     "too many blocks in cooperative launch"},
};

const Name* nameOf(int code) {
  for (const Name& n : kNames) {
    if (n.code == code) {
      return &n;
    }
  }
  return nullptr;
}

}  // namespace

int explain(int code, std::string why) {
  explained = code;
  explanation = std::move(why);
  return code;
}

}  // namespace emulation

using namespace emulation;

DRIVER_FUNCTION cuGetErrorName(int code, const char** name) {
  const Name* const found = nameOf(code);
  *name = found == nullptr ? nullptr : found->name;
  return found == nullptr ? kInvalidValue : kSuccess;
}

/** Adds to the meaning of the code why the last call, or the context, failed with it. */
DRIVER_FUNCTION cuGetErrorString(int code, const char** text) {
  const std::lock_guard<std::mutex> guard(lock());
  const Name* const found = nameOf(code);
  const std::string why = code == kSuccess    ? std::string()
                          : code == status()  ? reason()
                          : code == explained ? explanation
                                              : std::string();
  *text = found == nullptr ? nullptr : found->text;
  if (found != nullptr && !why.empty()) {
    static std::string* const whole = new std::string();
    *whole = std::string(found->text) + ": " + why;
    *text = whole->c_str();
  }
  return found == nullptr ? kInvalidValue : kSuccess;
}
