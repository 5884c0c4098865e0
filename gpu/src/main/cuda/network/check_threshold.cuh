// A check of single synapses apart from learning: for policies of single synapses where learning
// does not check, and to find out what is over the threshold.
#pragma once

#include "network/following.cuh"
#include "network/forward.cuh"
#include "network/measures.cuh"
#include "network/threshold.cuh"

/** Values of all rows of W1. With barriers. */
template <typename B>
__device__ inline void fillDense(const B& b, int t) {
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

/** The threshold of a check, and what it divides by: divisions cost registers in its loops. */
struct Threshold {
  /** In stored units, to be exceeded. */
  float limit;
  float g;
  float inverse;
  /** 1 / threshold where whole multiples of it are moved, else 0. */
  double perThreshold;
};

template <typename B>
__device__ __forceinline__ Threshold thresholdOf(const B& b, double g) {
  const Consolidation& consolidation = b.consolidation();
  return Threshold{b.header().limit, (float)g, b.header().inverse,
                   consolidation.wholeMultiples != 0 ? 1 / consolidation.threshold : 0};
}

/** That of a matrix in place of a common one. */
template <typename B>
__device__ __forceinline__ Threshold thresholdIn(const B& b, int l, const Threshold& threshold) {
  if (!b.follows()) {
    return threshold;
  }
  const double theta = b.thetaOf(l);
  const bool multiples = b.consolidation().wholeMultiples != 0 && theta != 0;
  return Threshold{b.limitOf(l), threshold.g, threshold.inverse, multiples ? 1 / theta : 0};
}

/** Whole multiples of the threshold in a magnitude. */
__device__ __forceinline__ double multiplesIn(double magnitude, double threshold,
                                              double perThreshold) {
  const double about = floor(magnitude * perThreshold);
  const double left = fma(-about, threshold, magnitude);
  return left < 0 ? about - 1 : left >= threshold ? about + 1 : about;
}

/**
 * A synapse is consolidated, or whole multiples of the threshold leave it.
 *
 * @param thetaNow its threshold
 * @param place of its persistent weight; the stored transient is `width` further on
 * @param change of it in this presentation
 */
template <typename Theta, typename B>
__device__ __forceinline__ void moveOne(const B& b, int l, const Threshold& threshold,
                                        const Theta& thetaNow, float change, float* place,
                                        int width, Moved& moved) {
  const float s = place[width];
  const double transient = (double)threshold.g * s;
  double out = transient;
  float left = 0;
  if (threshold.perThreshold != 0) {
    const double theta = thetaNow();
    const double multiples = multiplesIn(fabs(transient), theta, threshold.perThreshold);
    if (!(multiples > 0)) {
      return;
    }
    out = copysign(multiples * theta, transient);
    left = (float)(transient - out) * threshold.inverse;
  }
  *place += (float)out;
  place[width] = left;
  moved.stored += fabsf(left) - fabsf(s);
  moved.energy += (float)fabs(out);
  moved.changed += fabsf(change);
  if (b.measures() > 1) {
    chargeOthers(b, l, out);
  }
}

/** Does so where it is over the limit; parameters as those of moveOne. */
template <typename B>
__device__ __forceinline__ void moveEach(const B& b, int l, const Threshold& threshold,
                                         float change, float* place, int width, Moved& moved) {
  if (fabsf(place[width]) > threshold.limit) {
    moveOne(b, l, threshold, [&]() { return b.thetaOf(l); }, change, place, width, moved);
  }
}
/** Does so for four synapses next to one another. */
template <typename Changes, typename B>
__device__ __forceinline__ void moveFour(const B& b, int l, const Threshold& threshold,
                                         float value, int row, int lane, float* place, int width,
                                         Moved& moved, const Changes& changes) {
#pragma unroll 1
  for (int i = 0; i < 4; i++) {
    const float of = b.change(l)[lane + i];
    const bool made = !changes.drops(l) || changes.keeps(of, value, l, row, lane + i);
    const float change = made ? value * of : 0.0f;
    if (!b.changesOnly() || change != 0) {
      moveEach(b, l, threshold, change, place + i, width, moved);
    }
  }
}

/** Checks rows of one layer: marks what is over the limit, or else consolidates it. */
template <typename RowsOf, typename Changes, typename B>
__device__ __forceinline__ void checkRows(const B& b, int l, const RowsOf& rows,
                                          const Threshold& threshold, bool marks,
                                          const Changes& changes) {
  const int width = b.layer(l).width;
  const int quads = width >> 2;
  const float* pending = b.isLazy() ? b.pending(l) : nullptr;
  Moved moved;
#pragma unroll 1
  for (int i = threadIdx.x; i < rows.count * quads; i += blockDim.x) {
    const int k = i / quads;
    const int row = rows.row(k);
    const int lane = 4 * (i - k * quads);
    float* place = b.weights(l) + row * 2 * width + lane;
    float4 s = load4(place + width);
    if (!over4(s, threshold.limit) || (pending != nullptr && pending[row] != 0)) {
      continue;
    }
    if (marks) {
      if (b.changesOnly()) {
        const float value = rows.value(k);
        s = compared4(b, s, value, changes.change(load4(b.change(l) + lane), value, l, row, lane));
        if (!over4(s, threshold.limit)) {
          continue;
        }
      }
      mark(b, l, row, lane, s, threshold.limit);
    } else {
      moveFour(b, l, threshold, rows.value(k), row, lane, place, width, moved, changes);
    }
  }
  addSlots(b, l, moved);
}

/**
 * Checks single synapses in all layers. With a barrier after.
 *
 * @param everything check all rows, not only those touched in presentation t
 */
template <typename Changes, typename B>
__device__ __forceinline__ void checkSynapses(const B& b, int t, const Threshold& threshold,
                                              bool everything, const Changes& changes) {
  const bool marks = marksSynapses(b);
  if (everything) {
    fillDense(b, t);
  } else {
    checkRows(b, 0, activeRows(b, t), thresholdIn(b, 0, threshold), marks, changes);
  }
#pragma unroll 1
  for (int l = everything ? 0 : 1; l <= b.last(); l++) {
    checkRows(b, l, allRows(b, l, l == 0 ? b.dense() : b.scaled(l)), thresholdIn(b, l, threshold),
              marks, changes);
  }
  __syncthreads();
}
