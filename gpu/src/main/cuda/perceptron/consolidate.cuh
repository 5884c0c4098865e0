// Consolidation, of all synapses or of each by itself. The inputs of a perceptron are one neuron,
// one weight matrix and one network at once: only single synapses are another scope.
#pragma once

#include "perceptron/follow.cuh"
#include "perceptron/run.cuh"

namespace perceptron {

/** Whether each synapse is compared with the threshold by itself. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline bool Run<C, F, kCaches, kFollows>::checksSynapses() const {
  return job.consolidation.isPerSynapse() && job.consolidation.trigger != kAlways &&
         job.consolidation.trigger != kNever;
}

/** Whether all synapses consolidate; the same for all threads. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline bool Run<C, F, kCaches, kFollows>::triggered() {
  const int trigger = job.consolidation.trigger;
  if (trigger == kAlways) {
    return true;
  }
  if (trigger == kSum || !exact) {
    const Sums all = addUp(own, scratch);
    noteSums(all);
    if (trigger == kNever) {
      return false;
    }
    const double magnitude = trigger == kSum            ? all.first
                             : trigger == kEverySynapse ? -all.most
                                                        : all.most;
    now.status = inDoubt(magnitude, job.consolidation.threshold) ? kUndecided : now.status;
    return job.consolidation.isOver(magnitude);
  }
  if (trigger == kEverySynapse) {
    return __syncthreads_or(!job.consolidation.isOver(-own.most)) == 0;
  }
  return trigger == kAnySynapse && __syncthreads_or(job.consolidation.isOver(own.most)) != 0;
}

template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::consolidateAll() {
  consolidation += own.first;
  own.first = 0;
  own.second = 0;
#pragma unroll 1
  for (int i = static_cast<int>(threadIdx.x); i < job.length; i += static_cast<int>(blockDim.x)) {
    const double2 synapse = synapses[i];
    account(synapse.y);
    own.second += fabs(synapse.x + synapse.y);
    synapses[i] = make_double2(synapse.x + synapse.y, 0);
  }
  noteRounding(false, true);
}

/** Consolidates each synapse over the threshold; p is the pattern that was learned, or < 0. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::consolidateEach(int p) {
  bool moved = false;
  bool doubt = false;
  own.first = 0;
  own.second = 0;
#pragma unroll 1
  for (int i = static_cast<int>(threadIdx.x); i < job.length; i += static_cast<int>(blockDim.x)) {
    double2 synapse = synapses[i];
    const double magnitude = fabs(synapse.y);
    const bool compared =
        synapse.y != 0 && (!kFollows || compares(p, p >= 0 ? changes.magnitude(p, i) : 0));
    const double theta = threshold(i);
    doubt |= compared && inDoubt(magnitude, theta);
    if (compared && job.consolidation.isOver(magnitude, theta)) {
      const double amount =
          job.consolidation.wholeMultiples ? wholeMultiples(synapse.y, theta, doubt) : synapse.y;
      consolidation += fabs(amount);
      account(amount);
      synapse = make_double2(synapse.x + amount, __dsub_rn(synapse.y, amount));
      synapses[i] = synapse;
      moved = true;
    } else if (p >= 0) {
      change += changes.magnitude(p, i);
    }
    own.first += fabs(synapse.y);
    own.second += fabs(synapse.x);
  }
  noteRounding(doubt, moved);
}

/** The whole multiples of a threshold, which is above 0, in s, towards zero. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline double Run<C, F, kCaches, kFollows>::wholeMultiples(double s, double theta,
                                                                     bool& doubt) const {
  const double ratio = fabs(s) / theta;
  const double nearest = rint(ratio);
  doubt |= !exact && (kFollows || ratio != nearest) &&
           fabs(ratio - nearest) < thresholdDoubt() * ratio;
  // Rounded as on the host: the remainder must not know the product better than the multiple.
  const double amount = __dmul_rn(floor(ratio), theta);
  return s < 0 ? -amount : amount;
}

/** Adds the consolidation of one synapse to every measure but the linear one. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::account(double amount) const {
  const int threads = static_cast<int>(blockDim.x);
#pragma unroll 1
  for (int m = 0; m < job.measureCount; m++) {
    job.partial[(3 + m) * threads + threadIdx.x] += energy(amount, job.measures[m]);
  }
}

}  // namespace perceptron
