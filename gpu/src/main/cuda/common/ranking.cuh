// The value of a given rank among the magnitudes of floats, exactly: magnitudes are in the order of
// their bits, so the bits are found digit by digit, from counts of how many values have which. The
// counts are whole numbers, and the same in whatever order they are added up.
#pragma once

#include "common/device.cuh"

namespace {

// Digits that a block by itself finds, from the highest: 8 bits each.
constexpr int kDigitBits = 8;
constexpr int kDigits = 1 << kDigitBits;

// Words of shared memory that selectMagnitude needs.
constexpr int kRankingWords = kDigits + 3;

// A value of some rank, from 0, ascending.
struct Ranked {
  unsigned key;     // its bits; while it is sought, the leading ones
  unsigned before;  // number of equal values that are ranked before it,
  unsigned equal;   // and of all of them
};

__device__ inline unsigned magnitudeBits(float value) {
  return __float_as_uint(value) & 0x7fffffffu;
}

// Whether a value is dropped. A NaN never is, and where the threshold is one nothing is.
__device__ inline bool beyond(float value, float threshold, bool keepsSmallest) {
  return keepsSmallest ? fabsf(value) > threshold : fabsf(value) < threshold;
}

// How many of the values that are equal to the threshold, the first ones, are dropped, where exactly
// those beyond the rank are: below it, or above it where the smallest are kept.
__device__ inline unsigned tiesDropped(const Ranked& threshold, bool keepsSmallest) {
  return keepsSmallest ? threshold.equal - 1 - threshold.before : threshold.before;
}

// In which bin the value of a rank is, its rank within, and the size of the bin. For one whole warp.
template <int BINS>
__device__ inline Ranked findBin(const unsigned* bins, unsigned rank) {
  constexpr int kEach = BINS / 32;
  unsigned lane = threadIdx.x % 32;
  unsigned mine = 0;
  for (int b = 0; b < kEach; b++) {
    mine += bins[lane * kEach + b];
  }
  unsigned upTo = mine;
  for (unsigned distance = 1; distance < 32; distance *= 2) {
    unsigned below = __shfl_up_sync(0xffffffffu, upTo, distance);
    upTo += lane >= distance ? below : 0;
  }
  unsigned holder = __ffs((int)__ballot_sync(0xffffffffu, rank < upTo)) - 1;
  unsigned left = rank - __shfl_sync(0xffffffffu, upTo - mine, (int)holder);
  unsigned bin = holder * kEach;
  while (left >= bins[bin]) {
    left -= bins[bin++];
  }
  return Ranked{bin, left, bins[bin]};
}

// The magnitude of a rank among value(0) to value(count - 1), by all threads of a block, which all
// get it. words: kRankingWords of shared memory.
//
// Reads every value four times; for vectors and rows, in L2 or closer.
template <typename Value>
__device__ inline Ranked selectMagnitude(int count, unsigned rank, unsigned* words, Value value) {
  Ranked sought{0u, rank, (unsigned)count};
  unsigned known = 0u;
  for (int shift = 32 - kDigitBits; shift >= 0; shift -= kDigitBits) {
    for (int b = threadIdx.x; b < kDigits; b += blockDim.x) {
      words[b] = 0u;
    }
    __syncthreads();
    for (int i = threadIdx.x; i < count; i += blockDim.x) {
      unsigned key = magnitudeBits(value(i));
      if ((key & known) == sought.key) {
        atomicAdd(&words[key >> shift & (kDigits - 1)], 1u);
      }
    }
    __syncthreads();
    if (threadIdx.x < 32) {
      Ranked found = findBin<kDigits>(words, sought.before);
      if (threadIdx.x == 0) {
        words[kDigits] = found.key;
        words[kDigits + 1] = found.before;
        words[kDigits + 2] = found.equal;
      }
    }
    __syncthreads();
    sought.key |= words[kDigits] << shift;
    sought.before = words[kDigits + 1];
    sought.equal = words[kDigits + 2];
    known |= (unsigned)(kDigits - 1) << shift;
  }
  return sought;
}

}  // namespace
