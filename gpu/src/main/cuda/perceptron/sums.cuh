// What a block adds up, and what a change of a synapse costs.
#pragma once

#include "common/model.cuh"
#include "perceptron/job.cuh"

namespace perceptron {

/** Two sums and a maximum, over a thread's synapses or all of them. */
struct Sums {
  double first;
  double second;
  double most;
};

/** Shared memory that addUp writes in, in doubles. */
__device__ inline int sumDoubles() {
  return 3 * static_cast<int>(blockDim.x) + 3 * kAdders;
}

/** Adds up over the block, always in the same order; for all threads. */
__device__ inline Sums addUp(const Sums& own, double* scratch) {
  const int t = static_cast<int>(threadIdx.x);
  const int threads = static_cast<int>(blockDim.x);
  double* const few = scratch + 3 * threads;
  scratch[t] = own.first;
  scratch[threads + t] = own.second;
  scratch[2 * threads + t] = own.most;
  __syncthreads();
  if (t < kAdders) {
    Sums sum = {0, 0, -INFINITY};
    for (int k = t; k < threads; k += kAdders) {
      sum.first += scratch[k];
      sum.second += scratch[threads + k];
      sum.most = fmax(sum.most, scratch[2 * threads + k]);
    }
    few[t] = sum.first;
    few[kAdders + t] = sum.second;
    few[2 * kAdders + t] = sum.most;
  }
  __syncthreads();
  Sums all = {0, 0, -INFINITY};
  for (int k = 0; k < kAdders; k++) {
    all.first += few[k];
    all.second += few[kAdders + k];
    all.most = fmax(all.most, few[2 * kAdders + k]);
  }
  return all;
}

/** Energy of one change. */
__device__ inline double energy(double change, const Measure& measure) {
  return energyOf(measure, change, [](double x, double a) { return exp(a * log(x)); });
}

}  // namespace perceptron
