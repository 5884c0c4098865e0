// The threshold in units of stored transients, and marks of what is over it.
#pragma once

#include "network/block.cuh"

/** A limit that no stored magnitude exceeds, and one that all of them exceed. */
__device__ __forceinline__ float noneExceeds() { return __int_as_float(0x7f800000); }
constexpr float kAllExceed = -1;

/**
 * The limit that a stored magnitude has to exceed for the synapse to be over a threshold; see
 * keepLimit.
 */
template <typename B>
__device__ __forceinline__ float limitOf(const B& b, double threshold, double g) {
  const Consolidation& consolidation = b.consolidation();
  if (consolidation.trigger == kAlways) {
    return kAllExceed;
  }
  if (consolidation.trigger == kNever) {
    return noneExceeds();
  }
  const float limit = (float)(threshold / g);
  if (consolidation.orEqual == 0) {
    return limit;
  }
  // The next float below.
  constexpr int kLeastNegative = (int)0x80000001u;
  return __int_as_float(limit > 0 ? __float_as_int(limit) - 1 : kLeastNegative);
}

/** The limit of a matrix in place of a common one, unless that is one that nothing exceeds. */
template <typename B>
__device__ __forceinline__ float limitIn(const B& b, int l, float limit) {
  return b.follows() && limit != noneExceeds() ? b.limitOf(l) : limit;
}

/** Whether a synapse over the threshold consolidates more than itself, and is marked for that. */
template <typename B>
__device__ __forceinline__ bool marksSynapses(const B& b) {
  return b.consolidation().trigger == kAnySynapse && !b.checksEachAlone();
}

/** Marks the layer of these four synapses, and their neurons, where one is over the limit. */
template <typename B>
__device__ __forceinline__ void mark(const B& b, int l, int row, int lane, float4 s,
                                     float limit) {
  atomicOr(b.found() + l, 1);
  if (b.consolidation().scope != kNeuron) {
    return;
  }
  if (l > 0) {
    atomicOr(b.marks(l) + row, 1);
    return;
  }
#pragma unroll 1
  for (int i = 0; i < 4; i++) {
    const float each = i == 0 ? s.x : i == 1 ? s.y : i == 2 ? s.z : s.w;
    if (fabsf(each) > limit) {
      atomicOr(b.marks(0) + lane + i, 1);
    }
  }
}

/**
 * Notes limit and 1 / g of a presentation, for all threads to read: one thread divides in double
 * precision, of a warp that has nothing else to do where the hidden units are few. A barrier has to
 * follow.
 */
template <typename B>
__device__ __forceinline__ void keepLimit(const B& b, double g) {
  if (b.hasTransients() && threadIdx.x == blockDim.x - 64) {
    // Not infinite where each matrix has its own, see limitIn.
    b.header().limit = b.follows() ? 0.0f : limitOf(b, b.consolidation().threshold, g);
    b.header().inverse = (float)(1 / g);
  }
}
