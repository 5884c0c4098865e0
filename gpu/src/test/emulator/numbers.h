// Intrinsics about numbers, and loads and stores with a cache hint, which means nothing here.
#pragma once

#include <cmath>
#include <cstdint>

#include "lanes.h"

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
// These are never contracted with another operation, whatever the compiler does elsewhere.
#ifdef __FMA__
template <typename T>
inline T emulatedApart(T v) {
  asm("" : "+x"(v));
  return v;
}
#else
template <typename T>
inline T emulatedApart(T v) {
  return v;
}
#endif
inline float __fadd_rn(float a, float b) { return emulatedApart(a + b); }
inline float __fsub_rn(float a, float b) { return emulatedApart(a - b); }
inline float __fmul_rn(float a, float b) { return emulatedApart(a * b); }
inline float __fdiv_rn(float a, float b) { return a / b; }
inline float __fsqrt_rn(float a) { return std::sqrt(a); }
inline float __fmaf_rn(float a, float b, float c) { return std::fma(a, b, c); }
inline double __dadd_rn(double a, double b) { return emulatedApart(a + b); }
inline double __dsub_rn(double a, double b) { return emulatedApart(a - b); }
inline double __dmul_rn(double a, double b) { return emulatedApart(a * b); }
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

// ---- loads and stores with a cache hint ----

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
