// What a kernel that is compiled to be watched tells of itself: every access to memory. The compiler
// calls a function before each (the interface of its thread sanitizer, of which only these calls are
// used); the hooks in touches.cpp hand them on to those who want to know.
#pragma once

#include <cstddef>
#include <cstdint>

namespace emulation {

/** How memory is accessed. Atomic functions read and write. */
enum class Touch : unsigned char { kRead, kWrite, kVolatileRead, kVolatileWrite, kAtomic };

inline bool writes(Touch how) {
  return how == Touch::kWrite || how == Touch::kVolatileWrite || how == Touch::kAtomic;
}

/** Accesses with which threads may wait for one another: volatile and atomic ones. */
inline bool synchronises(Touch how) { return how != Touch::kRead && how != Touch::kWrite; }

/** Some addresses. */
struct Range {
  std::uintptr_t start = 0;
  std::uintptr_t bytes = 0;

  bool holds(std::uintptr_t address) const { return address - start < bytes; }
};

/** Where all shared memory and all device memory ever is. */
extern Range sharedRange;
extern Range deviceRange;

/** What becomes of accesses. */
struct Watch {
  bool races = true;
  bool counts = false;
  /** Accesses until another thread runs; at 0 none does. */
  std::uint64_t untilSwitch = 0;
};

extern Watch watch;

/** One access by the thread that runs. */
struct Access {
  std::uintptr_t address;
  std::size_t bytes;
  Touch how;
  bool shared;
  /** Where in the code: bytes into the library. */
  std::uint32_t place;
};

/** The thread that runs is about to access memory; `place` is the address in its code. */
void touched(const void* at, std::size_t bytes, Touch how, const void* place);

/** Whether the kernels of this build tell of their accesses. */
bool watched();

}  // namespace emulation
