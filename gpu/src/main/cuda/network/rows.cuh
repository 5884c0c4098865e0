// Rows of matrices that a presentation visits, one after another.
#pragma once

#include "network/block.cuh"

/** Some of the rows of a matrix, one after another: from the first up to the second. */
struct Span {
  int from;
  int to;
};

/** Rows in global memory that a thread reads at the same time: they keep the memory busy. */
constexpr int kManyRows = 4;

/** The same where a thread has about one such row, the others being hot; and of hot rows. */
constexpr int kRowsWithHot = 2;

/** An entry as a whole; they are aligned to their size. */
__device__ __forceinline__ Entry readAtOnce(const Entry* entry) {
  const int2 both = *reinterpret_cast<const int2*>(entry);
  return Entry{both.x, __int_as_float(both.y)};
}

/**
 * Rows of a matrix that are visited, with a value each. Of W1 the active inputs, with its weights
 * in global memory; or else all rows in order, with weights anywhere.
 *
 * @tparam kTogether rows that a thread reads at the same time
 */
template <bool kActiveOnes, int kTogether = kManyRows>
struct Rows {
  static constexpr bool kActive = kActiveOnes;
  static constexpr int kInFlight = kTogether;

  const Entry* entries;
  const float* values;
  int count;

  __device__ __forceinline__ int row(int k) const { return kActive ? entries[k].row : k; }
  __device__ __forceinline__ float value(int k) const {
    return kActive ? entries[k].value : values[k];
  }

  /** Row and value. */
  __device__ __forceinline__ Entry at(int k) const {
    return kActive ? readAtOnce(entries + k) : Entry{k, values[k]};
  }
};

/** Whether such rows know which of them a thread starts with; or else that of its group. */
template <typename RowsOf>
constexpr bool kHasFirst = false;

/** Whether their entries tell how many float4 lie before a row in place of its number. */
template <typename RowsOf>
constexpr bool kHasOffsets = false;

/** Rows of W1. */
template <typename B>
__device__ __forceinline__ Rows<true> activeRows(const B& b, int t) {
  return Rows<true>{b.entries(t), nullptr, b.pattern(t).count};
}

/** All rows of a matrix. Shared memory answers at once, so that one row at a time is enough. */
template <typename B>
__device__ __forceinline__ auto allRows(const B& b, int l, const float* values) {
  return Rows<false, B::Facts::kCommon ? 1 : kManyRows>{nullptr, values, b.layer(l).rows};
}

/** A thread's quad of a row, of which `column` is that of row 0; with floats from row to row. */
template <typename RowsOf>
__device__ __forceinline__ const float4* rowAt(const float* column, int row, int stride) {
  return reinterpret_cast<const float4*>(column) +
         (kHasOffsets<RowsOf> ? row : row * stride / 4);
}
template <typename RowsOf>
__device__ __forceinline__ float4* rowAt(float* column, int row, int stride) {
  return reinterpret_cast<float4*>(column) + (kHasOffsets<RowsOf> ? row : row * stride / 4);
}
