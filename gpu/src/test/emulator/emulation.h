// What a kernel source sees when it is compiled for the host: the qualifiers, vector types and
// intrinsics of CUDA C++ that the kernels use. One launch runs at a time, its threads are fibers of
// one host thread, so plain variables serve as the built-in ones.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#include "fibers.h"

#define __global__
#define __device__
#define __host__
#define __constant__ static const
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))
#define __launch_bounds__(...)
#define __align__(bytes) __attribute__((aligned(bytes)))

struct uint3 {
  unsigned x, y, z;
};
using dim3 = uint3;

#define EMULATED_VECTOR2(type, element, alignment)                     \
  struct __align__(alignment) type {                                   \
    element x, y;                                                      \
  };                                                                   \
  inline type make_##type(element x, element y) { return type{x, y}; }
#define EMULATED_VECTOR4(type, element, alignment)                                       \
  struct __align__(alignment) type {                                                     \
    element x, y, z, w;                                                                  \
  };                                                                                     \
  inline type make_##type(element x, element y, element z, element w) { \
    return type{x, y, z, w};                                                             \
  }
EMULATED_VECTOR2(float2, float, 8)
EMULATED_VECTOR2(int2, int, 8)
EMULATED_VECTOR2(uint2, unsigned, 8)
EMULATED_VECTOR2(double2, double, 16)
EMULATED_VECTOR2(longlong2, long long, 16)
EMULATED_VECTOR2(ulonglong2, unsigned long long, 16)
EMULATED_VECTOR2(uchar2, unsigned char, 2)
EMULATED_VECTOR2(ushort2, unsigned short, 4)
EMULATED_VECTOR4(float4, float, 16)
EMULATED_VECTOR4(int4, int, 16)
EMULATED_VECTOR4(uint4, unsigned, 16)
EMULATED_VECTOR4(uchar4, unsigned char, 4)
EMULATED_VECTOR4(ushort4, unsigned short, 8)
EMULATED_VECTOR4(char4, signed char, 4)

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

/** One argument of a kernel. */
struct Parameter {
  int bytes;
  bool pointer;
};

/** A kernel compiled for the host. */
struct Kernel {
  const char* name;
  void (*run)(void* const* arguments);
  const Parameter* parameters;
  int parameterCount;
  const Kernel* next;
};

/** Adds a kernel to the list that modules look names up in. */
void add(Kernel* kernel);

template <auto Function>
struct Entry;

template <typename... A, void (*Function)(A...)>
struct Entry<Function> {
  static_assert(((std::is_arithmetic_v<A> || std::is_pointer_v<A>)&&...),
                "kernels take numbers and pointers");

  static void run(void* const* arguments) { call(arguments, std::index_sequence_for<A...>()); }

  template <std::size_t... I>
  static void call([[maybe_unused]] void* const* arguments, std::index_sequence<I...>) {
    Function(*static_cast<const A*>(arguments[I])...);
  }

  static constexpr Parameter kParameters[sizeof...(A) + 1] = {
      {static_cast<int>(sizeof(A)), std::is_pointer_v<A>}..., {0, false}};
};

struct Registration {
  Kernel kernel;
  template <typename E>
  Registration(const char* name, E, int count)
      : kernel{name, &E::run, E::kParameters, count, nullptr} {
    add(&kernel);
  }
};

template <typename... A>
constexpr int countOf(void (*)(A...)) {
  return static_cast<int>(sizeof...(A));
}

}  // namespace emulation

#define KERNEL(name)                                                                        \
  static ::emulation::Registration registered_##name(#name, ::emulation::Entry<&name>(), \
                                                     ::emulation::countOf(&name));
#define SHARED_MEMORY(type, name) \
  [[maybe_unused]] type* const name = reinterpret_cast<type*>(::emulation::sharedMemory)

// ---- built-in variables ----

extern uint3 threadIdx;
extern uint3 blockIdx;
extern dim3 blockDim;
extern dim3 gridDim;
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

// ---- atomics: one host thread runs all fibers, so plain operations are indivisible ----

#define EMULATED_ATOMICS(type)                                                           \
  inline type atomicAdd(type* at, type value) {                                          \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = static_cast<type>(old + value);                    \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicExch(type* at, type value) {                                         \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = value;                                             \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicMax(type* at, type value) {                                          \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = value > old ? value : old;                         \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicMin(type* at, type value) {                                          \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = value < old ? value : old;                         \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicOr(type* at, type value) {                                           \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = old | value;                                       \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicAnd(type* at, type value) {                                          \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = old & value;                                       \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicCAS(type* at, type expected, type value) {                           \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = old == expected ? value : old;                     \
    return old;                                                                          \
  }
EMULATED_ATOMICS(int)
EMULATED_ATOMICS(unsigned)
EMULATED_ATOMICS(unsigned long long)

// ---- numbers ----

inline int __popc(unsigned v) { return __builtin_popcount(v); }
inline int __popcll(unsigned long long v) { return __builtin_popcountll(v); }
inline int __ffs(int v) { return __builtin_ffs(v); }
inline int __ffsll(long long v) { return __builtin_ffsll(v); }
inline int __clz(int v) { return v == 0 ? 32 : __builtin_clz(static_cast<unsigned>(v)); }
inline int __clzll(long long v) {
  return v == 0 ? 64 : __builtin_clzll(static_cast<unsigned long long>(v));
}
inline unsigned __umulhi(unsigned a, unsigned b) {
  return static_cast<unsigned>((static_cast<std::uint64_t>(a) * b) >> 32);
}
inline unsigned long long __umul64hi(unsigned long long a, unsigned long long b) {
  return static_cast<unsigned long long>((static_cast<unsigned __int128>(a) * b) >> 64);
}
inline unsigned __brev(unsigned v) {
  unsigned r = 0;
  for (int i = 0; i < 32; i++) {
    r = (r << 1) | ((v >> i) & 1u);
  }
  return r;
}

inline float __int_as_float(int v) { return emulation::fromBits<float>(emulation::toBits(v)); }
inline float __uint_as_float(unsigned v) {
  return emulation::fromBits<float>(emulation::toBits(v));
}
inline int __float_as_int(float v) { return emulation::fromBits<int>(emulation::toBits(v)); }
inline unsigned __float_as_uint(float v) {
  return emulation::fromBits<unsigned>(emulation::toBits(v));
}
inline double __longlong_as_double(long long v) {
  return emulation::fromBits<double>(emulation::toBits(v));
}
inline long long __double_as_longlong(double v) {
  return emulation::fromBits<long long>(emulation::toBits(v));
}
inline float __double2float_rn(double v) { return static_cast<float>(v); }
inline float __int2float_rn(int v) { return static_cast<float>(v); }
inline float __uint2float_rn(unsigned v) { return static_cast<float>(v); }
inline double __int2double_rn(int v) { return static_cast<double>(v); }
inline int __float2int_rz(float v) { return static_cast<int>(v); }
inline int __float2int_rn(float v) { return static_cast<int>(std::nearbyintf(v)); }
inline int __float2int_rd(float v) { return static_cast<int>(std::floor(v)); }
inline int __float2int_ru(float v) { return static_cast<int>(std::ceil(v)); }
inline float __fadd_rn(float a, float b) { return a + b; }
inline float __fsub_rn(float a, float b) { return a - b; }
inline float __fmul_rn(float a, float b) { return a * b; }
inline float __fdiv_rn(float a, float b) { return a / b; }
inline float __fsqrt_rn(float a) { return std::sqrt(a); }
inline float __fmaf_rn(float a, float b, float c) { return std::fma(a, b, c); }
inline double __dadd_rn(double a, double b) { return a + b; }
inline double __dsub_rn(double a, double b) { return a - b; }
inline double __dmul_rn(double a, double b) { return a * b; }
inline double __ddiv_rn(double a, double b) { return a / b; }
inline double __fma_rn(double a, double b, double c) { return std::fma(a, b, c); }
inline float __expf(float v) { return std::exp(v); }
inline float __logf(float v) { return std::log(v); }
inline float __powf(float a, float b) { return std::pow(a, b); }
inline float __fdividef(float a, float b) { return a / b; }
inline float rsqrtf(float v) { return 1.0f / std::sqrt(v); }
inline float __saturatef(float v) { return v > 0.0f ? (v < 1.0f ? v : 1.0f) : 0.0f; }

#define EMULATED_MIN_MAX(type)                                   \
  inline type min(type a, type b) { return b < a ? b : a; }      \
  inline type max(type a, type b) { return a < b ? b : a; }
EMULATED_MIN_MAX(int)
EMULATED_MIN_MAX(unsigned)
EMULATED_MIN_MAX(long)
EMULATED_MIN_MAX(unsigned long)
EMULATED_MIN_MAX(long long)
EMULATED_MIN_MAX(unsigned long long)
inline unsigned min(int a, unsigned b) { return min(static_cast<unsigned>(a), b); }
inline unsigned min(unsigned a, int b) { return min(a, static_cast<unsigned>(b)); }
inline unsigned max(int a, unsigned b) { return max(static_cast<unsigned>(a), b); }
inline unsigned max(unsigned a, int b) { return max(a, static_cast<unsigned>(b)); }
inline float min(float a, float b) { return std::fmin(a, b); }
inline float max(float a, float b) { return std::fmax(a, b); }
inline double min(double a, double b) { return std::fmin(a, b); }
inline double max(double a, double b) { return std::fmax(a, b); }

// ---- loads and stores with a cache hint, which means nothing here ----

template <typename T>
T __ldg(const T* at) {
  return *at;
}
template <typename T>
T __ldcg(const T* at) {
  return *at;
}
template <typename T>
T __ldca(const T* at) {
  return *at;
}
template <typename T>
T __ldcs(const T* at) {
  return *at;
}
template <typename T>
void __stcg(T* at, T value) {
  *at = value;
}
template <typename T>
void __stcs(T* at, T value) {
  *at = value;
}
template <typename T>
void __stwb(T* at, T value) {
  *at = value;
}
