// The patterns of the presentations to come, fetched before they are needed.
#pragma once

#include "network/block.cuh"

/** The patterns that come next, of which each of the first few threads fetches a word. */
template <typename B>
struct PatternsAhead {
  const B& b;
  int word;
  int following;

  __device__ __forceinline__ static bool isMine() { return (int)threadIdx.x < kPatternWords; }
  /** Index of the pattern of presentation t; of the last one when there are fewer. */
  __device__ __forceinline__ int patternAt(int t) const {
    return b.header().order[min(t, b.header().presentations - 1)];
  }
  __device__ __forceinline__ int wordOf(int pattern) const {
    return reinterpret_cast<const int*>(b.header().set.patterns + pattern)[threadIdx.x];
  }
  __device__ __forceinline__ void keep(int t, int kept) const {
    reinterpret_cast<int*>(&b.pattern(t))[threadIdx.x] = kept;
  }

  /** Before the first presentation; a barrier has to follow. */
  __device__ __forceinline__ explicit PatternsAhead(const B& block)
      : b(block), word(0), following(0) {
    if (isMine()) {
      keep(0, wordOf(patternAt(0)));
      keep(1, wordOf(patternAt(1)));
      word = wordOf(patternAt(2));
      following = patternAt(3);
    }
  }
  /** In presentation t. */
  __device__ __forceinline__ void advance(int t) {
    if (isMine()) {
      keep(t + 2, word);
      word = wordOf(following);
      following = patternAt(t + 4);
    }
  }
};
