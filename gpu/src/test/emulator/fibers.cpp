#include "fibers.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// The registers that the System V ABI has a called function preserve, and nothing else.
asm(R"(
.text
.globl emulation_switch
.hidden emulation_switch
.type emulation_switch, @function
.p2align 4
emulation_switch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
.globl emulation_resume
.hidden emulation_resume
emulation_resume:
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
.size emulation_switch, .-emulation_switch
)");

namespace emulation {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kStack = 128 * 1024;
constexpr std::size_t kStride = kStack + kPage;
constexpr std::size_t kMost = 8192;
constexpr std::size_t kSavedRegisters = 6;

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
  *--slots = 0;  // keeps the entry's stack aligned as after a call, and ends backtraces
  *--slots = reinterpret_cast<std::uintptr_t>(entry);
  for (std::size_t i = 0; i < kSavedRegisters; i++) {
    *--slots = 0;
  }
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
