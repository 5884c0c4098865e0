// One presentation of a network, and sequences of them: see network.cu.
#pragma once

#include "network/consolidate.cuh"
#include "network/decay.cuh"
#include "network/draw.cuh"
#include "network/learn.cuh"
#include "network/ledger.cuh"
#include "network/local.cuh"
#include "network/offsets.cuh"
#include "network/patterns_ahead.cuh"

/** Learning in W1, of a network with one more matrix: from the last row to the first. */
template <int kAction, typename Changes, typename B>
__device__ __forceinline__ Moved learnInputs(const B& b, int t, float g, float limit,
                                             const Changes& changes) {
  if constexpr (B::Facts::kHot) {
    const Moved cold = learn<kAction>(b, 0, coldRows(b, t, b.own), g, limit, changes);
    return learn<kAction>(b, 0, hotRows(b, t), g, limit, changes, cold);
  } else {
    return learn<kAction>(b, 0, activeRows(b, t), g, limit, changes);
  }
}

/** Learning in all layers, with the check of single synapses where learning can do it. */
template <int kAction, typename Changes, typename B>
__device__ __forceinline__ void learnAll(const B& b, int t, float g, float limit,
                                         const Changes& changes) {
  if constexpr (B::Facts::kCommon) {
    const Moved upper = learn<kAction>(b, 1, changes.rows(1), g, limitIn(b, 1, limit), changes);
    const Moved lower = learnInputs<kAction>(b, t, g, limitIn(b, 0, limit), changes);
    if constexpr (kAction == kConsolidateOver) {
      addSlots(b, lower, upper);
    } else {
      addLearned(b, lower, upper);
    }
  } else {
#pragma unroll 1
    for (int l = b.last(); l > 0; l--) {
      const float own = limitIn(b, l, limit);
      addSlots(b, l, learn<kAction>(b, l, changes.rows(l), g, own, changes));
    }
    const float own = limitIn(b, 0, limit);
    addSlots(b, 0, learn<kAction>(b, 0, activeRows(b, t), g, own, changes));
  }
}

/** Without transients learning in all layers is all there is to do. */
template <typename Changes, typename B>
__device__ __forceinline__ void learnAllDirectly(const B& b, int t, const Changes& changes) {
  if constexpr (B::Facts::kDraws) {
    if (b.draws()) {
      learnAllByChance(b, t, changes);
      return;
    }
  }
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    learnDirectly(b, l, changes.rows(l), changes);
  }
  if constexpr (B::Facts::kHot) {
    learnDirectly(b, 0, coldRows(b, t, b.own), changes);
    learnDirectly(b, 0, hotRows(b, t), changes);
  } else {
    learnDirectly(b, 0, activeRows(b, t), changes);
  }
  if (b.sharesBackground()) {
    learnOffsets(b, t);
  }
}

/**
 * Whether learning and consolidation are one walk over the rows: in the usual case of single
 * synapses, and where every check consolidates but there are transients because changes are
 * selected.
 */
template <typename Changes, typename B>
__device__ __forceinline__ bool consolidatesWhileLearning(const B& b) {
  if (B::Facts::kManner == kSingles || B::Facts::kManner == kInGroups) {
    return B::Facts::kManner == kSingles;
  }
  const Consolidation& consolidation = b.consolidation();
  return (consolidation.isPerSynapse() ||
          (Changes::kSelects && consolidation.trigger == kAlways)) &&
         !b.draws() && consolidation.wholeMultiples == 0 && b.measures() == 1 &&
         consolidation.every == 1 && !b.mayAllBeOver() && !b.isLocal() && b.does(kConsolidate) &&
         b.does(kBackward);
}

/** Whether a check cannot be confined to what this presentation has touched. */
template <typename B>
__device__ __forceinline__ bool checksEverything(const B& b) {
  return b.mayAllBeOver() || b.consolidation().every > 1;
}

/** All errors, then all changes: see model section 2. Ends with a barrier. */
template <typename Changes, typename B>
__device__ __forceinline__ void backward(const B& b, int t, double g, const Changes& changes) {
  outputErrors<Changes::kSelects>(b, t);
  __syncthreads();
  changes.mask(b.last(), t);
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    hiddenErrors(b, l, (float)g);
    if (B::Facts::kCommon) {
      sumUpdatesInPassing(b, t);
    }
    __syncthreads();
    changes.mask(l - 1, t);
  }
  changes.select(t, (float)g);
  if (b.hasTransients()) {
    changes.settle(t);
    const float limit = b.header().limit;
    if (consolidatesWhileLearning<Changes>(b)) {
      learnAll<kConsolidateOver>(b, t, (float)g, limit, changes);
    } else {
      const bool marks = marksSynapses(b) && !checksEverything(b) && !b.isLocal();
      learnAll<kMark>(b, t, (float)g, marks ? limit : noneExceeds(), changes);
    }
  } else if (b.does(kConsolidate)) {
    learnAllDirectly(b, t, changes);
  }
  if (!B::Facts::kCommon) {
    sumUpdates(b, t);
  }
  endCopies();
  __syncthreads();
  if (b.isLazy()) {
    const Rows<true> rows = activeRows(b, t);
#pragma unroll 1
    for (int k = threadIdx.x; k < rows.count; k += blockDim.x) {
      b.pending(0)[rows.row(k)] = 0;
    }
#pragma unroll 1
    for (int row = threadIdx.x; row < b.shape().totalRows - b.layer(0).rows; row += blockDim.x) {
      b.pending(1)[row] = 0;
    }
    __syncthreads();
  }
  if (b.measures() > 1) {
    measureUpdates(b, t);
  }
  changes.sum(t, true);
  if (B::Facts::kFollows && !B::Facts::kCommon && threadIdx.x == 0) {
    b.header().state.updated = 1;
  }
  note(b, kBackward, g);
}

/** Consolidation, maintenance and decay. */
template <typename Changes, typename B>
__device__ __forceinline__ void consolidate(const B& b, int t, double& g,
                                            const Changes& changes) {
  const bool apart = !b.does(kBackward);
  if (apart) {
    sumUpdates(b, t);
    if (!b.hasTransients()) {
      learnAllDirectly(b, t, changes);
    }
    __syncthreads();
    if (b.measures() > 1) {
      measureUpdates(b, t);
    }
    changes.sum(t, false);
  }
  if (!b.hasTransients()) {
    note(b, kConsolidate, g);
    return;
  }
  const Consolidation& consolidation = b.consolidation();
  const bool checks = B::Facts::kManner == kSingles || consolidation.every == 1 ||
                      consolidation.checksAt(b.header().state.presentations + t + 1);
  if constexpr (B::Facts::kFollows && B::Facts::kManner != kSingles) {
    if (b.isLocal()) {
      followUpdate(b, [&]() { followLocal(b, t, g, changes); });
    } else if (b.follows()) {
      followUpdate(b, [&]() { follow(b, g); });
    }
  }
  if (B::Facts::kManner != kSingles && checks) {
    const bool everything = checksEverything(b);
    const bool alone = b.checksEachAlone() || consolidation.trigger == kAlways;
    const bool done = alone ? consolidatesWhileLearning<Changes>(b) : !apart && !everything;
    checkThreshold(b, t, g, everything, done, changes);
    if (everything) {
      __syncthreads();
      if (threadIdx.x == 0) {
        b.header().state.everything = 0;
      }
    }
  }
  note(b, checks ? kConsolidate | kCheck : kConsolidate, g);
  if (b.consolidation().order != kDecayFirst) {
    decay(b, g);
  }
}

/**
 * A sequence of presentations of one slice of one network. What is known beforehand is fetched
 * ahead, so that nothing waits for it: the index of a pattern four presentations, the pattern
 * three, its entries one.
 */
template <typename Changes, typename B>
__device__ __forceinline__ void present(const B& b, double& g, const Changes& changes) {
  PatternsAhead<B> ahead(b);
  __syncthreads();
  stage(b, 0);
  endCopies();
  __syncthreads();
#pragma unroll 1
  for (int t = 0; t < b.header().presentations; t++) {
    if (b.does(kForward)) {
      if (b.hasTransients() && b.consolidation().order == kDecayFirst) {
        __syncthreads();
        charge(b);
        decay(b, g);
        chargeMaintenance(b, g);
      }
      forward(
          b, t, g,
          [&]() {
            stage(b, t + 1);
            ahead.advance(t);
            beginCharge(b);
          },
          [&]() {
            endCharge(b);
            if (B::Facts::kFollows && b.follows() && warp() == warps() - 2) {
              keepFollowed(b, g);
            }
          });
    } else {
      keepLimit(b, g);
      if (B::Facts::kFollows && b.follows() && warp() == warps() - 2) {
        keepFollowed(b, g);
      }
      __syncthreads();
    }
    if (b.does(kBackward)) {
      backward(b, t, g, changes);
    } else {
      endCopies();
      __syncthreads();
    }
    if (b.does(kConsolidate)) {
      consolidate(b, t, g, changes);
    }
  }
  __syncthreads();
  charge(b);
  if (b.does(kConsolidate) && !b.hasTransients()) {
    __syncthreads();  // the ledger has been charged for the changes
    // An update is made once, also by two calls one after another.
#pragma unroll 1
    for (int l = 0; l <= b.last(); l++) {
#pragma unroll 1
      for (int j = threadIdx.x; j < b.layer(l).unitWidth; j += blockDim.x) {
        b.scaled(l)[j] = 0;
      }
    }
  }
}
