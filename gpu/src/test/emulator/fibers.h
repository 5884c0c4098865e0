// Stacks and the switch between them: what makes hundreds of threads of a block out of one thread
// of the host. For x86-64 under Linux, the only place that the JCuda natives for Linux run on.
#pragma once

#if !defined(__x86_64__) || !defined(__linux__)
#error "The emulation of a GPU needs Linux on x86-64."
#endif

#include <cstddef>

extern "C" {
/** Saves what a call preserves on the stack that runs, and goes on where `to` was saved. */
void emulation_switch(void** from, void* to);
/** Where a saved stack pointer, once loaded, goes on. */
extern char emulation_resume[];
}

namespace emulation {

/** Stacks, made as they are needed and kept. */
class Stacks {
 public:
  /** A saved stack pointer that enters `entry` at the top of stack number `index`. */
  void* fresh(std::size_t index, void (*entry)());

  /** The stack that an address lies on or just below, -1 if none. */
  long holding(const void* address) const;

 private:
  unsigned char* region_ = nullptr;
  std::size_t made_ = 0;
};

}  // namespace emulation
