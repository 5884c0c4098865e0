// Thresholds of single synapses that set themselves, see local.cuh: how they follow a presentation; and
// the check of single synapses, with such thresholds or those of their neurons.
#pragma once

#include "network/check_threshold.cuh"
#include "network/local_matrix.cuh"

/** Rows of a matrix: the active ones of W1, or all. */
struct FollowedRows {
  const Entry* entries;
  const float* values;
  int count;

  /** @param all whether of W1 too, whose values are in b.dense() then */
  template <typename B>
  __device__ __forceinline__ FollowedRows(const B& b, int l, int t, bool all)
      : entries(l == 0 && !all ? b.entries(t) : nullptr),
        values(l == 0 ? b.dense() : b.scaled(l)),
        count(l == 0 && !all ? b.pattern(t).count : b.layer(l).rows) {}

  __device__ __forceinline__ Entry at(int k) const {
    return entries != nullptr ? readAtOnce(entries + k) : Entry{k, values[k]};
  }
};

/** Four synapses next to one another that are about to follow what they change by. */
struct FourChanges {
  int row;
  int lane;
  float change[4];

  template <typename Changes, typename B>
  __device__ __forceinline__ FourChanges(const B& b, int l, const FollowedRows& rows, int i,
                                         const Changes& changes) {
    const int quads = b.layer(l).width >> 2;
    const int k = i / quads;
    lane = 4 * (i - k * quads);
    const Entry entry = rows.at(k);
    row = entry.row;
    const float value = entry.value;
    const float4 made = changes.change(load4(b.change(l) + lane), value, l, row, lane);
    change[0] = value != 0 ? value * made.x : 0.0f;
    change[1] = value != 0 ? value * made.y : 0.0f;
    change[2] = value != 0 ? value * made.z : 0.0f;
    change[3] = value != 0 ? value * made.w : 0.0f;
  }
};

/** One of some that are in registers. */
template <int kCount, typename T>
__device__ __forceinline__ T pick(const T (&v)[kCount], int i) {
  T picked = v[0];
#pragma unroll
  for (int k = 1; k < kCount; k++) {
    picked = i == k ? v[k] : picked;
  }
  return picked;
}

/**
 * Of four synapses next to one another, how many are renewed and compared at once. With rules all
 * four would take more registers than blocks of 512 threads have.
 */
template <typename Changes>
constexpr int kAtOnce = Changes::kSelects ? 1 : 4;

/**
 * Checks some of four synapses next to one another, each with its own threshold: those over it are
 * marked, or consolidated.
 *
 * @param first of them
 * @param means by which these were renewed
 */
template <int kCount, typename B>
__device__ __forceinline__ void checkSome(const B& b, int l, const LocalMatrix& matrix, int first,
                                          const double (&means)[kCount], const FourChanges& of,
                                          double g, Moved& moved) {
  const Consolidation& consolidation = b.consolidation();
  const int width = b.layer(l).width;
  float* place = b.weights(l) + of.row * 2 * width + of.lane + first;
  float stored[kCount];
  readSome(place + width, stored);
  const bool changesOnly = b.changesOnly();
  unsigned over = 0;
#pragma unroll
  for (int i = 0; i < kCount; i++) {
    const bool compared = stored[i] != 0 && !(changesOnly && pick(of.change, first + i) == 0);
    over |= compared && matrix.isOver(consolidation, fabs(g * stored[i]), means[i]) ? 1u << i : 0u;
  }
  if (over == 0) {
    return;
  }
  if (!b.checksEachAlone()) {
    atomicOr(b.found() + l, 1);
  }
#pragma unroll 1
  for (int i = 0; i < kCount; i++) {
    if ((over >> i & 1u) == 0) {
      continue;
    }
    if (b.checksEachAlone()) {
      const double theta = matrix.theta(pick(means, i));
      const bool multiples = consolidation.wholeMultiples != 0 && theta != 0;
      const Threshold threshold{0, (float)g, b.header().inverse, multiples ? 1 / theta : 0};
      moveOne(b, l, threshold, [=]() { return theta; }, pick(of.change, first + i), place + i, width,
              moved);
    } else if (consolidation.scope == kNeuron) {
      atomicOr(b.marks(l) + (l > 0 ? of.row : of.lane + first + i), 1);
    }
  }
}

/** The v that some thresholds are renewed by in a presentation; what is stored of A is replaced. */
template <int kCount>
__device__ __forceinline__ void renewSome(double* sums, const Renewal& renewal, int first,
                                          const float (&change)[4], double (&means)[kCount]) {
  double stored[kCount];
  readSome(sums, stored);
#pragma unroll
  for (int j = 0; j < kCount; j++) {
    const double each = pick(change, first + j);
    means[j] = renewal.present(stored[j], each * each);
  }
  writeSome(sums, stored);
}

/**
 * Thresholds of synapses follow the changes of rows, and those that change are compared with what has
 * just been renewed: where no others are.
 */
template <typename Changes, typename B>
__device__ __forceinline__ void followAndCheck(const B& b, int l, const FollowedRows& rows,
                                               const Renewal& renewal, double g,
                                               const Changes& changes) {
  const LocalMatrix matrix(b, l);
  const int width = b.layer(l).width;
  Moved moved;
#pragma unroll 1
  for (int i = threadIdx.x; i < rows.count * (width >> 2); i += blockDim.x) {
    const FourChanges of(b, l, rows, i, changes);
#pragma unroll 1
    for (int first = 0; first < 4; first += kAtOnce<Changes>) {
      double means[kAtOnce<Changes>];
      renewSome(matrix.sums + matrix.at(of.row, of.lane) + first, renewal, first, of.change, means);
      checkSome(b, l, matrix, first, means, of, g, moved);
    }
  }
  addSlots(b, l, moved);
}

/** Thresholds of synapses follow the changes of rows; all of them may be compared later. */
template <typename Changes, typename B>
__device__ __forceinline__ void followRows(const B& b, int l, const FollowedRows& rows,
                                           const Renewal& renewal, const Changes& changes) {
  const LocalMatrix matrix(b, l);
#pragma unroll 1
  for (int i = threadIdx.x; i < rows.count * (b.layer(l).width >> 2); i += blockDim.x) {
    const FourChanges of(b, l, rows, i, changes);
    const int at = matrix.at(of.row, of.lane);
    double means[4];
    renewSome(matrix.sums + at, renewal, 0, of.change, means);
#pragma unroll
    for (int j = 0; j < 4; j++) {
      if (of.change[j] != 0) {
        matrix.means[at + j] = means[j];
      }
    }
  }
}

/**
 * Adds the thresholds of the synapses in rows that are finite to their sum, and their number, or takes
 * them away. With barriers.
 *
 * @param sign 1 or -1
 */
template <typename B>
__device__ inline void addFinite(const B& b, int l, const FollowedRows& rows, double sign) {
  const LocalMatrix matrix(b, l);
  const int width = b.layer(l).width;
  double thetas = 0;
  int count = 0;
#pragma unroll 1
  for (int i = threadIdx.x; i < rows.count * (width >> 2); i += blockDim.x) {
    const int k = i / (width >> 2);
    const int at = matrix.at(rows.at(k).row, 4 * (i - k * (width >> 2)));
#pragma unroll 1
    for (int j = 0; j < 4; j++) {
      const double mean = matrix.means[at + j];
      thetas += matrix.share(mean);
      count += mean == 0 ? 0 : 1;
    }
  }
  thetas = blockSum(b, thetas);
  count = (int)blockSum(b, count);
  if (threadIdx.x == 0) {
    double* totals = b.local().totals + 2 * l;
    totals[1] += sign * count;
    totals[0] = totals[1] == 0 ? 0 : totals[0] + sign * thetas;
  }
}

/** Thresholds of the synapses of a matrix follow a presentation. With barriers where sums matter. */
template <typename Changes, typename B>
__device__ __forceinline__ void followSynapses(const B& b, int l, const FollowedRows& rows,
                                               const Renewal& renewal, double g,
                                               const Changes& changes) {
  if (b.changesOnly()) {
    followAndCheck(b, l, rows, renewal, g, changes);
    return;
  }
  const bool sums = b.consolidation().trigger == kSum && b.consolidation().scope != kNeuron;
  if (sums) {
    addFinite(b, l, rows, -1);
  }
  followRows(b, l, rows, renewal, changes);
  if (sums) {
    addFinite(b, l, rows, 1);
  }
}

/** Checks synapses in rows of one layer where any of them decides. */
template <typename Changes, typename B>
__device__ __forceinline__ void checkLocalRows(const B& b, int l, const FollowedRows& rows, double g,
                                               const Changes& changes) {
  const LocalMatrix matrix(b, l);
  const float* pending = b.isLazy() ? b.pending(l) : nullptr;
  Moved moved;
#pragma unroll 1
  for (int i = threadIdx.x; i < rows.count * (b.layer(l).width >> 2); i += blockDim.x) {
    const FourChanges of(b, l, rows, i, changes);
    if (pending != nullptr && pending[of.row] != 0) {
      continue;
    }
#pragma unroll 1
    for (int first = 0; first < 4; first += kAtOnce<Changes>) {
      double means[kAtOnce<Changes>];
#pragma unroll
      for (int j = 0; j < kAtOnce<Changes>; j++) {
        means[j] = matrix.means[matrix.at(of.row, of.lane + first + j)];
      }
      checkSome(b, l, matrix, first, means, of, g, moved);
    }
  }
  addSlots(b, l, moved);
}

/**
 * Checks single synapses where any of them decides: consolidates them, or marks them and their
 * neurons. With barriers around.
 */
template <typename Changes, typename B>
__device__ inline void checkLocal(const B& b, int t, double g, const Changes& changes) {
  if constexpr (B::Facts::kLocals) {
    const bool changesOnly = b.changesOnly();
    if (b.consolidation().trigger != kAnySynapse || (changesOnly && b.local().ofSynapses != 0)) {
      return;
    }
    if (!changesOnly) {
      fillDense(b, t);
    }
#pragma unroll 1
    for (int l = 0; l <= b.last(); l++) {
      checkLocalRows(b, l, FollowedRows(b, l, t, !changesOnly), g, changes);
    }
    __syncthreads();
  }
}
