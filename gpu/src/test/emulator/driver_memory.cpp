// Driver functions about memory.
#include "driver.h"

using namespace emulation;

namespace {

using Address = std::uintptr_t;

struct Copy {
  void* to;
  const void* from;
  std::size_t bytes;

  int run() const {
    std::memcpy(to, from, bytes);
    return kSuccess;
  }
};

struct Fill {
  unsigned char* to;
  unsigned value;
  unsigned valueBytes;
  std::size_t count;

  int run() const {
    if (valueBytes == 1) {
      std::memset(to, static_cast<int>(value), count);
    } else {
      for (std::size_t i = 0; i < count; i++) {
        std::memcpy(to + i * valueBytes, &value, valueBytes);
      }
    }
    return kSuccess;
  }
};

int outside(const char* what, Address address, std::size_t bytes) {
  return explain(kInvalidValue, std::string(what) + " " + std::to_string(bytes) +
                                   " bytes on the device, from " + describe(address));
}

int checkDevice(const char* what, Address address, std::size_t bytes) {
  return isDevice(address, bytes) ? kSuccess : outside(what, address, bytes);
}

/** As a device does it: what is on pageable host memory is done before the call returns. */
int copy(void* to, const void* from, std::size_t bytes, const void* host, const Stream* stream,
         bool asynchronous) {
  const Copy work{to, from, bytes};
  unsigned long group = kDefaultGroup;
  if (!groupOf(stream, &group)) {
    return kInvalidHandle;
  }
  if (asynchronous && (host == nullptr || isPinned(host, bytes))) {
    submit(group, work);
    return kSuccess;
  }
  drain(group);
  return status() == kSuccess ? work.run() : status();
}

int fill(Address to, unsigned value, unsigned valueBytes, std::size_t count, const Stream* stream) {
  return withStream(stream, [=](unsigned long group) -> int {
    if (to % valueBytes != 0) {
      return kInvalidValue;
    }
    const int code = checkDevice("setting", to, count * valueBytes);
    if (code == kSuccess) {
      submit(group, Fill{reinterpret_cast<unsigned char*>(to), value, valueBytes, count});
    }
    return code;
  });
}

int toDevice(Address to, const void* from, std::size_t bytes, const Stream* stream,
             bool asynchronous) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  const int code = checkDevice("copying to", to, bytes);
  return code != kSuccess
             ? code
             : copy(reinterpret_cast<void*>(to), from, bytes, from, stream, asynchronous);
}

int toHost(void* to, Address from, std::size_t bytes, const Stream* stream, bool asynchronous) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  const int code = checkDevice("copying from", from, bytes);
  return code != kSuccess
             ? code
             : copy(to, reinterpret_cast<const void*>(from), bytes, to, stream, asynchronous);
}

int onDevice(Address to, Address from, std::size_t bytes, const Stream* stream) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  int code = checkDevice("copying from", from, bytes);
  code = code != kSuccess ? code : checkDevice("copying to", to, bytes);
  if (code == kSuccess && to < from + bytes && from < to + bytes) {
    code = explain(kInvalidValue, "copying between ranges of device memory that overlap");
  }
  if (code != kSuccess) {
    return code;
  }
  return copy(reinterpret_cast<void*>(to), reinterpret_cast<const void*>(from), bytes, nullptr,
              stream, true);
}

}  // namespace

DRIVER_FUNCTION cuMemGetInfo_v2(std::size_t* free, std::size_t* total) {
  const Call call;
  *total = totalBytes();
  *free = totalBytes() - usedBytes();
  return call.code();
}

DRIVER_FUNCTION cuMemAlloc_v2(Address* address, std::size_t bytes) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  if (bytes == 0) {
    return kInvalidValue;
  }
  *address = allocateDevice(bytes);
  return *address == 0 ? kOutOfMemory : kSuccess;
}

/** Frees even in a context that failed, so that allocations can be counted then, too. */
DRIVER_FUNCTION cuMemFree_v2(Address address) {
  const Call call;
  if (call.codeOfFreeing() != kSuccess) {
    return call.codeOfFreeing();
  }
  drain();
  std::string complaint;
  if (address != 0 && !freeDevice(address, &complaint)) {
    return explain(kInvalidValue, "freeing " + describe(address));
  }
  if (!complaint.empty()) {
    fail(kIllegalAddress, complaint);
  }
  return status();
}

DRIVER_FUNCTION cuMemAllocHost_v2(void** memory, std::size_t bytes) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  *memory = allocatePinned(bytes);
  return *memory == nullptr ? kOutOfMemory : kSuccess;
}

DRIVER_FUNCTION cuMemHostAlloc(void** memory, std::size_t bytes, unsigned) {
  return cuMemAllocHost_v2(memory, bytes);
}

DRIVER_FUNCTION cuMemHostGetDevicePointer_v2(Address* address, void* memory, unsigned) {
  const Call call;
  *address = reinterpret_cast<Address>(memory);
  return call.code() != kSuccess ? call.code() : isPinned(memory, 1) ? kSuccess : kInvalidValue;
}

DRIVER_FUNCTION cuMemFreeHost(void* memory) {
  const Call call;
  if (call.codeOfFreeing() != kSuccess) {
    return call.codeOfFreeing();
  }
  drain();
  return freePinned(memory) ? status() : kInvalidValue;
}

DRIVER_FUNCTION cuMemcpyHtoD_v2(Address to, const void* from, std::size_t bytes) {
  return toDevice(to, from, bytes, nullptr, false);
}

DRIVER_FUNCTION cuMemcpyHtoDAsync_v2(Address to, const void* from, std::size_t bytes,
                                     const Stream* stream) {
  return toDevice(to, from, bytes, stream, true);
}

DRIVER_FUNCTION cuMemcpyDtoH_v2(void* to, Address from, std::size_t bytes) {
  return toHost(to, from, bytes, nullptr, false);
}

DRIVER_FUNCTION cuMemcpyDtoHAsync_v2(void* to, Address from, std::size_t bytes,
                                     const Stream* stream) {
  return toHost(to, from, bytes, stream, true);
}

DRIVER_FUNCTION cuMemcpyDtoD_v2(Address to, Address from, std::size_t bytes) {
  return onDevice(to, from, bytes, nullptr);
}

DRIVER_FUNCTION cuMemcpyDtoDAsync_v2(Address to, Address from, std::size_t bytes,
                                     const Stream* stream) {
  return onDevice(to, from, bytes, stream);
}

DRIVER_FUNCTION cuMemsetD8_v2(Address to, unsigned char value, std::size_t count) {
  return fill(to, value, 1, count, nullptr);
}

DRIVER_FUNCTION cuMemsetD8Async(Address to, unsigned char value, std::size_t count,
                                const Stream* stream) {
  return fill(to, value, 1, count, stream);
}

DRIVER_FUNCTION cuMemsetD32_v2(Address to, unsigned value, std::size_t count) {
  return fill(to, value, 4, count, nullptr);
}

DRIVER_FUNCTION cuMemsetD32Async(Address to, unsigned value, std::size_t count,
                                 const Stream* stream) {
  return fill(to, value, 4, count, stream);
}
