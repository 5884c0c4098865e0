// When a network consolidates, and what: its policy's threshold, scope and trigger.
#pragma once

#include "cublas/networks.cuh"

namespace {

__device__ inline bool looksNow(const Networks& all, int network) {
  return (all.presentations[network] + 1) % all.rules[network].every == 0;
}

__device__ inline bool asksGroups(const Rule& rule) {
  return rule.scope != SYNAPSE && rule.trigger != ALWAYS && rule.trigger != NEVER;
}

__device__ inline double merged(int trigger, double a, double b) {
  switch (trigger) {
    case ANY:
      return b > a ? b : a;
    case EVERY:
      return b < a ? b : a;
    default:
      return a + b;
  }
}

__device__ inline double nothing(int trigger) { return trigger == EVERY ? HUGE_VAL : 0.0; }

__device__ inline bool over(const Rule& rule, double statistic) {
  return rule.orEqual ? statistic >= rule.threshold : statistic > rule.threshold;
}

__device__ inline bool synapseOver(const Rule& rule, float magnitude) {
  return rule.orEqual ? magnitude >= rule.nearest : magnitude > rule.nearest;
}

// s * factor, rounded once: a rounded factor alone would be the same error at every presentation.
__device__ inline float decayed(const Rule& rule, float s) {
  return fmaf(s, rule.decay, s * rule.decayRest);
}

}  // namespace
