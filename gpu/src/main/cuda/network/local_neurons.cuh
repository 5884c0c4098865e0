// Thresholds of single neurons that set themselves, see local.cuh: how they follow a presentation.
#pragma once

#include "network/local_matrix.cuh"
#include "network/rows.cuh"

/** The threshold of a neuron follows a presentation with these squared changes of its inputs. */
__device__ __forceinline__ void followNeuron(const LocalMatrix& matrix, int unit,
                                             const Renewal& renewal, double squares) {
  const double mean = renewal.present(matrix.sums[unit], squares);
  if (squares != 0) {
    matrix.means[unit] = mean;
  }
}

/** The squared change of a synapse, if it is made. */
template <typename Changes, typename B>
__device__ __forceinline__ double squareOf(const B& b, int l, int row, int lane, float value,
                                           const Changes& changes) {
  const float of = b.change(l)[lane];
  const float change = value != 0 && changes.keeps(of, value, l, row, lane) ? value * of : 0.0f;
  return (double)change * change;
}

/** Thresholds of the hidden units of this slice follow a presentation. */
template <typename Changes, typename B>
__device__ inline void followColumns(const B& b, int t, const Renewal& renewal,
                                     const Changes& changes) {
  const LocalMatrix matrix(b, 0);
  const Rows<true> rows = activeRows(b, t);
  const bool drops = changes.drops(0);
#pragma unroll 1
  for (int j = threadIdx.x; j < b.lanes(0); j += blockDim.x) {
    double squares = 0;
    if (drops) {
#pragma unroll 1
      for (int k = 0; k < rows.count; k++) {
        squares += squareOf(b, 0, rows.row(k), j, rows.value(k), changes);
      }
    } else {
      squares = b.followed(0).values * ((double)b.change(0)[j] * b.change(0)[j]);
    }
    followNeuron(matrix, j, renewal, squares);
  }
}

/** Those of the units of an upper layer; a warp has a row. With barriers where slices share it. */
template <typename Changes, typename B>
__device__ inline void followUnits(const B& b, int l, const Renewal& renewal,
                                   const Changes& changes) {
  const LocalMatrix matrix(b, l);
  const int units = b.layer(l).rows;
  const bool shared = b.sliced();
  const bool drops = changes.drops(l);
#pragma unroll 1
  for (int row = warp(); row < units; row += warps()) {
    const float value = b.scaled(l)[row];
    double squares = b.followed(l).changes * ((double)value * value);
    if (drops) {
      squares = 0;
#pragma unroll 1
      for (int i = lane(); i < b.lanes(l); i += 32) {
        squares += squareOf(b, l, row, i, value, changes);
      }
      squares = warpSum(squares);
    }
    if (lane() == 0 && shared) {
      putDouble(squares, outbox(b) + 2 * row);
    } else if (lane() == 0) {
      followNeuron(matrix, row, renewal, squares);
    }
  }
  if (!shared) {
    return;
  }
  __syncthreads();
  send(b, outbox(b), 2 * units);
  const float* all = receive(b, 2 * units);
#pragma unroll 1
  for (int row = threadIdx.x; row < units; row += blockDim.x) {
    double squares = 0;
#pragma unroll 1
    for (int s = 0; s < b.shape().slices; s++) {
      squares += getDouble(all + 2 * (s * units + row));
    }
    followNeuron(matrix, row, renewal, squares);
  }
}
