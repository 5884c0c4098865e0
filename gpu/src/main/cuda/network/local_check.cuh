// Which groups of synapses are over thresholds that single neurons or synapses have of their own
// (model section 3.1), where the sum of abs(s) or every synapse decides; see local.cuh.
#pragma once

#include "network/local_matrix.cuh"

/** Whether abs(s) of a synapse is over its threshold. */
template <typename B>
__device__ __forceinline__ bool isOverLocal(const B& b, int l, int row, int lane,
                                            double magnitude) {
  const LocalMatrix matrix(b, l);
  return matrix.isOver(b.consolidation(), magnitude, matrix.means[matrix.at(row, lane)]);
}

/** What a sum of abs(s) is compared with. */
__device__ __forceinline__ double thetaOfSum(double thetas) {
  return thetas == 0 ? HUGE_VAL : thetas;
}

/** The thresholds of the neurons of this slice, those of all slices once; of one thread a part. */
template <typename B>
__device__ __forceinline__ double thetasOfNeurons(const B& b, int l) {
  const LocalMatrix matrix(b, l);
  double sum = 0;
#pragma unroll 1
  for (int i = threadIdx.x; (l == 0 || b.slice() == 0) && i < b.units(l); i += blockDim.x) {
    sum += matrix.share(matrix.means[i]);
  }
  return sum;
}

/** What the sum over layers from the first to before the last is compared with. With barriers. */
template <typename B>
__device__ inline double localThetas(const B& b, int first, int last) {
  double sum = 0;
  if constexpr (B::Facts::kLocals) {
    const Local& local = b.local();
#pragma unroll 1
    for (int l = first; l < last; l++) {
      sum += local.ofSynapses != 0 ? local.totals[2 * l] : blockSum(b, thetasOfNeurons(b, l));
    }
    sum = b.sliced() ? sumOfSlices(b, sum) : sum;
  }
  return thetaOfSum(sum);
}

/**
 * Sums over the rows of W1 for each lane of this slice, in a fixed order. With barriers.
 *
 * @param of gives those of four lanes of a row, as a float4
 * @param take called with a lane and its sum, always by the same thread
 */
template <typename Of, typename Take, typename B>
__device__ __forceinline__ void sumColumns(const B& b, const Of& of, const Take& take) {
  const int width = b.layer(0).width;
  const float* gathered = b.gathered();
#pragma unroll 1
  for (int tile = 0; tile < width >> 2; tile += b.tile(width)) {
    const Deal d = b.dealt(width, tile);
    if (d.works()) {
      float4 own = make_float4(0, 0, 0, 0);
#pragma unroll 1
      for (int row = d.group; row < b.layer(0).rows; row += d.groups) {
        const float4 more = of(row, 4 * d.quad);
        own = make_float4(own.x + more.x, own.y + more.y, own.z + more.z, own.w + more.w);
      }
      store4(b.gathered() + 4 * (d.group * d.quads + d.quad - tile), own);
    }
    __syncthreads();
#pragma unroll 1
    for (int i = threadIdx.x; i < min(4 * d.quads, b.lanes(0) - 4 * tile); i += blockDim.x) {
      float all = 0;
#pragma unroll 1
      for (int group = 0; group < d.groups; group++) {
        all += gathered[group * 4 * d.quads + i];
      }
      take(4 * tile + i, all);
    }
    __syncthreads();
  }
}

/** Marks the hidden units that are over, as markLocal. With barriers. */
template <typename Mark, typename B>
__device__ inline void markLocalColumns(const B& b, double g, const Mark& mark) {
  const Consolidation& consolidation = b.consolidation();
  const LocalMatrix matrix(b, 0);
  const int width = b.layer(0).width;
  const float* stored = b.weights(0) + width;
  if (consolidation.trigger == kEverySynapse) {
    // Sums how many are not over.
    sumColumns(
        b,
        [&](int row, int lane) {
          const float4 s = load4(stored + row * 2 * width + lane);
          double means[4];
          readSome(matrix.means + matrix.at(row, lane), means);
          return make_float4(matrix.isOver(consolidation, fabs(g * s.x), means[0]) ? 0.0f : 1.0f,
                             matrix.isOver(consolidation, fabs(g * s.y), means[1]) ? 0.0f : 1.0f,
                             matrix.isOver(consolidation, fabs(g * s.z), means[2]) ? 0.0f : 1.0f,
                             matrix.isOver(consolidation, fabs(g * s.w), means[3]) ? 0.0f : 1.0f);
        },
        [&](int lane, float others) { mark(0, lane, others == 0); });
    return;
  }
  int* marks = b.marks(0);
  if (matrix.rowStep != 0) {
    // Until there is the sum of abs(s), marks have that of the thresholds.
    sumColumns(
        b,
        [&](int row, int lane) {
          double means[4];
          readSome(matrix.means + matrix.at(row, lane), means);
          return make_float4((float)matrix.share(means[0]), (float)matrix.share(means[1]),
                             (float)matrix.share(means[2]), (float)matrix.share(means[3]));
        },
        [&](int lane, float thetas) { marks[lane] = __float_as_int(thetas); });
  }
  sumColumns(
      b,
      [&](int row, int lane) {
        const float4 s = load4(stored + row * 2 * width + lane);
        return make_float4(fabsf(s.x), fabsf(s.y), fabsf(s.z), fabsf(s.w));
      },
      [&](int lane, float sum) {
        const double thetas =
            matrix.rowStep != 0 ? __int_as_float(marks[lane]) : matrix.share(matrix.means[lane]);
        mark(0, lane, consolidation.isOver(g * sum, thetaOfSum(thetas)));
      });
}

/** What a group is compared by: the sum of abs(stored), or how many are not over; and the thresholds. */
struct LocalStatistic {
  float statistic;
  float thetas;

  __device__ __forceinline__ bool isOver(const Consolidation& consolidation, double g) const {
    return consolidation.trigger == kEverySynapse
               ? statistic == 0
               : consolidation.isOver(g * statistic, thetaOfSum(thetas));
  }
};

/** That of one row of an upper layer in this slice; by a warp. */
template <typename B>
__device__ __forceinline__ LocalStatistic statisticOfRow(const B& b, const LocalMatrix& matrix,
                                                         int l, int row, double g) {
  const Consolidation& consolidation = b.consolidation();
  const bool every = consolidation.trigger == kEverySynapse;
  const bool ofSynapses = matrix.laneStep != 0;
  const float* stored = b.weights(l) + row * 2 * b.layer(l).width + b.layer(l).width;
  float statistic = 0;
  float thetas = 0;
#pragma unroll 1
  for (int i = lane(); i < b.lanes(l); i += 32) {
    const double mean = matrix.means[matrix.at(row, i)];
    const float s = fabsf(stored[i]);
    statistic += !every ? s : matrix.isOver(consolidation, g * s, mean) ? 0.0f : 1.0f;
    // That of a neuron is what all of its inputs are compared with.
    const bool counts = ofSynapses || (i == 0 && b.slice() == 0);
    thetas += !every && counts ? (float)matrix.share(mean) : 0.0f;
  }
  return LocalStatistic{warpSum(statistic), warpSum(thetas)};
}

/** Marks units of an upper layer, as markLocal. With barriers where slices share it. */
template <typename Mark, typename B>
__device__ inline void markLocalRows(const B& b, int l, double g, const Mark& mark) {
  const Consolidation& consolidation = b.consolidation();
  const LocalMatrix matrix(b, l);
  const int rows = b.layer(l).rows;
  const bool shared = b.sliced();
#pragma unroll 1
  for (int row = warp(); row < rows; row += warps()) {
    const LocalStatistic own = statisticOfRow(b, matrix, l, row, g);
    if (lane() == 0 && shared) {
      outbox(b)[2 * row] = own.statistic;
      outbox(b)[2 * row + 1] = own.thetas;
    } else if (lane() == 0) {
      mark(l, row, own.isOver(consolidation, g));
    }
  }
  if (!shared) {
    return;
  }
  __syncthreads();
  send(b, outbox(b), 2 * rows);
  const float* received = receive(b, 2 * rows);
#pragma unroll 1
  for (int row = threadIdx.x; row < rows; row += blockDim.x) {
    LocalStatistic all{0, 0};
#pragma unroll 1
    for (int s = 0; s < b.shape().slices; s++) {
      all.statistic += received[2 * (s * rows + row)];
      all.thetas += received[2 * (s * rows + row) + 1];
    }
    mark(l, row, all.isOver(consolidation, g));
  }
}

/**
 * Finds out which neurons are over, where the sum or every synapse decides. With barriers.
 *
 * @param mark called with layer, unit, and whether it is over
 */
template <typename Mark, typename B>
__device__ __forceinline__ void markLocal(const B& b, double g, const Mark& mark) {
  if constexpr (B::Facts::kLocals) {
    markLocalColumns(b, g, mark);
#pragma unroll 1
    for (int l = 1; l <= b.last(); l++) {
      markLocalRows(b, l, g, mark);
    }
  }
}
