// What a block does with a network: sequences of presentations, see network.cu.
#pragma once

#include "network/consolidate.cuh"
#include "network/decay.cuh"
#include "network/ledger.cuh"
#include "network/offsets.cuh"

/** The parts of a network that live in shared memory during a launch come in, or go back. */
template <bool kIn>
__device__ inline void exchangeShared(const Block& b) {
  const Shape& shape = b.shape();
#pragma unroll 1
  for (int l = 0; l <= b.last(); l++) {
    const Layer& layer = b.layer(l);
    if (layer.weightsAt >= 0) {
      float* there = b.globalWeights(l);
      float* here = b.weights(l);
      const int bytes = layer.rows * b.stride(l) * 4;
      copyWords(kIn ? here : there, kIn ? there : here, bytes);
    }
  }
  if (shape.pendingAt >= 0) {
    float* here = b.pool + shape.pendingAt;
    copyWords(kIn ? here : b.globalPending(), kIn ? b.globalPending() : here, shape.totalRows * 4);
  }
  const int tallyLength = shape.layerCount * shape.tallyLength;
  double* tallies = shape.tallies + (long long)b.part() * tallyLength;
  copyWords(kIn ? b.tally(0) : tallies, kIn ? tallies : b.tally(0), tallyLength * 8);
}

/** Makes the block ready for one network; a barrier has to follow. */
template <typename Selection>
__device__ inline void open(const Block& b, bool resume, const Selection& selection) {
  const Shape& shape = b.shape();
  exchangeShared<true>(b);
  selection.begin();
  if (resume) {
    copyWords(b.pool + shape.unitsAt, shape.units + (long long)b.part() * shape.unitFloats,
              shape.unitFloats * 4);
  }
#pragma unroll 1
  for (int l = threadIdx.x; l < shape.layerCount; l += blockDim.x) {
    b.layer(l).rate = shape.rates[(long long)b.network() * shape.layerCount + l];
  }
#pragma unroll 1
  for (int i = threadIdx.x; i < warps() * shape.layerCount * kSlots; i += blockDim.x) {
    b.slots()[i] = 0;
  }
  const int marks = 2 * shape.layerCount + b.layer(0).width + shape.totalRows - b.layer(0).rows;
#pragma unroll 1
  for (int i = threadIdx.x; i < marks; i += blockDim.x) {
    b.over()[i] = 0;
  }
}

/** Writes back what open() read and the launch changed. Needs a barrier before. */
template <typename Selection>
__device__ inline void close(const Block& b, double g, State* states,
                             const Selection& selection) {
  const Shape& shape = b.shape();
  exchangeShared<false>(b);
  selection.end();
  copyWords(shape.units + (long long)b.part() * shape.unitFloats, b.pool + shape.unitsAt,
            shape.unitFloats * 4);
  if (threadIdx.x == 0) {
    State& state = b.header().state;
    state.scale = g;
    states[b.part()] = state;
  }
}

/** Learning in all layers, with the look where learning can do it. */
template <int kAction, typename Selection>
__device__ __forceinline__ void learnAll(const Block& b, int t, double g, float limit,
                                        const Selection& selection) {
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    learn<kAction>(b, l, selection.rows(l), g, limit, selection);
  }
  learn<kAction>(b, 0, activeRows(b, t), g, limit, selection);
}

/** Without transients learning in all layers is all there is to do. */
template <typename Selection>
__device__ __forceinline__ void learnAllPlain(const Block& b, int t, const Selection& selection) {
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    learnPlain(b, l, selection.rows(l), selection);
  }
  learnPlain(b, 0, activeRows(b, t), selection);
  if (sharesBackground(b)) {
    learnOffsets(b, t);
  }
}

/**
 * Whether learning and consolidation are one walk over the rows: in the usual case, and without
 * caching where there are transients only because changes are chosen.
 */
template <typename Selection>
__device__ __forceinline__ bool looksWhileLearning(const Block& b) {
  const int policy = b.rule().policy;
  return (policy == kLocalLocal || (Selection::kChooses && policy == kNone)) &&
         b.rule().measures == 1 && b.rule().every == 1 &&
         b.header().state.everything == 0 && b.does(kConsolidate) && b.does(kBackward);
}

/** All errors, then all changes: see model section 2. Ends with a barrier. */
template <typename Selection>
__device__ __forceinline__ void backward(const Block& b, int t, double g,
                                         const Selection& selection) {
  outputErrors<Selection::kChooses>(b, t);
  __syncthreads();
  selection.mask(b.last(), t);
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    hiddenErrors(b, l, (float)g);
    __syncthreads();
    selection.mask(l - 1, t);
  }
  selection.choose(t, (float)g);
  if (b.caching()) {
    const int policy = b.rule().policy;
    const bool everything = b.header().state.everything != 0 || b.rule().every > 1;
    const bool alone = policy == kLocalLocal || policy == kQuantised;
    selection.settle(t);
    if (looksWhileLearning<Selection>(b)) {
      learnAll<kMoveOver>(b, t, g, policy == kNone ? kEverySynapse : limitOf(b, g), selection);
    } else {
      const bool marks = !alone && !everything;
      learnAll<kDetect>(b, t, g, marks ? limitOf(b, g) : __int_as_float(kInfinity), selection);
    }
  } else if (b.does(kConsolidate)) {
    learnAllPlain(b, t, selection);
  }
  sumUpdates(b, t);
  __syncthreads();
  if (lazy(b)) {
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
  if (b.rule().measures > 1) {
    measureUpdates(b, t);
  }
  selection.sum(t, true);
  owe(b, kBackward, g);
}

/** Consolidation, maintenance and decay. */
template <typename Selection>
__device__ __forceinline__ void consolidate(const Block& b, int t, double& g,
                                            const Selection& selection) {
  const bool apart = !b.does(kBackward);
  if (apart) {
    sumUpdates(b, t);
    if (!b.caching()) {
      learnAllPlain(b, t, selection);
    }
    __syncthreads();
    if (b.rule().measures > 1) {
      measureUpdates(b, t);
    }
    selection.sum(t, false);
  }
  if (!b.caching()) {
    owe(b, kConsolidate, g);
    return;
  }
  const bool everything = b.header().state.everything != 0 || b.rule().every > 1;
  const bool looks = (b.header().state.presentations + t + 1) % b.rule().every == 0;
  if (looks) {
    const int policy = b.rule().policy;
    const bool alone = policy == kNone || policy == kLocalLocal || policy == kQuantised;
    const bool done = alone ? looksWhileLearning<Selection>(b) : !apart && !everything;
    look(b, t, g, everything, done, selection);
    if (everything) {
      __syncthreads();
      if (threadIdx.x == 0) {
        b.header().state.everything = 0;
      }
    }
  }
  owe(b, looks ? kConsolidate | kLook : kConsolidate, g);
  if (b.rule().order != kDecayFirst) {
    decay(b, g);
  }
}

/** One word of the record of a pattern per thread, for the first few threads. */
__device__ __forceinline__ int recordWord(const Block& b, int pattern) {
  return (int)threadIdx.x < kRecordWords
             ? reinterpret_cast<const int*>(b.header().data.records + pattern)[threadIdx.x]
             : 0;
}
__device__ __forceinline__ void keepRecord(const Block& b, int t, int word) {
  if ((int)threadIdx.x < kRecordWords) {
    reinterpret_cast<int*>(&b.record(t))[threadIdx.x] = word;
  }
}

/** The pattern of presentation t; of the last one when there are fewer. */
__device__ __forceinline__ int patternAt(const Block& b, int t) {
  return b.header().order[min(t, b.header().presentations - 1)];
}

/**
 * A sequence of presentations of one slice of one network. What is known beforehand is fetched
 * ahead, so that nothing waits for it: the index of a pattern four presentations, its record three,
 * its entries one.
 */
template <typename Selection>
__device__ __forceinline__ void present(const Block& b, double& g, const Selection& selection) {
  keepRecord(b, 0, recordWord(b, patternAt(b, 0)));
  keepRecord(b, 1, recordWord(b, patternAt(b, 1)));
  int word = recordWord(b, patternAt(b, 2));
  int following = patternAt(b, 3);
  __syncthreads();
  stage(b, 0);
  __syncthreads();
#pragma unroll 1
  for (int t = 0; t < b.header().presentations; t++) {
    if (b.does(kForward)) {
      if (b.caching() && b.rule().order == kDecayFirst) {
        __syncthreads();
        keepBooks(b);
        decay(b, g);
        bookMaintenance(b, g);
      }
      forward(b, t, (float)g, [&]() {
        stage(b, t + 1);
        keepRecord(b, t + 2, word);
        word = recordWord(b, following);
        following = patternAt(b, t + 4);
        keepBooks(b);
      });
    }
    if (b.does(kBackward)) {
      backward(b, t, g, selection);
    }
    if (b.does(kConsolidate)) {
      consolidate(b, t, g, selection);
    }
  }
  __syncthreads();
  keepBooks(b);
  if (b.does(kConsolidate) && !b.caching()) {
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

/** What a block does in a launch. */
template <typename Selection>
__device__ __forceinline__ void advanceNetworks(const Block& b, const Selection& selection,
                                                const Shape* shape, const Rule* rules,
                                                State* states, const Data* forms,
                                                const int* selected, int count,
                                                const int* orders, int presentations, int mode) {
  Header& header = b.header();
  copyWords(&header.shape, shape, sizeof(Shape));
  copyWords(b.pool + sizeof(Header) / sizeof(float), shape->layers,
            shape->layerCount * (int)sizeof(Layer));
  __syncthreads();
  const int slices = b.shape().slices;
#pragma unroll 1
  for (int at = (int)blockIdx.x / slices; at < count; at = header.at + (int)gridDim.x / slices) {
    __syncthreads();  // before header.at is overwritten
    const int network = selected[at];
    const int slice = (int)blockIdx.x % slices;
    copyWords(&header.rule, rules + network, sizeof(Rule));
    copyWords(&header.data, forms + rules[network].form, sizeof(Data));
    copyWords(&header.state, states + network * slices + slice, sizeof(State));
    if (threadIdx.x == 0) {
      header.order = orders + (long long)at * presentations;
      header.owed = 0;
      header.at = at;
      header.network = network;
      header.slice = slice;
      header.presentations = presentations;
      header.mode = mode;
    }
    __syncthreads();
    double g = header.state.scale;
    open(b, b.does(kBackward | kConsolidate) && !b.does(kForward), selection);
    __syncthreads();
    const int offsets = sharesBackground(b) && !b.does(kFold) ? 1 : 0;
    if (header.state.offsets != offsets) {
      if (offsets != 0) {
        beginOffsets(b);
      } else {
        settleOffsets(b);
      }
    }
    if (b.does(kFold) && b.caching()) {
      fold(b, (float)g);
      g = 1;
    }
    if (presentations > 0) {
      present(b, g, selection);
    }
    __syncthreads();
    if (threadIdx.x == 0) {
      header.state.offsets = offsets;
      if (b.does(kConsolidate)) {
        header.state.presentations += presentations;
      }
    }
    close(b, g, states, selection);
    __syncthreads();
  }
}
