// A threshold that sets itself (model section 3.1), in the job of the block, which goes back to
// device memory when the launch ends.
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

/** Whether the threshold asks about a synapse, by how much it has changed. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline bool Run<C, F, kCaches, kFollows>::compares(int p, double magnitude) const {
  return job.consolidation.changesOnly == 0 || (p >= 0 && magnitude != 0);
}

}  // namespace perceptron
