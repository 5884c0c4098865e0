// Where rounding could decide: sums over all synapses, from which tolerances follow. A run in which
// something falls within its tolerance is undecided, and left to the host.
#pragma once

#include "perceptron/run.cuh"

namespace perceptron {

/** Whether rounding could decide on which side of a threshold a magnitude is. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline bool Run<C, F, kCaches, kFollows>::inDoubt(double magnitude, double theta) const {
  return !exact && (kFollows || magnitude != theta) &&
         fabs(magnitude - theta) < thresholdDoubt() * theta;
}

/**
 * Where rounding matters, brings the sums over all synapses up to date.
 *
 * doubt: whether one of the thread's synapses is in doubt; moved: whether one was consolidated.
 */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::noteRounding(bool doubt, bool moved) {
  if (exact) {
    return;
  }
  const Sums all = addUp({own.first, own.second, doubt ? 2.0 : moved ? 1.0 : 0.0}, scratch);
  now.status = all.most == 2 ? kUndecided : now.status;
  now.persistentRounded |= now.transientsRounded && all.most >= 1;
  noteSums(all);
}

template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::noteSums(const Sums& all) {
  now.transientSum = all.first;
  persistentSum = all.second;
  now.transientsRounded &= all.first > 0;
}

/** Until s has decayed, weights are sums of updates, and those may be exact. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::setTolerances() {
  if (exact) {
    return;
  }
  const bool certain =
      job.exact && !now.persistentRounded && (!decays || now.transientSum == 0);
  const double doubt = certain ? 0 : kFieldDoubt * job.largest;
  now.persistentTolerance = doubt * persistentSum;
  now.transientTolerance = doubt * now.transientSum;
}

}  // namespace perceptron
