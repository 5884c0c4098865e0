// Energies of changes in other measures than abs(change).
#pragma once

#include "network/sums.cuh"

/** Charges the consolidation of one synapse to all measures but the first. */
template <typename B>
__device__ __forceinline__ void chargeOthers(const B& b, int l, double change) {
#pragma unroll 1
  for (int m = 1; m < b.measures(); m++) {
    *b.measured(l, m) += energyOf(b.measure(m), change);
  }
}

/**
 * Of the arrays whose outer products are the updates, the energies of increases and of decreases in
 * each measure but the first: abs(a b)^alpha = abs(a)^alpha abs(b)^alpha. Array 0 is the inputs,
 * then come the activities of all units but the outputs, then all scaled deltas. One warp does one
 * sum. With a barrier after.
 */
template <typename B>
__device__ __forceinline__ double* measuredSums(const B& b) {
  return reinterpret_cast<double*>(b.pool + b.shape().measuredAt);
}

template <typename B>
__device__ inline void measureUpdates(const B& b, int t) {
  const int layers = b.layers();
  const int sums = (b.measures() - 1) * 2 * layers * 2;
  double* into = measuredSums(b);
  double* parts = into + (b.shape().mostMeasures - 1) * 2 * layers * 2 + warp() * 32;
#pragma unroll 1
  for (int q = warp(); q < sums; q += warps()) {
    const int array = (q >> 1) % (2 * layers);
    const int m = 1 + (q >> 1) / (2 * layers);
    const Entry* entries = b.entries(t);
    const int l = array < layers ? array - 1 : array - layers;
    const float* values = array < layers ? b.y(max(l, 0)) : b.scaled(l);
    const int count = array == 0 ? b.pattern(t).count : b.units(l);
    const Measure increases{b.measure(m).exponent, 1};
    double sum = 0;
#pragma unroll 1
    for (int i = lane(); i < count; i += 32) {
      const float v = array == 0 ? entries[i].value : values[i];
      sum += energyOf(increases, (q & 1) == 0 ? v : -v);
    }
    parts[lane()] = sum;
    __syncwarp();
    if (lane() == 0) {
#pragma unroll 1
      for (int i = 1; i < 32; i++) {
        sum += parts[i];
      }
      into[q] = sum;
    }
    __syncwarp();
  }
  __syncthreads();
}

/** Energy of the whole update of one matrix in measure m. */
template <typename B>
__device__ __forceinline__ double measuredUpdate(const B& b, int l, int m) {
  const int layers = b.layers();
  const double* sums = measuredSums(b) + (m - 1) * 2 * layers * 2;
  const double* values = sums + 2 * (l == 0 ? 0 : layers + l);
  const double* change = sums + 2 * (l == 0 ? layers : l);
  return b.measure(m).potentiationOnly != 0
             ? values[0] * change[0] + values[1] * change[1]
             : (values[0] + values[1]) * (change[0] + change[1]);
}

/** Makes it `energy`, in place of what the sums come to. For one thread. */
template <typename B>
__device__ __forceinline__ void putMeasured(const B& b, int l, int m, double energy) {
  const int layers = b.layers();
  double* sums = measuredSums(b) + (m - 1) * 2 * layers * 2;
  double* values = sums + 2 * (l == 0 ? 0 : layers + l);
  double* change = sums + 2 * (l == 0 ? layers : l);
  values[0] = energy;
  values[1] = 0;
  change[0] = 1;
  change[1] = 0;
}
