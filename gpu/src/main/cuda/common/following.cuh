// Thresholds that set themselves (model section 3.1), as the host describes them to the kernels of all
// backends, and how they follow what is learned. All of it in double precision.
#pragma once

#include "common/consolidation.cuh"

/** The threshold of one weight matrix; written by FollowingRecord. */
struct Following {
  /** theta is so many times the root of the mean squared change of a synapse. */
  double ratio;
  /** Over which that is the mean, and what an earlier presentation counts for, 1 - 1/M. */
  double synapses;
  double memory;
  /** Of the presentations so far: the sum of squared changes, and what they count for in all. */
  double sum;
  double weight;
  /** In units of weight. */
  double theta;

  /** What the threshold is where the matrix changes next; infinite while it never has. */
  __device__ __forceinline__ double renewed() const {
    return sum == 0 ? HUGE_VAL : ratio * sqrt(sum / (weight * synapses));
  }

  /** A presentation with this sum of squared changes, which count from the next one on. */
  __device__ __forceinline__ void present(double squares) {
    if (squares != 0) {
      theta = renewed();
    }
    sum = memory * sum + squares;
    weight = memory * weight + 1;
  }
};
