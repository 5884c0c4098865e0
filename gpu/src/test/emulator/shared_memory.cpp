// Shared memory of blocks, each ending at a page that cannot be touched.
#include <sys/mman.h>

#include <cstdio>
#include <cstdlib>

#include "scheduler.h"
#include "touches.h"

namespace emulation {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kStride = 232 * 1024;
constexpr std::size_t kUsable = kStride - kPage;
constexpr std::size_t kMostBlocks = 256;

unsigned char* region = nullptr;
unsigned blocksReady = 0;

void reserve() {
  void* const reserved = mmap(nullptr, kMostBlocks * kStride, PROT_NONE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (reserved == MAP_FAILED) {
    std::fputs("emulated GPU: no address space for shared memory\n", stderr);
    std::abort();
  }
  region = static_cast<unsigned char*>(reserved);
  sharedRange = {reinterpret_cast<std::uintptr_t>(region), kMostBlocks * kStride};
}

}  // namespace

unsigned char* sharedMemoryOf(unsigned block, unsigned bytes) {
  if (region == nullptr) {
    reserve();
  }
  for (; blocksReady <= block; blocksReady++) {
    if (mprotect(region + blocksReady * kStride, kUsable, PROT_READ | PROT_WRITE) != 0) {
      std::fputs("emulated GPU: no memory for shared memory\n", stderr);
      std::abort();
    }
  }
  unsigned char* const start = region + block * kStride + kUsable - (bytes + 15) / 16 * 16;
  std::memset(start, 0xFF, bytes);
  return start;
}

bool inSharedMemory(const void* address) {
  const auto* const at = static_cast<const unsigned char*>(address);
  return region != nullptr && at >= region && at < region + kMostBlocks * kStride;
}

}  // namespace emulation
