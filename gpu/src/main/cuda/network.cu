// Networks of layers that learn online, a population per launch, with the shortcuts of model
// section 8: active inputs alone, one scale g for the decay, consolidations of whole matrices left
// pending.
//
// One kernel carries each network through many presentations. A network has one block, or, where it
// has one large hidden layer, several that share its hidden units (slices) and are all on the card
// at the same time. A presentation is
//   z of the own hidden units (rows of W1 of the active inputs) | activities | part of the outputs'
//   sums | with slices: all of them tell each other theirs | errors of the outputs | errors of the
//   own hidden units | one walk over the same rows: learn, look, consolidate
// with a barrier of the block between any two. Slices wait for one another once, twice where a
// policy asks more than single synapses. A thread has four hidden units and every groups-th active
// row, four rows in flight; sums over rows, warps and slices have a fixed order, which depends on
// the network's shape and on the card alone.
//
// Sizes, with a active inputs (150 of 784 in MNIST), h hidden units of a block, caching:
// - Memory per presentation: persistent and stored transients of the active rows read (8 a h
//   bytes), transients written (4 a h): 180 KB for h = 100. Learning reads the transients a second
//   time, from the first-level cache while a h 4 bytes fit into it (backwards, so that the end of
//   what does not fit is still in L2); persistent weights pass that cache by and are written only
//   where something is consolidated. Without caching: 4 a h read, 4 a h written. The pattern's
//   list: 8 a bytes, read ahead. W2 and the rest stay in shared memory. A look every F
//   presentations or a fold walks over all rows.
// - Shared memory for h = 100: 28 KB (lists 12.5, W2 8, partial sums 4, the rest headers, units,
//   counters, books); for a slice of 76 units 35 KB, of 760 units 102 KB.
// - Registers: 113 for sm_90 by the compiler of CUDA 12.0, no spills: two blocks of 256 threads per
//   multiprocessor, or one of 512 that has a slice.
//
// Expected on an H200 (132 multiprocessors at about 1.7 GHz, 4.8 TB/s of which a copy reaches about
// 4.2, 50 MB L2). These are predictions, not measurements:
// - h = 100, single synapses, population >= 512: 264 networks at a time. A presentation is a chain
//   of about 4 us (four reads of HBM one after another, seven barriers), which two blocks on each
//   multiprocessor let happen 6e7 times a second; about 8000 warp instructions allow 5e7 at half of
//   the issue rate. The rows in use of 264 networks (80 MB) do not fit into L2, so that most of the
//   180 KB come from HBM: it is the bound, at 2e7 presentations per second, of which 1e7 are asked.
// - h = 10 000, one network: 132 slices of 76 units, 18 MB per presentation, mostly from L2, which
//   holds the rows in use (about 400 of 785 x 80 KB = 32 MB). Chain: rows 0.8 us, units and outputs
//   0.6, exchange between slices 1.4, errors 0.6, learning 0.6: about 4 us, or 4 TB/s, as much as a
//   copy. Bound by latency.
// - h = 100 000: 132 slices of 760 units, 240 MB per presentation with the second reading of the
//   transients, which L2 holds only in part: 57 us at the rate of a copy, and 4 us of waiting: 90 %
//   of a copy's rate. Bound by HBM.
//
// Where any network of a population has a competitive rule, or counts its changes, another
// instantiation of the kernel has them (choose.cuh); it takes 128 registers. Ranking the updates of
// a matrix computes all a h products once for each digit of the threshold, four times, and eight
// where slices exchange counts: for h = 10 000 in 132 slices some 20 products per thread and digit,
// and 8 exchanges of 1.4 us for each matrix, expected to be about 35 us per presentation.
#include "device.cuh"

#include "books.cuh"
#include "choose.cuh"
#include "consolidate.cuh"
#include "decay.cuh"
#include "offsets.cuh"
#include "read.cuh"

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
    learn<kAction>(b, l, allRows(b, l, b.scaled(l)), g, limit, selection);
  }
  learn<kAction>(b, 0, activeRows(b, t), g, limit, selection);
}

/** Without transients learning in all layers is all there is to do. */
template <typename Selection>
__device__ __forceinline__ void learnAllPlain(const Block& b, int t, const Selection& selection) {
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    learnPlain(b, l, allRows(b, l, b.scaled(l)), selection);
  }
  learnPlain(b, 0, activeRows(b, t), selection);
  if (b.rule().form != 0) {
    learnOffsets(b, t);
  }
}

/** Whether learning and consolidation are one walk over the rows: in the usual case. */
__device__ __forceinline__ bool looksWhileLearning(const Block& b) {
  return b.rule().policy == kLocalLocal && b.rule().measures == 1 && b.rule().every == 1 &&
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
    if (looksWhileLearning(b)) {
      learnAll<kMoveOver>(b, t, g, limitOf(b, g), selection);
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
    const bool alone = b.rule().policy == kLocalLocal || b.rule().policy == kQuantised;
    const bool done = alone ? looksWhileLearning(b) : !apart && !everything;
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
    const int offsets = b.rule().form != 0 && !b.does(kFold) ? 1 : 0;
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

/**
 * Advances networks by some presentations.
 *
 * @param selected networks to advance, `count` of them
 * @param orders patterns to present, [selected network][presentation]
 * @param mode kForward, kBackward, kConsolidate, kFold
 */
extern "C" __global__ void __launch_bounds__(512, 1)
    advance(const Shape* shape, const Rule* rules, State* states, const Data* forms,
            const int* selected, int count, const int* orders, int presentations, int mode) {
  SHARED_MEMORY(unsigned char, pool);
  const Block b{reinterpret_cast<float*>(pool)};
  advanceNetworks(b, EveryChange(), shape, rules, states, forms, selected, count, orders,
                  presentations, mode);
}
KERNEL(advance)

/** The same where any network has a competitive rule or counts its changes. */
extern "C" __global__ void __launch_bounds__(512, 1)
    advance_chosen(const Shape* shape, const Rule* rules, State* states, const Data* forms,
                   const int* selected, int count, const int* orders, int presentations,
                   int mode, const Plastic* plastic) {
  SHARED_MEMORY(unsigned char, pool);
  const Block b{reinterpret_cast<float*>(pool)};
  advanceNetworks(b, ChosenChanges{b, plastic}, shape, rules, states, forms, selected, count,
                  orders, presentations, mode);
}
KERNEL(advance_chosen)
