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
  /** Whether any but the first may be other than 0. */
  bool any = false;
};

__device__ __forceinline__ float* slot(const Block& b, int w, int l) {
  return b.slots() + (w * b.shape().layerCount + l) * kSlots;
}

/** Adds what the threads of this warp did to its slots of one layer. All lanes take part. */
__device__ __forceinline__ void addSlots(const Block& b, int l, Moved moved) {
  const float learned = warpSum(moved.learned);
  if (__any_sync(0xffffffffu, moved.any)) {
    moved.stored = warpSum(moved.stored);
    moved.energy = warpSum(moved.energy);
    moved.changed = warpSum(moved.changed);
  }
  if (lane() == 0) {
    float* s = slot(b, warp(), l);
    s[kLearned] += learned;
    s[kMoved] += moved.stored;
    s[kEnergy] += moved.energy;
    s[kMovedChange] += moved.changed;
  }
}

/**
 * Sum of one number per thread, for all threads; two barriers. Uses what gathered() points to.
 */
__device__ __forceinline__ double blockSum(const Block& b, double v) {
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
