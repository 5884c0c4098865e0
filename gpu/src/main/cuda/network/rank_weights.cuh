// Competitive rules that rank weights, of a matrix or of each neuron, or each neuron's inputs.
#pragma once

#include "network/plastic.cuh"

/** A weight as this presentation has used it. */
__device__ __forceinline__ float weightUsed(const Block& b, int l, float g, int row, int lane) {
  const float* place = b.weights(l) + row * b.stride(l) + lane;
  const float stale = b.isLazy() ? b.pending(l)[row] : 0.0f;
  return fmaf(stale != 0 ? stale : g, place[b.layer(l).width], *place);
}

/** Writes one bit for each lane of a row: by(lane) says which. One thread. */
template <typename By>
__device__ __forceinline__ void writeWord(const PlasticBlock& p, int l, int row, int word,
                                          const By& by) {
  const int lanes = p.b.lanes(l);
  unsigned kept = 0;
#pragma unroll 1
  for (int i = 32 * word; i < min(lanes, 32 * word + 32); i++) {
    kept |= by(i) ? 1u << (i & 31) : 0u;
  }
  p.bits(l, row)[word] = kept;
}

/** Keeps the largest or smallest weights of a matrix. With barriers around. */
__device__ inline void rankWeights(const PlasticBlock& p, int l, float g) {
  const Block& b = p.b;
  const Selection& selection = p.selection(l);
  const int rows = b.layer(l).rows;
  const int lanes = b.lanes(l);
  const unsigned size = (unsigned)rows * b.layer(l).lanes;
  const Ranked found =
      rankOf(b, p.digits(), true, size, selection.rank, [&](const auto& take) {
#pragma unroll 1
        for (int row = warp(); row < rows; row += warps()) {
#pragma unroll 1
          for (int i = lane(); i < lanes; i += 32) {
            take(weightUsed(b, l, g, row, i));
          }
        }
      });
  const float threshold = __uint_as_float(found.key);
  const int words = (lanes + 31) >> 5;
#pragma unroll 1
  for (int w = threadIdx.x; w < rows * words; w += blockDim.x) {
    const int row = w / words;
    writeWord(p, l, row, w - row * words, [&](int i) {
      return !beyond(weightUsed(b, l, g, row, i), threshold, selection.keepsSmallest());
    });
  }
  __syncthreads();
}

/** Ranks the inputs, once for all neurons. */
__device__ inline void rankInputs(const PlasticBlock& p, int l, int t) {
  const Block& b = p.b;
  const Rows<true> rows = activeRows(b, t);
  const float* y = b.y(max(l - 1, 0));
  const int count = l == 0 ? rows.count : b.lanes(l);
  const int size = l == 0 ? b.layer(0).rows : b.layer(l).lanes;
  const auto value = [&](int i) { return l == 0 ? rows.value(i) : y[i]; };
  const Selection& selection = p.selection(l);
  const Ranked found =
      rankOf(b, p.digits(), l > 0, size, selection.rank, [&](const auto& take) {
#pragma unroll 1
        for (int i = threadIdx.x; i < count; i += blockDim.x) {
          take(value(i));
        }
      });
  Cutoff& into = p.cutoff(l);
  if (threadIdx.x == 0) {
    into.threshold = __uint_as_float(found.key);
  }
  // Of inputs that are 0 it does not matter which are dropped.
  cutAfter(b, into.cut, l > 0, found.key != 0 ? count : 0, __uint_as_float(found.key),
           tiesDropped(found, selection.keepsSmallest()), value,
           [&](int i) { return l == 0 ? rows.row(i) : i; });
}

/** The inputs of each neuron, one neuron after another: columns of W1, rows of the others. */
__device__ inline void rankInputsByWeight(const PlasticBlock& p, int l, float g) {
  const Block& b = p.b;
  const int rank = p.selection(l).rank;
  const bool smallest = p.selection(l).keepsSmallest();
  const int neurons = b.units(l);
  const int inputs = l == 0 ? b.layer(0).rows : b.lanes(l);
  const int size = l == 0 ? inputs : b.layer(l).lanes;
  Cutoff& now = p.cutoff(l);
#pragma unroll 1
  for (int j = 0; j < neurons; j++) {
    const auto value = [&](int i) { return weightUsed(b, l, g, l == 0 ? i : j, l == 0 ? j : i); };
    const Ranked found = rankOf(b, p.digits(), l > 0, size, rank, [&](const auto& take) {
#pragma unroll 1
      for (int i = threadIdx.x; i < inputs; i += blockDim.x) {
        take(value(i));
      }
    });
    if (threadIdx.x == 0) {
      now.threshold = __uint_as_float(found.key);
    }
    cutAfter(b, now.cut, l > 0, inputs, __uint_as_float(found.key),
             tiesDropped(found, smallest), value, [](int i) { return i; });
    if (l == 0) {
#pragma unroll 1
      for (int i = threadIdx.x; i < inputs; i += blockDim.x) {
        unsigned& word = p.bits(0, i)[j >> 5];
        const unsigned kept = now.keeps(value(i), i, smallest) ? 1u << (j & 31) : 0u;
        word = (j & 31) == 0 ? kept : word | kept;
      }
    } else {
#pragma unroll 1
      for (int w = threadIdx.x; w < (inputs + 31) >> 5; w += blockDim.x) {
        writeWord(p, l, j, w, [&](int i) { return now.keeps(value(i), i, smallest); });
      }
    }
    __syncthreads();
  }
}
