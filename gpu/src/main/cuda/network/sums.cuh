// Sums in a fixed order: of lanes by shuffles, of warps one after another.
#pragma once

#include "network/layout.cuh"

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

/** The warp that keeps the books: the last, since the first ones have the outputs. */
__device__ __forceinline__ bool books() { return warp() == warps() - 1; }

__device__ __forceinline__ float* slot(const Block& b, int w, int l) {
  return b.slots() + (w * b.shape().layerCount + l) * kSlots;
}

/**
 * Adds what the threads of this warp did to its slots of one layer. All lanes take part.
 *
 * @param learned by learning, sum of changes of abs(stored)
 * @param looked by a look, the same (not positive)
 * @param energy consolidated, sum of abs(change)
 * @param changed sum of abs(change of s) of synapses consolidated in this presentation
 * @param any whether any of the last three may be other than 0 in this thread
 */
__device__ __forceinline__ void addSlots(const Block& b, int l, float learned, float looked,
                                         float energy, float changed, bool any) {
  learned = warpSum(learned);
  if (__any_sync(0xffffffffu, any)) {
    looked = warpSum(looked);
    energy = warpSum(energy);
    changed = warpSum(changed);
  }
  if (lane() == 0) {
    float* s = slot(b, warp(), l);
    s[kLearned] += learned;
    s[kLooked] += looked;
    s[kEnergy] += energy;
    s[kChanged] += changed;
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
