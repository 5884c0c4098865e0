// Consolidation of whole weight matrices (model section 8.3).
//
// The rows of a matrix only note the scale g at that moment (pending); the next presentation that
// reads such a row takes persistent + pending x stored for its weights, and the next that learns in
// it writes that down. Later events find nothing left in the row.
#pragma once

#include "network/following.cuh"
#include "network/ledger.cuh"
#include "network/local_check.cuh"
#include "network/move.cuh"
#include "network/slices.cuh"
#include "network/threshold.cuh"

/** Consolidates the layers whose event flag is set. With a barrier after. */
template <typename B>
__device__ inline void applyEvents(const B& b, float g) {
#pragma unroll 1
  for (int l = 0; l <= b.last(); l++) {
    if (b.events()[l] == 0) {
      continue;
    }
    const Layer& layer = b.layer(l);
    if (b.isLazy()) {
      float* pending = b.pending(l);
#pragma unroll 1
      for (int row = threadIdx.x; row < layer.rows; row += blockDim.x) {
        if (pending[row] == 0) {
          pending[row] = g;
        }
      }
      continue;
    }
    const int quads = layer.width >> 2;
    float* w = b.weights(l);
    Moved moved;  // known from the running sums
#pragma unroll 1
    for (int i = threadIdx.x; i < layer.rows * quads; i += blockDim.x) {
      const int row = i / quads;
      moveAll(b, l, g, w + row * 2 * layer.width + 4 * (i - row * quads), layer.width, moved);
    }
  }
  __syncthreads();
}

/** abs(stored) of one synapse; 0 when its consolidation is pending. */
template <typename B>
__device__ __forceinline__ float storedMagnitude(const B& b, int l, int row, int lane) {
  if (b.isLazy() && b.pending(l)[row] != 0) {
    return 0;
  }
  return fabsf(b.weights(l)[row * 2 * b.layer(l).width + b.layer(l).width + lane]);
}

/** Whether a synapse is over the limit, or over a threshold that is its own or its neuron's. */
template <typename B>
__device__ __forceinline__ bool isSynapseOver(const B& b, int l, int row, int lane, double g,
                                              float limit) {
  if constexpr (B::Facts::kLocals) {
    if (b.isLocal()) {
      return isOverLocal(b, l, row, lane, g * storedMagnitude(b, l, row, lane));
    }
  }
  return storedMagnitude(b, l, row, lane) > limit;
}

/**
 * Whether every synapse of a layer of this slice is over the limit. The witness, one that was not
 * when last checked, usually still is not. With barriers.
 */
template <typename B>
__device__ inline bool everySynapseOver(const B& b, int l, double g, float limit) {
  State& state = b.header().state;
  constexpr int kNothing = 0x7fffffff;
  int& found = b.header().searched;
  const int lanes = b.lanes(l);
  const int count = b.layer(l).rows * lanes;
  if (threadIdx.x == 0) {
    const bool witnessed =
        state.witnessLayer == l &&
        !isSynapseOver(b, l, state.witnessRow, state.witnessLane, g, limit);
    found = witnessed ? -1 : kNothing;
  }
  __syncthreads();
  bool all = found == kNothing;
  __syncthreads();
  if (!all) {
    return false;
  }
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    const int row = i / lanes;
    if (!isSynapseOver(b, l, row, i - row * lanes, g, limit)) {
      atomicMin(&found, i);
      break;
    }
  }
  __syncthreads();
  all = found == kNothing;
  if (threadIdx.x == 0 && !all) {
    state.witnessLayer = l;
    state.witnessRow = found / lanes;
    state.witnessLane = found % lanes;
  }
  __syncthreads();
  return all;
}

/** Sum of abs(s) over layers from the first to before the last. With barriers. */
template <typename B>
__device__ inline double transientSum(const B& b, int first, int last, double g) {
  __syncthreads();
  if (threadIdx.x == 0) {
    double sum = 0;
#pragma unroll 1
    for (int l = first; l < last; l++) {
      sum += b.tally(l)[kStored];
    }
    b.header().decision = sum;
  }
  __syncthreads();
  const double sum = b.header().decision;
  return g * (b.sliced() ? sumOfSlices(b, sum) : sum);
}

/**
 * Finds out about each layer what the trigger compares: whether any synapse is over the threshold
 * (marked by learning or a check), whether any is not, or whether the sum is, which is also that of
 * all layers where those are consolidated together. With barriers.
 */
template <typename B>
__device__ inline void findLayers(const B& b, double g) {
  const Consolidation& consolidation = b.consolidation();
  const int layers = b.layers();
  const bool together = consolidation.scope == kNetwork;
  int* found = b.found();
  if (consolidation.trigger == kSum) {
    __syncthreads();
    charge(b);
    const int each = together ? layers : 1;
#pragma unroll 1
    for (int l = 0; l < layers; l += each) {
      const double theta = b.isLocal()                 ? localThetas(b, l, l + each)
                           : together && b.follows() ? thetaOfNetwork(b)
                                                     : b.thetaOf(l);
      const bool over = consolidation.isOver(transientSum(b, l, l + each, g), theta);
      if (threadIdx.x == 0) {
        found[l] = over ? 1 : 0;
      }
    }
    __syncthreads();
    return;
  }
  if (consolidation.trigger == kEverySynapse) {
    bool all = true;
#pragma unroll 1
    for (int l = 0; l < layers && (all || !together); l++) {
      all = everySynapseOver(b, l, g, b.limitOf(l));
      if (threadIdx.x == 0) {
        found[l] = all ? 0 : 1;
      }
    }
    __syncthreads();
  }
  if (b.sliced()) {
    anySlice(b, found, layers);
  }
}

/** Decides which layers are consolidated as a whole. With a barrier after. */
template <typename B>
__device__ inline void decideEvents(const B& b, double g) {
  const Consolidation& consolidation = b.consolidation();
  const int layers = b.layers();
  const bool always = consolidation.trigger == kAlways;
  if (!always) {
    findLayers(b, g);
  }
  bool any = false;
#pragma unroll 1
  for (int l = 0; l < layers; l++) {
    any |= b.found()[l] != 0;
  }
  const bool wanted = consolidation.trigger != kEverySynapse;
#pragma unroll 1
  for (int l = threadIdx.x; l < layers; l += blockDim.x) {
    const bool found = consolidation.scope == kNetwork ? any : b.found()[l] != 0;
    b.events()[l] = always || found == wanted ? 1 : 0;
  }
  __syncthreads();
}
