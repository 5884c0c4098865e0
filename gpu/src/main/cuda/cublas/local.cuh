// Thresholds of single neurons or synapses that set themselves (model section 3.1), where a
// presentation visits every synapse: all of them follow in every presentation, so that nothing has
// to catch up. What they share, the ratio, the memory and the weight of the presentations so far, is
// in the Following of their matrix.
#pragma once

#include "cublas/networks.cuh"

namespace {

// Thresholds of one network's matrix.
struct LocalThresholds {
  double* sums;   // A, [post][pre] or [post]
  double* means;  // v by which each was renewed last; 0 while it is infinite
  double ratio;
  double squaredRatio;
  long long rowStep;
  int columnStep;

  __device__ __forceinline__ LocalThresholds(const Networks& all, const DenseLayer& layer,
                                             int network) {
    int number = numberOf(all, layer);
    const LocalLayer& arrays = all.locals[number];
    sums = arrays.sums + network * arrays.count;
    means = arrays.means + network * arrays.count;
    ratio = all.followings[network * all.layerCount + number].ratio;
    squaredRatio = ratio * ratio;
    bool ofSynapses = all.thresholdScopes[network] == kOfSynapse;
    rowStep = ofSynapses ? layer.pre : 1;
    columnStep = ofSynapses ? 1 : 0;
  }

  __device__ __forceinline__ long long at(int row, int column) const {
    return row * rowStep + (long long)column * columnStep;
  }

  // In units of weight.
  __device__ __forceinline__ double of(long long at) const {
    double mean = means[at];
    return mean == 0.0 ? HUGE_VAL : ratio * sqrt(mean);
  }

  // Squares are compared: roots would take longer than all the rest.
  __device__ __forceinline__ bool isOver(const Consolidation& consolidation, float magnitude,
                                         long long at) const {
    double mean = means[at];
    return mean == 0.0 ? consolidation.isOver(magnitude, HUGE_VAL)
                       : consolidation.isOver((double)magnitude * magnitude, squaredRatio * mean);
  }
};

__device__ inline bool hasLocalThresholds(const Networks& all, int network) {
  return all.thresholdScopes[network] != kOfMatrix;
}

__device__ inline double* thetasOf(const Networks& all, int network) {
  return all.thetas + (long long)network * all.allSegments;
}

// Whether a group is over: a sum of abs(s) over that of its thresholds that are finite, or whether
// any, or every, synapse is.
__device__ inline bool groupIsOver(const Consolidation& consolidation, double statistic,
                                   double thetas) {
  return consolidation.trigger == kSum
             ? consolidation.isOver(statistic, thetas == 0.0 ? HUGE_VAL : thetas)
             : statistic != 0.0;
}

}  // namespace
