// What the threshold is compared with (model section 3): the largest, the smallest or the sum of
// abs(s) of a group of synapses.
#pragma once

#include "cublas/networks.cuh"

namespace {

// The statistic of no synapses.
__device__ inline double statisticOfNone(int trigger) {
  return trigger == kEverySynapse ? HUGE_VAL : 0.0;
}

// The statistic of two groups together.
__device__ inline double merged(int trigger, double a, double b) {
  switch (trigger) {
    case kAnySynapse:
      return b > a ? b : a;
    case kEverySynapse:
      return b < a ? b : a;
    default:
      return a + b;
  }
}

// Whether a network checks its threshold in the presentation that goes on.
__device__ inline bool checksNow(const Networks& all, int network) {
  return consolidationOf(all, network).checksAt(all.presentations[network] + 1);
}

}  // namespace
