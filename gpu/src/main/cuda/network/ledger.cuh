// The tallies of a network, in double precision, kept by one warp.
#pragma once

#include "network/following.cuh"
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

template <typename B>
__device__ __forceinline__ Update* updates(const B& b) {
  return reinterpret_cast<Update*>(b.pool + b.shape().updatesAt);
}

/** Sum of the magnitudes of an array and number of its non-zeros, for a whole warp. */
struct ArraySum {
  double magnitude;
  int count;
};

__device__ __forceinline__ ArraySum sumOf(const float* array, int count) {
  double sum = 0;
  int found = 0;
#pragma unroll 1
  for (int i = 0; i < count; i += 32) {
    const float v = i + lane() < count ? array[i + lane()] : 0.0f;
    sum += fabsf(v);
    found += __popc(__ballot_sync(0xffffffffu, v != 0));
  }
  return ArraySum{warpSum(sum), found};
}

/** The sum of the changes of a matrix, by one warp. */
template <typename B>
__device__ __forceinline__ void sumChanges(const B& b, int l) {
  const ArraySum sum = sumOf(b.change(l), b.lanes(l));
  if (lane() == 0) {
    updates(b)[l].changes = sum.magnitude;
    updates(b)[l].changeCount = sum.count;
  }
  squareChanges(b, l);
}

/** The sum of the values of the rows of a matrix, by one warp. */
template <typename B>
__device__ __forceinline__ void sumValues(const B& b, int l, int t) {
  const ArraySum sum = l > 0 ? sumOf(b.scaled(l), b.layer(l).rows)
                             : ArraySum{b.pattern(t).magnitude, b.pattern(t).nonZeros};
  if (lane() == 0) {
    updates(b)[l].values = sum.magnitude;
    updates(b)[l].valueCount = sum.count;
  }
  squareValues(b, l, t);
}

/** Sums of the arrays that make up the updates, one array per warp. A barrier has to follow. */
template <typename B>
__device__ __forceinline__ void sumUpdates(const B& b, int t) {
#pragma unroll 1
  for (int task = warp(); task < 2 * b.layers(); task += warps()) {
    if ((task & 1) == 0) {
      sumChanges(b, task >> 1);
    } else {
      sumValues(b, task >> 1, t);
    }
  }
}


/**
 * In place of that, in common cases: those that are known with the errors of the outputs, by
 * the last two warps while others compute the errors of hidden units. The sum of these is left to
 * beginCharge(). A barrier has to follow.
 */
template <typename B>
__device__ __forceinline__ void sumUpdatesInPassing(const B& b, int t) {
  if (chargesLedger()) {
    sumChanges(b, 1);
    sumValues(b, 0, t);
  } else if (warp() == warps() - 2) {
    sumValues(b, 1, t);
  }
}

/** Besides the steps of a launch: the threshold was checked. */
constexpr int kCheck = 16;

/**
 * Notes steps of this presentation, and kCheck, for the ledger to be charged for. That is done by
 * one warp while the others wait for the next presentation's outputs.
 */
template <typename B>
__device__ __forceinline__ void note(const B& b, int steps, double g) {
  if (threadIdx.x == 0) {
    b.header().uncharged |= steps;
    b.header().unchargedScale = g;
  }
}

/** Charges backward: path and number of updates of one matrix. */
template <typename B>
__device__ __forceinline__ void chargePath(const B& b, int l) {
  double* tally = b.tally(l);
  double* path = tally + kConsolidation + b.shape().mostMeasures;
  const Update& update = updates(b)[l];
  *reinterpret_cast<long long*>(tally + kModifications) +=
      (long long)update.valueCount * update.changeCount;
  path[0] += update.magnitude();
#pragma unroll 1
  for (int m = 1; m < b.measures(); m++) {
    path[m] += measuredUpdate(b, l, m);
  }
}

/** Charges an update that was persistent at once, of one matrix; or what chance has left of it. */
template <typename B>
__device__ __forceinline__ void chargeDirect(const B& b, int l, const double* slots) {
  double* tally = b.tally(l);
  const double magnitude = updates(b)[l].magnitude();
  tally[kIntegral] += b.consolidation().order == kCorrected ? magnitude : 0;
  if (b.draws()) {
    tally[kConsolidation] += slots[kEnergy];
    return;
  }
  tally[kConsolidation] += magnitude;
#pragma unroll 1
  for (int m = 1; m < b.measures(); m++) {
    tally[kConsolidation + m] += measuredUpdate(b, l, m);
  }
}

/** Charges the steps noted, of one matrix; for one thread. `slots` has the sums over all warps. */
template <typename B>
__device__ inline void chargeMatrix(const B& b, int l, const double* slots) {
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
    chargeDirect(b, l, slots);
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
  } else if ((steps & kCheck) != 0 && b.draws()) {
    tally[kConsolidation] += slots[kEnergy];
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

/** Where the sums over all warps are: [layer][slot]. */
template <typename B>
__device__ __forceinline__ double* slotSums(const B& b) {
  return reinterpret_cast<double*>(updates(b) + b.layers());
}

/**
 * Takes the sums of the steps noted and empties the slots, for endCharge(). A barrier has to lie
 * before.
 */
template <typename B>
__device__ inline void beginCharge(const B& b) {
  if (!chargesLedger() || b.header().uncharged == 0) {
    return;
  }
  const int count = b.layers() * kSlots;
#pragma unroll 1
  for (int i = lane(); i < count; i += 32) {
    double sum = 0;
#pragma unroll 1
    for (int w = 0; w < warps(); w++) {
      float& part = b.slots()[w * count + i];
      sum += part;
      part = 0;
    }
    slotSums(b)[i] = sum;
  }
  if (B::Facts::kCommon && (b.header().uncharged & kBackward) != 0) {
    sumChanges(b, 0);
    if constexpr (B::Facts::kFollows) {
      __syncwarp();
      presentSquares(b);
    }
  }
  __syncwarp();
}

/** Charges the steps noted. */
template <typename B>
__device__ inline void endCharge(const B& b) {
  if (!chargesLedger() || b.header().uncharged == 0) {
    return;
  }
#pragma unroll 1
  for (int l = lane(); l < b.layers(); l += 32) {
    chargeMatrix(b, l, slotSums(b) + l * kSlots);
  }
  __syncwarp();
  if (lane() == 0) {
    b.header().uncharged = 0;
  }
}

/** Both at once. A barrier has to lie before. */
template <typename B>
__device__ inline void charge(const B& b) {
  beginCharge(b);
  endCharge(b);
}

/** In decay-first order maintenance is charged when a presentation begins. */
template <typename B>
__device__ __forceinline__ void chargeMaintenance(const B& b, double g) {
  if (chargesLedger()) {
#pragma unroll 1
    for (int l = lane(); l <= b.last(); l += 32) {
      b.tally(l)[kIntegral] += g * b.tally(l)[kStored];
    }
    __syncwarp();
  }
}
