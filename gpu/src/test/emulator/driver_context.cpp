// Driver functions about the device and its context.
#include <cstdio>

#include "driver.h"

namespace emulation {
namespace {

constexpr int kDriverVersion = 12060;
constexpr char kName[] = "Emulated GPU (host processor, no card)";
constexpr int kMallocHeapSize = 2;

bool isInitialized = false;
Context primary;
std::size_t limits[8] = {1024, 1 << 20, 0, 2, 2048, 128, 0, 0};
thread_local std::vector<Context*> contexts;
int explained = kSuccess;
std::string& explanation = *new std::string();

struct Attribute {
  int number;
  int value;
};

/** Numbers as in CUdevice_attribute. */
constexpr Attribute kAttributes[] = {
    {1, kThreadsPerBlock},
    {2, kThreadsPerBlock},
    {3, kThreadsPerBlock},
    {4, 64},
    {5, 2147483647},
    {6, 65535},
    {7, 65535},
    {8, kSharedPerBlockPlain},
    {9, 65536},
    {10, 32},
    {12, kRegistersPerMultiprocessor},
    {13, 1980000},
    {16, kMultiprocessors},
    {17, 0},
    {18, 0},
    {19, 1},
    {20, 0},
    {31, 1},
    {32, 0},
    {36, 2619000},
    {37, 5120},
    {38, 50 << 20},
    {39, kThreadsPerMultiprocessor},
    {40, 1},
    {41, 1},
    {75, kCapabilityMajor},
    {76, kCapabilityMinor},
    {78, 1},
    {81, kSharedPerMultiprocessor},
    {82, kRegistersPerMultiprocessor},
    {83, 0},
    {95, 1},
    {97, kSharedPerBlockOptIn},
    {106, kBlocksPerMultiprocessor},
    {111, kSharedReservedPerBlock},
    {115, 0},
    {120, 0},
};

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

std::mutex& lock() {
  static std::mutex* const instance = new std::mutex();
  return *instance;
}

bool initialized() { return isInitialized; }

Context* current() {
  Context* const context = contexts.empty() ? nullptr : contexts.back();
  return context != nullptr && context->retained > 0 ? context : nullptr;
}

int explain(int code, std::string why) {
  explained = code;
  explanation = std::move(why);
  return code;
}

}  // namespace emulation

using namespace emulation;

DRIVER_FUNCTION cuInit(unsigned flags) {
  const std::lock_guard<std::mutex> guard(lock());
  isInitialized = isInitialized || flags == 0;
  return flags == 0 ? kSuccess : kInvalidValue;
}

DRIVER_FUNCTION cuDriverGetVersion(int* version) {
  *version = kDriverVersion;
  return kSuccess;
}

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

DRIVER_FUNCTION cuDeviceGetCount(int* count) {
  if (!initialized()) {
    return kNotInitialized;
  }
  *count = 1;
  return kSuccess;
}

DRIVER_FUNCTION cuDeviceGet(int* device, int ordinal) {
  if (!initialized()) {
    return kNotInitialized;
  }
  *device = 0;
  return ordinal == 0 ? kSuccess : kInvalidDevice;
}

DRIVER_FUNCTION cuDeviceGetName(char* name, int length, int device) {
  if (device != 0) {
    return kInvalidDevice;
  }
  std::snprintf(name, static_cast<std::size_t>(length), "%s", kName);
  return kSuccess;
}

DRIVER_FUNCTION cuDeviceTotalMem_v2(std::size_t* bytes, int device) {
  const std::lock_guard<std::mutex> guard(lock());
  *bytes = totalBytes();
  return device == 0 ? kSuccess : kInvalidDevice;
}

DRIVER_FUNCTION cuDeviceGetAttribute(int* value, int attribute, int device) {
  if (device != 0) {
    return kInvalidDevice;
  }
  for (const Attribute& a : kAttributes) {
    if (a.number == attribute) {
      *value = a.value;
      return kSuccess;
    }
  }
  return explain(kInvalidValue,
                 "the emulation has no device attribute " + std::to_string(attribute));
}

DRIVER_FUNCTION cuDevicePrimaryCtxRetain(Context** context, int device) {
  const std::lock_guard<std::mutex> guard(lock());
  if (!initialized() || device != 0) {
    return initialized() ? kInvalidDevice : kNotInitialized;
  }
  primary.retained++;
  *context = &primary;
  return kSuccess;
}

namespace {

void destroyContext() {
  if (liveAllocations() > 0) {
    std::fprintf(stderr, "emulated GPU: a context ends with %ld allocations that nobody freed\n",
                 liveAllocations());
  }
  recover();
  freeAllDevice();
}

}  // namespace

DRIVER_FUNCTION cuDevicePrimaryCtxRelease_v2(int device) {
  const std::lock_guard<std::mutex> guard(lock());
  if (device != 0 || primary.retained == 0) {
    return device != 0 ? kInvalidDevice : kInvalidContext;
  }
  if (--primary.retained == 0) {
    destroyContext();
  }
  return kSuccess;
}

DRIVER_FUNCTION cuDevicePrimaryCtxReset_v2(int device) {
  const std::lock_guard<std::mutex> guard(lock());
  if (device != 0) {
    return kInvalidDevice;
  }
  destroyContext();
  return kSuccess;
}

DRIVER_FUNCTION cuDevicePrimaryCtxSetFlags_v2(int device, unsigned flags) {
  primary.flags = flags;
  return device == 0 ? kSuccess : kInvalidDevice;
}

DRIVER_FUNCTION cuDevicePrimaryCtxGetState(int device, unsigned* flags, int* active) {
  *flags = primary.flags;
  *active = primary.retained > 0;
  return device == 0 ? kSuccess : kInvalidDevice;
}

DRIVER_FUNCTION cuCtxGetCurrent(Context** context) {
  *context = contexts.empty() ? nullptr : contexts.back();
  return initialized() ? kSuccess : kNotInitialized;
}

DRIVER_FUNCTION cuCtxSetCurrent(Context* context) {
  if (context != nullptr && context != &primary) {
    return kInvalidContext;
  }
  if (!contexts.empty()) {
    contexts.pop_back();
  }
  if (context != nullptr) {
    contexts.push_back(context);
  }
  return kSuccess;
}

DRIVER_FUNCTION cuCtxPushCurrent_v2(Context* context) {
  if (context != &primary) {
    return kInvalidContext;
  }
  contexts.push_back(context);
  return kSuccess;
}

DRIVER_FUNCTION cuCtxPopCurrent_v2(Context** context) {
  if (contexts.empty()) {
    return kInvalidContext;
  }
  if (context != nullptr) {
    *context = contexts.back();
  }
  contexts.pop_back();
  return kSuccess;
}

DRIVER_FUNCTION cuCtxGetDevice(int* device) {
  *device = 0;
  return current() == nullptr ? kInvalidContext : kSuccess;
}

DRIVER_FUNCTION cuCtxSynchronize() {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  drain();
  return status();
}

/** CU_LIMIT_MALLOC_HEAP_SIZE says how much memory the emulated device has. */
DRIVER_FUNCTION cuCtxSetLimit(int limit, std::size_t value) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  if (limit < 0 || limit >= static_cast<int>(sizeof limits / sizeof limits[0])) {
    return kUnsupportedLimit;
  }
  if (limit == kMallocHeapSize) {
    setTotalBytes(value);
  }
  limits[limit] = value;
  return kSuccess;
}

DRIVER_FUNCTION cuCtxGetLimit(std::size_t* value, int limit) {
  const Call call;
  if (limit < 0 || limit >= static_cast<int>(sizeof limits / sizeof limits[0])) {
    return kUnsupportedLimit;
  }
  *value = limit == kMallocHeapSize ? totalBytes() : limits[limit];
  return call.code();
}
