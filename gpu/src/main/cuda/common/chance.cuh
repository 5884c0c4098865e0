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

/** What rounding of weights adds up to, relative to them, over some thousand changes. */
constexpr float kDust = 0x1p-16f;

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

/** The random numbers of one weight matrix in one presentation. */
struct ChanceKey {
  unsigned low;
  unsigned high;

  /** Of a presentation, counted from 1: the finaliser of SplitMix64. */
  __device__ __forceinline__ ChanceKey(unsigned long long matrixKey, long long presentation) {
    unsigned long long z = matrixKey + (unsigned long long)presentation;
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

};

/** What is consolidated by chance in one weight matrix in one presentation. */
struct Draw {
  ChanceKey key;
  float theta;
  float inverse;

  __device__ __forceinline__ Draw(const Chance& chance, long long presentation)
      : key(chance.matrixKey, presentation), theta(chance.theta), inverse(chance.inverse) {}

  /** What becomes persistent of a change: a multiple of theta, or the change where it is many. */
  __device__ __forceinline__ float part(float change, unsigned synapse) const {
    const float multiples = __fmul_rn(fabsf(change), inverse);
    if (!(multiples < kManyMultiples)) {
      return change;
    }
    const float whole = floorf(multiples);
    const float count = key.number(synapse) < multiples - whole ? whole + 1.0f : whole;
    return copysignf(__fmul_rn(count, theta), change);
  }
};

/**
 * Whether multiples have added up to 0 in l, but for rounding: by chance a synapse often comes back
 * to where it began, and does not count as changed then.
 *
 * @param start w(0), next to which l is stored; 0 where it is stored apart
 * @param theta of which l is a multiple
 */
__device__ __forceinline__ bool isDust(float l, float start, float theta) {
  return fabsf(l) < fminf(0.5f * theta, kDust * (fabsf(start) + theta));
}
