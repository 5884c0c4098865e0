#include "fibers.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace emulation {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kStack = 128 * 1024;
constexpr std::size_t kStride = kStack + kPage;
constexpr std::size_t kMost = 16384;

}  // namespace

void* Stacks::fresh(std::size_t index, void (*entry)()) {
  if (region_ == nullptr) {
    void* region = mmap(nullptr, kMost * kStride, PROT_NONE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (region == MAP_FAILED) {
      std::fputs("emulated GPU: no address space for the stacks of threads\n", stderr);
      std::abort();
    }
    region_ = static_cast<unsigned char*>(region);
  }
  unsigned char* const low = region_ + index * kStride + kPage;
  if (index >= made_) {
    if (index >= kMost || mprotect(low, kStack, PROT_READ | PROT_WRITE) != 0) {
      std::fputs("emulated GPU: no memory for the stacks of threads\n", stderr);
      std::abort();
    }
    made_ = index + 1;
  }
  // Tops at different places of a page, or all threads would fight for the same cache lines.
  unsigned char* const top = low + kStack - (index * 320) % kPage / 16 * 16;
  auto* slots = reinterpret_cast<std::uintptr_t*>(top);
  *--slots = 0;  // where a caller's address would be
  *--slots = reinterpret_cast<std::uintptr_t>(entry);
  return slots;
}

long Stacks::holding(const void* address) const {
  const auto* const at = static_cast<const unsigned char*>(address);
  if (region_ == nullptr || at < region_ || at >= region_ + made_ * kStride) {
    return -1;
  }
  return (at - region_) / static_cast<long>(kStride);
}

}  // namespace emulation
