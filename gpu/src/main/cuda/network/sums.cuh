// Sums in a fixed order: of lanes by shuffles, of warps one after another.
#pragma once

#include "network/block.cuh"

template <typename T>
__device__ __forceinline__ T warpSum(T v) {
#pragma unroll
  for (int step = 16; step > 0; step >>= 1) {
    v += __shfl_xor_sync(0xffffffffu, v, step);
  }
  return v;
}

__device__ __forceinline__ int warp() { return (int)threadIdx.x >> 5; }
__device__ __forceinline__ int lane() { return (int)threadIdx.x & 31; }
__device__ __forceinline__ int warps() { return (int)blockDim.x >> 5; }

/** The warp that charges the ledger: the last, since the first ones have the outputs. */
__device__ __forceinline__ bool chargesLedger() { return warp() == warps() - 1; }

/**
 * Half of the numbers of a thread become sums over it and the thread whose lane differs in `bit`:
 * the first half where the lane lacks it, the second where it has it.
 */
template <int kCount>
__device__ __forceinline__ void halve(float (&v)[kCount], int bit) {
  const bool second = (lane() & bit) != 0;
#pragma unroll
  for (int i = 0; i < kCount / 2; i++) {
    const float kept = second ? v[i + kCount / 2] : v[i];
    const float given = second ? v[i] : v[i + kCount / 2];
    v[i] = kept + __shfl_xor_sync(0xffffffffu, given, bit);
  }
}

/**
 * Sums over the warp of several numbers per thread, in the order of warpSum() but with fewer
 * shuffles: lane 32 / kCount x n gets that of number n. All lanes take part.
 */
template <int kCount>
__device__ __forceinline__ float warpSums(float (&v)[kCount]) {
  static_assert(kCount == 1 || kCount == 2 || kCount == 4 || kCount == 8, "a power of two");
  int bit = 16;
  if constexpr (kCount > 1) {
    halve(v, bit);
    float half[kCount / 2];
#pragma unroll
    for (int i = 0; i < kCount / 2; i++) {
      half[i] = v[i];
    }
    if constexpr (kCount > 2) {
      halve(half, 8);
    }
    if constexpr (kCount > 4) {
      float quarter[2] = {half[0], half[1]};
      halve(quarter, 4);
      half[0] = quarter[0];
    }
    v[0] = half[0];
    bit = 16 / kCount;
  }
#pragma unroll
  for (int step = bit; step > 0; step >>= 1) {
    v[0] += __shfl_xor_sync(0xffffffffu, v[0], step);
  }
  return v[0];
}

/** What a walk over rows did, of one thread; added up per warp and layer in its slots. */
struct Moved {
  /** Change of abs(stored) by learning. */
  float learned = 0;
  /** Change of abs(stored) by consolidation, not positive. */
  float stored = 0;
  /** Sum of abs(change) consolidated. */
  float energy = 0;
  /** Sum of abs(change of s) in this presentation of the synapses consolidated. */
  float changed = 0;
};

template <typename B>
__device__ __forceinline__ float* slot(const B& b, int w, int l) {
  return b.slots() + (w * b.layers() + l) * kSlots;
}

/** Adds what the threads of this warp did to its slots of one layer. All lanes take part. */
template <typename B>
__device__ __forceinline__ void addSlots(const B& b, int l, const Moved& moved) {
  float each[kSlots] = {moved.learned, moved.stored, moved.energy, moved.changed};
  const float sum = warpSums(each);
  constexpr int kApart = 32 / kSlots;
  if (lane() % kApart == 0) {
    slot(b, warp(), l)[lane() / kApart] += sum;
  }
}

/** The same for both matrices of a network of two. */
template <typename B>
__device__ __forceinline__ void addSlots(const B& b, const Moved& first, const Moved& second) {
  float each[2 * kSlots] = {first.learned,  first.stored,  first.energy,  first.changed,
                            second.learned, second.stored, second.energy, second.changed};
  const float sum = warpSums(each);
  constexpr int kApart = 32 / (2 * kSlots);
  if (lane() % kApart == 0) {
    slot(b, warp(), 0)[lane() / kApart] += sum;
  }
}

/** The same where nothing was consolidated. */
template <typename B>
__device__ __forceinline__ void addLearned(const B& b, const Moved& first, const Moved& second) {
  float each[2] = {first.learned, second.learned};
  const float sum = warpSums(each);
  if (lane() % 16 == 0) {
    slot(b, warp(), lane() / 16)[kLearned] += sum;
  }
}

/**
 * Sum of one number per thread, for all threads; two barriers. Uses what gathered() points to.
 */
template <typename B>
__device__ __forceinline__ double blockSum(const B& b, double v) {
  double* parts = reinterpret_cast<double*>(b.gathered());
  v = warpSum(v);
  __syncthreads();
  if (lane() == 0) {
    parts[warp()] = v;
  }
  __syncthreads();
  double sum = 0;
#pragma unroll 1
  for (int w = 0; w < warps(); w++) {
    sum += parts[w];
  }
  __syncthreads();
  return sum;
}
