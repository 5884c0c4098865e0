// Driver functions about contexts.
#include <algorithm>
#include <cstdio>

#include "driver.h"

namespace emulation {
namespace {

constexpr int kMallocHeapSize = 2;

Context primaries[kMostCards];
std::size_t limits[8] = {1024, 1 << 20, 0, 2, 2048, 128, 0, 0};
thread_local std::vector<Context*> contexts;

bool isCard(int device) { return device >= 0 && device < cards(); }

bool isPrimary(const Context* context) {
  return context >= primaries && context < primaries + cards();
}

bool anyRetained() {
  return std::any_of(primaries, primaries + kMostCards,
                     [](const Context& each) { return each.retained > 0; });
}

}  // namespace

std::mutex& lock() {
  static std::mutex* const instance = new std::mutex();
  return *instance;
}

const Card& cardOf(const Context* context) {
  return cardOf(static_cast<int>(context - primaries));
}

Context* current() {
  Context* const context = contexts.empty() ? nullptr : contexts.back();
  return context != nullptr && context->retained > 0 ? context : nullptr;
}

}  // namespace emulation

using namespace emulation;

DRIVER_FUNCTION cuDevicePrimaryCtxRetain(Context** context, int device) {
  const std::lock_guard<std::mutex> guard(lock());
  if (!initialized() || !isCard(device)) {
    return initialized() ? kInvalidDevice : kNotInitialized;
  }
  primaries[device].retained++;
  *context = &primaries[device];
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
  if (!isCard(device) || primaries[device].retained == 0) {
    return !isCard(device) ? kInvalidDevice : kInvalidContext;
  }
  primaries[device].retained--;
  if (!anyRetained()) {
    destroyContext();
  }
  return kSuccess;
}

DRIVER_FUNCTION cuDevicePrimaryCtxReset_v2(int device) {
  const std::lock_guard<std::mutex> guard(lock());
  if (!isCard(device)) {
    return kInvalidDevice;
  }
  destroyContext();
  return kSuccess;
}

DRIVER_FUNCTION cuDevicePrimaryCtxSetFlags_v2(int device, unsigned flags) {
  if (!isCard(device)) {
    return kInvalidDevice;
  }
  primaries[device].flags = flags;
  return kSuccess;
}

DRIVER_FUNCTION cuDevicePrimaryCtxGetState(int device, unsigned* flags, int* active) {
  if (!isCard(device)) {
    return kInvalidDevice;
  }
  *flags = primaries[device].flags;
  *active = primaries[device].retained > 0;
  return kSuccess;
}

DRIVER_FUNCTION cuCtxGetCurrent(Context** context) {
  *context = contexts.empty() ? nullptr : contexts.back();
  return initialized() ? kSuccess : kNotInitialized;
}

DRIVER_FUNCTION cuCtxSetCurrent(Context* context) {
  if (context != nullptr && !isPrimary(context)) {
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
  if (!isPrimary(context)) {
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
  if (current() == nullptr) {
    return kInvalidContext;
  }
  *device = static_cast<int>(current() - primaries);
  return kSuccess;
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
