// How the threads of a block wait for one another, and the lanes of a warp exchange values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "fibers.h"
#include "vectors.h"

namespace emulation {

/** Where a thread waits, named in reports of threads that wait for ever. */
struct Place {
  const char* file;
  int line;
};

/** What the lanes of a warp do together. */
enum class Together : unsigned char { kSync, kShuffle, kBallot, kSum, kMin, kMax, kAnd, kOr, kXor };

/** The dynamic shared memory of the block that runs. */
extern unsigned char* sharedMemory;

/** The part of a thread that the intrinsics look at. */
struct Thread {
  std::uint64_t value;
  int counted;
  unsigned thread;
};

extern Thread* running;

/** How a thread goes on: with another stack, if `to` is not null, because it has to wait. */
struct Step {
  void** from;
  void* to;
};

/** Arrives at a barrier of the block, which counts the true predicates. */
Step arriveAtBarrier(bool predicate, Place place);

/**
 * Arrives at where the lanes of the mask meet. A shuffle gives the value of lane `source`, a ballot
 * the bits of the lanes with a value that is not zero, a reduction the result over all lanes.
 */
Step arriveInWarp(unsigned mask, Together what, std::uint64_t value, int source, Place place);

/** Lets other threads run. */
Step pause();

/**
 * The clock of the device: time for which this thread of the host has worked, so that a program that
 * is stopped for a while misses nothing, and what pauses take by the clock.
 */
std::uint64_t nanoseconds();

inline __attribute__((always_inline)) void follow(Step step) {
  if (step.to != nullptr) {
    switchStacks(step.from, step.to);
  }
}

inline __attribute__((always_inline)) int barrier(bool predicate, Place place) {
  follow(arriveAtBarrier(predicate, place));
  return running->counted;
}

inline __attribute__((always_inline)) std::uint64_t meet(unsigned mask, Together what,
                                                         std::uint64_t value, int source,
                                                         Place place) {
  follow(arriveInWarp(mask, what, value, source, place));
  return running->value;
}

/** Ends the launch with a failure. */
[[noreturn]] void trap(const char* why, Place place);

template <typename T>
std::uint64_t toBits(T value) {
  static_assert(std::is_arithmetic_v<T> && sizeof(T) <= 8, "shuffles move numbers");
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof value);
  return bits;
}

template <typename T>
T fromBits(std::uint64_t bits) {
  T value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

}  // namespace emulation

// ---- built-in variables ----

// For a thread they are constant; said to a compiler that would tell of each look at them, it does
// not.
#ifdef __SANITIZE_THREAD__
#define EMULATED_BUILT_IN extern const
#else
#define EMULATED_BUILT_IN extern
#endif
EMULATED_BUILT_IN uint3 threadIdx;
EMULATED_BUILT_IN uint3 blockIdx;
EMULATED_BUILT_IN dim3 blockDim;
EMULATED_BUILT_IN dim3 gridDim;
constexpr int warpSize = 32;

// ---- waiting for one another ----

// Inlined always, so that a thread waits in its kernel's own code.
#define EMULATED_INLINE inline __attribute__((always_inline))
#define EMULATED_PLACE \
  const char *file = __builtin_FILE(), int line = __builtin_LINE()

EMULATED_INLINE void __syncthreads(EMULATED_PLACE) { emulation::barrier(false, {file, line}); }
EMULATED_INLINE int __syncthreads_count(int predicate, EMULATED_PLACE) {
  return emulation::barrier(predicate != 0, {file, line});
}
EMULATED_INLINE int __syncthreads_or(int predicate, EMULATED_PLACE) {
  return emulation::barrier(predicate != 0, {file, line}) != 0;
}
EMULATED_INLINE int __syncthreads_and(int predicate, EMULATED_PLACE) {
  return emulation::barrier(predicate == 0, {file, line}) == 0;
}
EMULATED_INLINE void __syncwarp(unsigned mask = 0xffffffffu, EMULATED_PLACE) {
  emulation::meet(mask, emulation::Together::kSync, 0, 0, {file, line});
}
EMULATED_INLINE void __nanosleep(unsigned) { emulation::follow(emulation::pause()); }
EMULATED_INLINE void __threadfence() {}
EMULATED_INLINE void __threadfence_block() {}
EMULATED_INLINE void __threadfence_system() {}
#define __trap() ::emulation::trap("__trap", {__FILE__, __LINE__})

template <typename T>
EMULATED_INLINE T __shfl_sync(unsigned mask, T value, int source, int width = warpSize,
                  EMULATED_PLACE) {
  const int first = static_cast<int>(threadIdx.x % warpSize) & ~(width - 1);
  return emulation::fromBits<T>(emulation::meet(mask, emulation::Together::kShuffle,
                                                emulation::toBits(value),
                                                first + (source & (width - 1)), {file, line}));
}
template <typename T>
EMULATED_INLINE T __shfl_up_sync(unsigned mask, T value, unsigned delta, int width = warpSize,
                  EMULATED_PLACE) {
  const int me = static_cast<int>(threadIdx.x % warpSize);
  const int first = me & ~(width - 1);
  const int source = me - static_cast<int>(delta);
  return emulation::fromBits<T>(emulation::meet(mask, emulation::Together::kShuffle,
                                                emulation::toBits(value),
                                                source < first ? me : source, {file, line}));
}
template <typename T>
EMULATED_INLINE T __shfl_down_sync(unsigned mask, T value, unsigned delta, int width = warpSize,
                  EMULATED_PLACE) {
  const int me = static_cast<int>(threadIdx.x % warpSize);
  const int last = me | (width - 1);
  const int source = me + static_cast<int>(delta);
  return emulation::fromBits<T>(emulation::meet(mask, emulation::Together::kShuffle,
                                                emulation::toBits(value),
                                                source > last ? me : source, {file, line}));
}
template <typename T>
EMULATED_INLINE T __shfl_xor_sync(unsigned mask, T value, int bits, int width = warpSize,
                  EMULATED_PLACE) {
  const int me = static_cast<int>(threadIdx.x % warpSize);
  const int source = me ^ bits;
  return emulation::fromBits<T>(
      emulation::meet(mask, emulation::Together::kShuffle, emulation::toBits(value),
                      source > (me | (width - 1)) ? me : source, {file, line}));
}
EMULATED_INLINE unsigned __ballot_sync(unsigned mask, int predicate, EMULATED_PLACE) {
  return static_cast<unsigned>(
      emulation::meet(mask, emulation::Together::kBallot, predicate != 0, 0, {file, line}));
}
EMULATED_INLINE int __any_sync(unsigned mask, int predicate, EMULATED_PLACE) {
  return __ballot_sync(mask, predicate, file, line) != 0;
}
EMULATED_INLINE int __all_sync(unsigned mask, int predicate, EMULATED_PLACE) {
  return __ballot_sync(mask, predicate, file, line) == mask;
}

#define EMULATED_REDUCTION(type, suffix, what)                                             \
  EMULATED_INLINE type __reduce_##suffix##_sync(unsigned mask, type value, EMULATED_PLACE) { \
    const auto bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));        \
    return static_cast<type>(                                                              \
        emulation::meet(mask, emulation::Together::what, bits, 0, {file, line}));          \
  }
EMULATED_REDUCTION(int, add, kSum)
EMULATED_REDUCTION(unsigned, add, kSum)
EMULATED_REDUCTION(int, min, kMin)
EMULATED_REDUCTION(unsigned, min, kMin)
EMULATED_REDUCTION(int, max, kMax)
EMULATED_REDUCTION(unsigned, max, kMax)
EMULATED_REDUCTION(unsigned, and, kAnd)
EMULATED_REDUCTION(unsigned, or, kOr)
EMULATED_REDUCTION(unsigned, xor, kXor)
