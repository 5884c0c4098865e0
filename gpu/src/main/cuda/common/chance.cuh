// Consolidation by chance (model section 3.2): random multiples of the threshold, by numbers that
// are computed from the seed, the weight matrix, the presentation and the synapse. In single
// precision as those of the processor's vectors, and nowhere contracted: the same decisions on
// equal changes.
#pragma once

#include "common/consolidation.cuh"

/** What is consolidated by chance in one weight matrix; written by ChanceRecord. */
struct Chance {
  /** Stands for the seed and the matrix. */
  unsigned long long matrixKey;
  /** theta as a finite float, > 0; and 1 / theta, 0 where it is infinite. */
  float theta;
  float inverse;
};

/** From so many multiples on a change is consolidated as it is: floats have no remainder there. */
constexpr float kManyMultiples = 8388608.0f;

/** What a weight that multiples have left may be off by for rounding, in thresholds and weights. */
constexpr double kDust = 0x1p-16;

/** Whether random multiples of the threshold are moved and nothing stays. */
__device__ __forceinline__ bool drawsMultiples(const Consolidation& consolidation) {
  return consolidation.trigger == kAlways && consolidation.scope == kSynapse;
}

/** A bijective mixing of 32 bits: lowbias32 of C. Wellons, Prospecting for hash functions. */
__device__ __forceinline__ unsigned mixed(unsigned x) {
  x = (x ^ x >> 16) * 0x7feb352du;
  x = (x ^ x >> 15) * 0x846ca68bu;
  return x ^ x >> 16;
}

/** What is consolidated by chance in one weight matrix in one presentation. */
struct Draw {
  unsigned low;
  unsigned high;
  float theta;
  float inverse;

  /** Of a presentation, counted from 1: the finaliser of SplitMix64. */
  __device__ __forceinline__ Draw(const Chance& chance, long long presentation)
      : theta(chance.theta), inverse(chance.inverse) {
    unsigned long long z = chance.matrixKey + (unsigned long long)presentation;
    z += 0x9E3779B97F4A7C15ull;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    z ^= z >> 31;
    low = (unsigned)z;
    high = (unsigned)(z >> 32);
  }

  /** An odd multiple of 2^-24, of a synapse by its place in [post][pre]. */
  __device__ __forceinline__ float number(unsigned synapse) const {
    const unsigned bits = mixed(mixed(synapse ^ low) ^ high);
    return __uint_as_float(bits >> 9 | 0x3f800000u) - 0x0.ffffffp0f;
  }

  /** What becomes persistent of a change: a multiple of theta, or the change where it is many. */
  __device__ __forceinline__ float part(float change, unsigned synapse) const {
    const float multiples = __fmul_rn(fabsf(change), inverse);
    if (!(multiples < kManyMultiples)) {
      return change;
    }
    const float whole = floorf(multiples);
    const float count = number(synapse) < multiples - whole ? whole + 1.0f : whole;
    return copysignf(__fmul_rn(count, theta), change);
  }
};

/**
 * l = w - w(0), of which no more is left than rounding where multiples have added up to 0.
 *
 * @param start w(0), or 0 where l is kept apart
 * @param grain theta, of which l is a multiple
 */
__device__ __forceinline__ double withoutDust(double l, double start, double grain) {
  return fabs(l) < fmin(grain / 2, kDust * (fabs(start) + grain)) ? 0.0 : l;
}
