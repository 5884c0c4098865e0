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
static_assert(sizeof(Update) == 24, "Update");

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
        update.values = b.record(t).magnitude;
        update.valueCount = b.record(t).nonZeros;
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

constexpr int kLook = 16;

/**
 * Notes what the books have to be told of this presentation: kBackward, kConsolidate, kLook. They
 * are kept by one warp while the others wait for the next presentation's outputs.
 */
__device__ __forceinline__ void owe(const Block& b, int what, double g) {
  if (threadIdx.x == 0) {
    b.header().owed |= what;
    b.header().owedScale = g;
  }
}

/** The books of one matrix, for one thread. `slots` holds the sums over all warps. */
__device__ inline void book(const Block& b, int l, const double* slots) {
  const int owed = b.header().owed;
  const double g = b.header().owedScale;
  double* tally = b.tally(l);
  double* consolidation = tally + kConsolidation;
  const Update& update = updates(b)[l];
  const double magnitude = update.magnitude();
  if ((owed & kBackward) != 0) {
    double* path = consolidation + b.shape().mostMeasures;
    *reinterpret_cast<long long*>(tally + kModifications) +=
        (long long)update.valueCount * update.changeCount;
    path[0] += magnitude;
#pragma unroll 1
    for (int m = 1; m < b.rule().measures; m++) {
      path[m] += measuredUpdate(b, l, m);
    }
    tally[kStored] += slots[kLearned];
  }
  if ((owed & kConsolidate) == 0) {
    return;
  }
  const int order = b.rule().order;
  if (!b.caching()) {
    tally[kIntegral] += order == kCorrected ? magnitude : 0;
    consolidation[0] += magnitude;
#pragma unroll 1
    for (int m = 1; m < b.rule().measures; m++) {
      consolidation[m] += measuredUpdate(b, l, m);
    }
    return;
  }
  if (order == kCorrected) {
    tally[kIntegral] += g * tally[kStored];
  }
  double changed = 0;
  if ((owed & kLook) != 0 && b.events()[l] != 0) {
    consolidation[0] += (float)g * tally[kStored];
    tally[kStored] = 0;
    changed = magnitude;
  } else if ((owed & kLook) != 0) {
    tally[kStored] += slots[kLooked];
    consolidation[0] += slots[kEnergy];
    changed = slots[kChanged];
  }
  // A little less than nothing is rounding; a NaN has to stay.
  const double kept = magnitude - changed;
  tally[kChange] += kept < 0 ? 0 : kept;
  if (order == kLearnFirst) {
    tally[kIntegral] += g * tally[kStored];
  }
}

/** Pays what is owed and empties the slots. A barrier has to lie between owing and paying. */
__device__ inline void keepBooks(const Block& b) {
  if (!books() || b.header().owed == 0) {
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
    book(b, l, sums + l * kSlots);
  }
  __syncwarp();
  if (lane() == 0) {
    b.header().owed = 0;
  }
}

/** In decay-first order maintenance is paid when a presentation begins. */
__device__ __forceinline__ void bookMaintenance(const Block& b, double g) {
  if (books()) {
#pragma unroll 1
    for (int l = lane(); l <= b.last(); l += 32) {
      b.tally(l)[kIntegral] += g * b.tally(l)[kStored];
    }
    __syncwarp();
  }
}
