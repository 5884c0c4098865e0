// A look at single synapses apart from learning: for policies of single synapses where learning
// does not look, and to find out what is over the threshold.
#pragma once

#include "network/learn.cuh"
#include "network/ledger.cuh"

/** Values of all rows of W1. With barriers. */
__device__ inline void fillDense(const Block& b, int t) {
  float* dense = b.dense();
#pragma unroll 1
  for (int i = threadIdx.x; i < b.layer(0).rows; i += blockDim.x) {
    dense[i] = 0;
  }
  __syncthreads();
  const Rows<true> rows = activeRows(b, t);
#pragma unroll 1
  for (int k = threadIdx.x; k < rows.count; k += blockDim.x) {
    dense[rows.row(k)] = rows.value(k);
  }
  __syncthreads();
}

/** What a look compares with, and what it divides by: divisions cost registers in its loops. */
struct Bar {
  /** In stored units, to be exceeded. */
  float limit;
  float g;
  float inverse;
  /** 1 / threshold where whole multiples of it are moved, else 0. */
  double perThreshold;
};

__device__ __forceinline__ Bar barOf(const Block& b, double g) {
  const double threshold = b.rule().threshold;
  const bool multiples = b.rule().policy == kQuantised && threshold != 0;
  return Bar{limitOf(b, g), (float)g, (float)(1 / g), multiples ? 1 / threshold : 0};
}

/** Whole multiples of the threshold in a magnitude. */
__device__ __forceinline__ double multiplesIn(double magnitude, double threshold,
                                              double perThreshold) {
  const double about = floor(magnitude * perThreshold);
  const double left = fma(-about, threshold, magnitude);
  return left < 0 ? about - 1 : left >= threshold ? about + 1 : about;
}

/**
 * A synapse over the limit is consolidated, or whole multiples of the threshold leave it.
 *
 * @param place of its persistent weight; the stored transient is `width` further on
 * @param change of it in this presentation
 */
__device__ __forceinline__ void moveEach(const Block& b, int l, const Bar& bar, float change,
                                         float* place, int width, Moved& moved) {
  const float s = place[width];
  if (!(fabsf(s) > bar.limit)) {
    return;
  }
  const double transient = (double)bar.g * s;
  double out = transient;
  float left = 0;
  if (bar.perThreshold != 0) {
    const double threshold = b.rule().threshold;
    const double multiples = multiplesIn(fabs(transient), threshold, bar.perThreshold);
    if (!(multiples > 0)) {
      return;
    }
    out = copysign(multiples * threshold, transient);
    left = (float)(transient - out) * bar.inverse;
  }
  *place += (float)out;
  place[width] = left;
  moved.looked += fabsf(left) - fabsf(s);
  moved.energy += (float)fabs(out);
  moved.changed += fabsf(change);
  moved.any = true;
  if (b.rule().measures > 1) {
    chargeOthers(b, l, out);
  }
}

/** The same for four synapses next to one another. */
template <typename Selection>
__device__ __forceinline__ void moveFour(const Block& b, int l, const Bar& bar, float value,
                                         int row, int lane, float* place, int width, Moved& moved,
                                         const Selection& selection) {
#pragma unroll 1
  for (int i = 0; i < 4; i++) {
    const float of = b.change(l)[lane + i];
    const bool made = !selection.drops(l) || selection.keeps(of, value, l, row, lane + i);
    moveEach(b, l, bar, made ? value * of : 0.0f, place + i, width, moved);
  }
}

/** A look at rows of one layer: marks what is over the limit, or else moves it. */
template <bool kActive, typename Selection>
__device__ __forceinline__ void lookAtRows(const Block& b, int l, const Rows<kActive>& rows,
                                           const Bar& bar, bool marks,
                                           const Selection& selection) {
  const int width = b.layer(l).width;
  const int quads = width >> 2;
  const float* pending = lazy(b) ? b.pending(l) : nullptr;
  Moved moved;
#pragma unroll 1
  for (int i = threadIdx.x; i < rows.count * quads; i += blockDim.x) {
    const int k = i / quads;
    const int row = rows.row(k);
    const int lane = 4 * (i - k * quads);
    float* place = b.weights(l) + row * 2 * width + lane;
    const float4 s = load4(place + width);
    if (!over4(s, bar.limit) || (pending != nullptr && pending[row] != 0)) {
      continue;
    }
    if (marks) {
      mark(b, l, row, lane, s, bar.limit);
    } else {
      moveFour(b, l, bar, rows.value(k), row, lane, place, width, moved, selection);
    }
  }
  addSlots(b, l, 0, moved.looked, moved.energy, moved.changed, moved.any);
}

/** The same in all layers, of rows touched in presentation t or of all. With a barrier after. */
template <typename Selection>
__device__ __forceinline__ void lookAt(const Block& b, int t, const Bar& bar, bool everything,
                                       bool marks, const Selection& selection) {
  if (everything) {
    fillDense(b, t);
  } else {
    lookAtRows(b, 0, activeRows(b, t), bar, marks, selection);
  }
#pragma unroll 1
  for (int l = everything ? 0 : 1; l <= b.last(); l++) {
    lookAtRows(b, l, allRows(b, l, l == 0 ? b.dense() : b.scaled(l)), bar, marks, selection);
  }
  __syncthreads();
}
