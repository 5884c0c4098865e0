// One presentation of a network, and sequences of them: see network.cu.
#pragma once

#include "network/consolidate.cuh"
#include "network/decay.cuh"
#include "network/learn.cuh"
#include "network/ledger.cuh"
#include "network/offsets.cuh"

/** Learning in all layers, with the check of single synapses where learning can do it. */
template <int kAction, typename Changes>
__device__ __forceinline__ void learnAll(const Block& b, int t, double g, float limit,
                                        const Changes& changes) {
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    learn<kAction>(b, l, changes.rows(l), g, limit, changes);
  }
  learn<kAction>(b, 0, activeRows(b, t), g, limit, changes);
}

/** Without transients learning in all layers is all there is to do. */
template <typename Changes>
__device__ __forceinline__ void learnAllDirectly(const Block& b, int t, const Changes& changes) {
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    learnDirectly(b, l, changes.rows(l), changes);
  }
  learnDirectly(b, 0, activeRows(b, t), changes);
  if (sharesBackground(b)) {
    learnOffsets(b, t);
  }
}

/**
 * Whether learning and consolidation are one walk over the rows: in the usual case of single
 * synapses, and where every check consolidates but there are transients because changes are
 * selected.
 */
template <typename Changes>
__device__ __forceinline__ bool consolidatesWhileLearning(const Block& b) {
  const Consolidation& consolidation = b.consolidation();
  return (consolidation.isPerSynapse() ||
          (Changes::kSelects && consolidation.trigger == kAlways)) &&
         consolidation.wholeMultiples == 0 && b.replica().measures == 1 &&
         consolidation.every == 1 && b.header().state.everything == 0 && b.does(kConsolidate) &&
         b.does(kBackward);
}

/** Whether a check cannot be confined to what this presentation has touched. */
__device__ __forceinline__ bool checksEverything(const Block& b) {
  return b.header().state.everything != 0 || b.consolidation().every > 1;
}

/** All errors, then all changes: see model section 2. Ends with a barrier. */
template <typename Changes>
__device__ __forceinline__ void backward(const Block& b, int t, double g,
                                         const Changes& changes) {
  outputErrors<Changes::kSelects>(b, t);
  __syncthreads();
  changes.mask(b.last(), t);
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    hiddenErrors(b, l, (float)g);
    __syncthreads();
    changes.mask(l - 1, t);
  }
  changes.select(t, (float)g);
  if (b.hasTransients()) {
    changes.settle(t);
    if (consolidatesWhileLearning<Changes>(b)) {
      learnAll<kConsolidateOver>(b, t, g, limitOf(b, g), changes);
    } else {
      const bool marks = marksSynapses(b) && !checksEverything(b);
      learnAll<kMark>(b, t, g, marks ? limitOf(b, g) : noneExceeds(), changes);
    }
  } else if (b.does(kConsolidate)) {
    learnAllDirectly(b, t, changes);
  }
  sumUpdates(b, t);
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
  if (b.replica().measures > 1) {
    measureUpdates(b, t);
  }
  changes.sum(t, true);
  note(b, kBackward, g);
}

/** Consolidation, maintenance and decay. */
template <typename Changes>
__device__ __forceinline__ void consolidate(const Block& b, int t, double& g,
                                            const Changes& changes) {
  const bool apart = !b.does(kBackward);
  if (apart) {
    sumUpdates(b, t);
    if (!b.hasTransients()) {
      learnAllDirectly(b, t, changes);
    }
    __syncthreads();
    if (b.replica().measures > 1) {
      measureUpdates(b, t);
    }
    changes.sum(t, false);
  }
  if (!b.hasTransients()) {
    note(b, kConsolidate, g);
    return;
  }
  const Consolidation& consolidation = b.consolidation();
  const bool checks = consolidation.checksAt(b.header().state.presentations + t + 1);
  if (checks) {
    const bool everything = checksEverything(b);
    const bool alone = consolidation.isPerSynapse() || consolidation.trigger == kAlways;
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

/** One word of a pattern per thread, for the first few threads. */
__device__ __forceinline__ int patternWord(const Block& b, int pattern) {
  return (int)threadIdx.x < kPatternWords
             ? reinterpret_cast<const int*>(b.header().set.patterns + pattern)[threadIdx.x]
             : 0;
}
__device__ __forceinline__ void keepPattern(const Block& b, int t, int word) {
  if ((int)threadIdx.x < kPatternWords) {
    reinterpret_cast<int*>(&b.pattern(t))[threadIdx.x] = word;
  }
}

/** Index of the pattern of presentation t; of the last one when there are fewer. */
__device__ __forceinline__ int patternAt(const Block& b, int t) {
  return b.header().order[min(t, b.header().presentations - 1)];
}

/**
 * A sequence of presentations of one slice of one network. What is known beforehand is fetched
 * ahead, so that nothing waits for it: the index of a pattern four presentations, the pattern
 * three, its entries one.
 */
template <typename Changes>
__device__ __forceinline__ void present(const Block& b, double& g, const Changes& changes) {
  keepPattern(b, 0, patternWord(b, patternAt(b, 0)));
  keepPattern(b, 1, patternWord(b, patternAt(b, 1)));
  int word = patternWord(b, patternAt(b, 2));
  int following = patternAt(b, 3);
  __syncthreads();
  stage(b, 0);
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
      forward(b, t, (float)g, [&]() {
        stage(b, t + 1);
        keepPattern(b, t + 2, word);
        word = patternWord(b, following);
        following = patternAt(b, t + 4);
        charge(b);
      });
    }
    if (b.does(kBackward)) {
      backward(b, t, g, changes);
    }
    if (b.does(kConsolidate)) {
      consolidate(b, t, g, changes);
    }
  }
  __syncthreads();
  charge(b);
  if (b.does(kConsolidate) && !b.hasTransients()) {
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
