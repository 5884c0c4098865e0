// Stacks and the switch between them: what makes hundreds of threads of a block out of one thread
// of the host. For x86-64 under Linux, the only place that the JCuda natives for Linux run on.
#pragma once

#if !defined(__x86_64__) || !defined(__linux__)
#error "The emulation of a GPU needs Linux on x86-64."
#endif

#include <cstddef>

namespace emulation {

/**
 * Leaves the stack that runs, noting where it was left, and goes on where another one was. A stack
 * that is left has the address to go on at on top.
 *
 * Inlined where a thread waits, since a processor guesses well where a jump leads that always leads
 * to the same place in the kernel, and badly where a return leads that belongs to another call.
 */
__attribute__((always_inline)) inline void switchStacks(void** from, void* to) {
  asm volatile(
      "leaq -128(%%rsp), %%rsp\n\t"  // what a function may use below its stack pointer
      "pushq %%rbp\n\t"
      "leaq 1f(%%rip), %%rax\n\t"
      "pushq %%rax\n\t"
      "movq %%rsp, (%0)\n\t"
      "movq %1, %%rsp\n\t"
      "popq %%rax\n\t"
      "jmp *%%rax\n"
      "1:\n\t"
      "popq %%rbp\n\t"
      "leaq 128(%%rsp), %%rsp"
      : "+D"(from), "+S"(to)
      :
      : "rax", "rbx", "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "xmm0",
        "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11",
        "xmm12", "xmm13", "xmm14", "xmm15", "memory", "cc");
}

/** Stacks, made as they are needed and kept. */
class Stacks {
 public:
  /** Stack number `index`, as if it had been left just before entering a function. */
  void* fresh(std::size_t index, void (*entry)());

  /** The stack that an address lies on or just below, -1 if none. */
  long holding(const void* address) const;

 private:
  unsigned char* region_ = nullptr;
  std::size_t made_ = 0;
};

}  // namespace emulation
