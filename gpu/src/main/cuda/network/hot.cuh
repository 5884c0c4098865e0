// The rows of W1 that are used most, in shared memory: hot rows. They take what the pools of the
// blocks of a multiprocessor leave. A pattern's list has their entries first, with slots instead of
// rows, both counted in float4; what follows, the cold rows, stays in global memory. A thread visits the rows that it would
// visit without hot ones, in the same order, so that all sums are the same, however many are hot.
#pragma once

#include "network/rows.cuh"

/** Active hot rows. */
struct HotRows {
  static constexpr bool kActive = false;
  static constexpr int kInFlight = kRowsWithHot;

  const Entry* entries;
  int count;

  /** How many float4 lie before the slot, and the value. */
  __device__ __forceinline__ Entry at(int k) const { return readAtOnce(entries + k); }
};

/** Active rows that are not hot: those after the hot ones, up to the count of all. */
struct ColdRows {
  static constexpr bool kActive = true;
  static constexpr int kInFlight = kRowsWithHot;

  const Entry* entries;
  int count;
  /** The first of this thread, the row before which is a hot one, if it has one. */
  int first;

  __device__ __forceinline__ Entry at(int k) const { return readAtOnce(entries + k); }
};

template <>
constexpr bool kHasFirst<ColdRows> = true;
template <>
constexpr bool kHasOffsets<ColdRows> = true;
template <>
constexpr bool kHasOffsets<HotRows> = true;

template <typename B>
__device__ __forceinline__ HotRows hotRows(const B& b, int t) {
  return HotRows{b.entries(t), b.pattern(t).hot};
}

template <typename B>
__device__ __forceinline__ ColdRows coldRows(const B& b, int t, const Deal& d) {
  const int hot = b.pattern(t).hot;
  const int first = b.rounds(hot) * d.groups + d.group;
  return ColdRows{b.entries(t), b.pattern(t).count, first < hot ? first + d.groups : first};
}

/** The weights of W1 that a row or slot of such rows is counted from. */
template <typename B, typename RowsOf>
__device__ __forceinline__ float* firstColumn(const B& b, int l, const RowsOf& rows) {
  return RowsOf::kActive ? b.globalWeights(l) : b.weights(l);
}
template <typename B>
__device__ __forceinline__ float* firstColumn(const B& b, int l, const HotRows& rows) {
  return b.hotRows();
}

/** Hot rows come in, or go back. With a barrier before and after. */
template <bool kIn, typename B>
__device__ inline void exchangeHot(const B& b) {
  if constexpr (B::Facts::kHot) {
    __syncthreads();
    const int* rows = b.header().set.rows;
    const int quads = b.stride(0) >> 2;
    float4* here = reinterpret_cast<float4*>(b.hotRows());
    float4* there = reinterpret_cast<float4*>(b.weights(0));
#pragma unroll 1
    for (int i = threadIdx.x; i < b.hotCount() * quads; i += blockDim.x) {
      const int slot = i / quads;
      float4* far = there + rows[slot] * quads + i - slot * quads;
      if (kIn) {
        here[i] = *far;
      } else {
        *far = here[i];
      }
    }
    __syncthreads();
  }
}
