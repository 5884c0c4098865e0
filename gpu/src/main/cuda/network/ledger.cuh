// The tallies of a network, in double precision, kept by one warp.
#pragma once

#include "network/measures.cuh"

/**
 * What the updates of this presentation come to. A row of the update of a matrix is a value times
 * the changes, so that its sum of magnitudes and its number of non-zeros are products.
 */
struct Update {
  double values;
  double changes;
  int valueCount;
  int changeCount;

  __device__ __forceinline__ double magnitude() const { return values * changes; }
};

__device__ __forceinline__ Update* updates(const Block& b) {
  return reinterpret_cast<Update*>(b.pool + b.shape().updatesAt);
}

/** Sums of the arrays that make up the updates, one array per warp. A barrier has to follow. */
__device__ __forceinline__ void sumUpdates(const Block& b, int t) {
  const int layers = b.shape().layerCount;
#pragma unroll 1
  for (int task = warp(); task < 2 * layers; task += warps()) {
    const int l = task >> 1;
    const bool changes = (task & 1) == 0;
    Update& update = updates(b)[l];
    if (l == 0 && !changes) {
      if (lane() == 0) {
        update.values = b.pattern(t).magnitude;
        update.valueCount = b.pattern(t).nonZeros;
      }
      continue;
    }
    const float* array = changes ? b.change(l) : b.scaled(l);
    const int count = changes ? b.lanes(l) : b.layer(l).rows;
    double sum = 0;
    int found = 0;
#pragma unroll 1
    for (int i = 0; i < count; i += 32) {
      const float v = i + lane() < count ? array[i + lane()] : 0.0f;
      sum += fabsf(v);
      found += __popc(__ballot_sync(0xffffffffu, v != 0));
    }
    sum = warpSum(sum);
    if (lane() == 0) {
      (changes ? update.changes : update.values) = sum;
      (changes ? update.changeCount : update.valueCount) = found;
    }
  }
}

/** Besides the steps of a launch: the threshold was checked. */
constexpr int kCheck = 16;

/**
 * Notes steps of this presentation, and kCheck, for the ledger to be charged for. That is done by
 * one warp while the others wait for the next presentation's outputs.
 */
__device__ __forceinline__ void note(const Block& b, int steps, double g) {
  if (threadIdx.x == 0) {
    b.header().uncharged |= steps;
    b.header().unchargedScale = g;
  }
}

/** Charges backward: path and number of updates of one matrix. */
__device__ __forceinline__ void chargePath(const Block& b, int l) {
  double* tally = b.tally(l);
  double* path = tally + kConsolidation + b.shape().mostMeasures;
  const Update& update = updates(b)[l];
  *reinterpret_cast<long long*>(tally + kModifications) +=
      (long long)update.valueCount * update.changeCount;
  path[0] += update.magnitude();
#pragma unroll 1
  for (int m = 1; m < b.replica().measures; m++) {
    path[m] += measuredUpdate(b, l, m);
  }
}

/** Charges an update that was persistent at once, of one matrix. */
__device__ __forceinline__ void chargeDirect(const Block& b, int l) {
  double* tally = b.tally(l);
  const double magnitude = updates(b)[l].magnitude();
  tally[kIntegral] += b.consolidation().order == kCorrected ? magnitude : 0;
  tally[kConsolidation] += magnitude;
#pragma unroll 1
  for (int m = 1; m < b.replica().measures; m++) {
    tally[kConsolidation + m] += measuredUpdate(b, l, m);
  }
}

/** Charges the steps noted, of one matrix; for one thread. `slots` has the sums over all warps. */
__device__ inline void chargeMatrix(const Block& b, int l, const double* slots) {
  const int steps = b.header().uncharged;
  const double g = b.header().unchargedScale;
  double* tally = b.tally(l);
  if ((steps & kBackward) != 0) {
    chargePath(b, l);
    tally[kStored] += slots[kLearned];
  }
  if ((steps & kConsolidate) == 0) {
    return;
  }
  if (!b.hasTransients()) {
    chargeDirect(b, l);
    return;
  }
  const int order = b.consolidation().order;
  const double magnitude = updates(b)[l].magnitude();
  if (order == kCorrected) {
    tally[kIntegral] += g * tally[kStored];
  }
  double changed = 0;
  if ((steps & kCheck) != 0 && b.events()[l] != 0) {
    tally[kConsolidation] += (float)g * tally[kStored];
    tally[kStored] = 0;
    changed = magnitude;
  } else if ((steps & kCheck) != 0) {
    tally[kStored] += slots[kMoved];
    tally[kConsolidation] += slots[kEnergy];
    changed = slots[kMovedChange];
  }
  // A little less than nothing is rounding; a NaN has to stay.
  const double kept = magnitude - changed;
  tally[kChange] += kept < 0 ? 0 : kept;
  if (order == kLearnFirst) {
    tally[kIntegral] += g * tally[kStored];
  }
}

/** Charges the steps noted and empties the slots. A barrier has to lie before. */
__device__ inline void charge(const Block& b) {
  if (!chargesLedger() || b.header().uncharged == 0) {
    return;
  }
  const int layers = b.shape().layerCount;
  double* sums = reinterpret_cast<double*>(updates(b) + layers);
#pragma unroll 1
  for (int i = lane(); i < layers * kSlots; i += 32) {
    double sum = 0;
#pragma unroll 1
    for (int w = 0; w < warps(); w++) {
      float& part = b.slots()[w * layers * kSlots + i];
      sum += part;
      part = 0;
    }
    sums[i] = sum;
  }
  __syncwarp();
#pragma unroll 1
  for (int l = lane(); l < layers; l += 32) {
    chargeMatrix(b, l, sums + l * kSlots);
  }
  __syncwarp();
  if (lane() == 0) {
    b.header().uncharged = 0;
  }
}

/** In decay-first order maintenance is charged when a presentation begins. */
__device__ __forceinline__ void chargeMaintenance(const Block& b, double g) {
  if (chargesLedger()) {
#pragma unroll 1
    for (int l = lane(); l <= b.last(); l += 32) {
      b.tally(l)[kIntegral] += g * b.tally(l)[kStored];
    }
    __syncwarp();
  }
}
