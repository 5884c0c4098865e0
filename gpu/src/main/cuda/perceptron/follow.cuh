// Thresholds that set themselves (model section 3.1): one in the job of the block, which goes back to
// device memory when the launch ends, or one of each synapse, which stay there.
#pragma once

#include "perceptron/run.cuh"

namespace perceptron {

/** Lets earlier presentations count less: so many without an update. */
__device__ inline void presentNothing(Following& following, int presentations) {
  if (presentations > 0) {
    const double exponent = presentations * log(following.memory);
    const double less = exp(exponent);
    following.sum *= less;
    following.weight = following.weight * less - expm1(exponent) / (1 - following.memory);
  }
}

/** The squared length of update p, for all threads. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline double Run<C, F, kCaches, kFollows>::squares(int p) {
  if (C::kUnits) {
    return job.length;
  }
  double sum = 0;
#pragma unroll 1
  for (int i = static_cast<int>(threadIdx.x); i < job.length; i += static_cast<int>(blockDim.x)) {
    const double value = changes.value(p, i);
    sum += value * value;
  }
  return addUp({sum, 0, 0}, scratch).first;
}

/**
 * Renews the threshold for an update by pattern p, or a check alone (p < 0), `gap` presentations
 * after the last event. With a barrier after.
 */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::follow(int p, int gap) {
  if constexpr (C::kOwn) {
    followEach(p, gap);
    return;
  }
  const double changed = p >= 0 ? squares(p) : 0;
  if (threadIdx.x == 0) {
    presentNothing(job.following, p >= 0 ? gap - 1 : gap);
    if (p >= 0) {
      job.following.present(changed);
      job.consolidation.threshold = job.following.theta;
    }
  }
  __syncthreads();
}

/**
 * The same of the thresholds of all synapses. Groups of them are then compared with the sum of those
 * that are finite, or with 1, by how large abs(s) is beside a synapse's own.
 */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::followEach(int p, int gap) {
  if constexpr (C::kOwn) {
    Following& following = job.following;
    if (threadIdx.x == 0) {
      // By what all sums fall.
      following.sum = 1;
      presentNothing(following, p >= 0 ? gap - 1 : gap);
    }
    __syncthreads();
    const double less = following.sum;
    const double weight = following.weight;
    double thetas = 0;
#pragma unroll 1
    for (int i = static_cast<int>(threadIdx.x); i < job.length; i += static_cast<int>(blockDim.x)) {
      double2 each = changes.followed[i];
      each.x *= less;
      if (p >= 0) {
        const double value = changes.value(p, i);
        const double square = value * value;
        each.y = square == 0 ? each.y : weight == 0 ? 0 : each.x / weight;
        each.x = following.memory * each.x + square;
      }
      changes.followed[i] = each;
      thetas += each.y == 0 ? 0 : following.ratio * sqrt(each.y);
    }
    const double all = addUp({thetas, 0, 0}, scratch).first;
    if (threadIdx.x == 0) {
      following.weight = p >= 0 ? following.memory * weight + 1 : weight;
      const bool sums = job.consolidation.trigger == kSum;
      job.consolidation.threshold = !sums ? 1 : all == 0 ? HUGE_VAL : all;
    }
    __syncthreads();
  }
}

/** theta of a synapse. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline double Run<C, F, kCaches, kFollows>::threshold(int i) const {
  if constexpr (C::kOwn) {
    return changes.theta(job.following, i);
  } else {
    return job.consolidation.threshold;
  }
}

/** Of the magnitude of a synapse, what stands for it where the largest or least is compared. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline double Run<C, F, kCaches, kFollows>::relative(int i, double magnitude) const {
  if constexpr (C::kOwn) {
    return job.consolidation.checksGroups ? magnitude / threshold(i) : 0;
  } else {
    return magnitude;
  }
}

/** Whether the threshold asks about a synapse, by how much it has changed. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline bool Run<C, F, kCaches, kFollows>::compares(int p, double magnitude) const {
  return job.consolidation.changesOnly == 0 || (p >= 0 && magnitude != 0);
}

}  // namespace perceptron
