// What a block does with a network: sequences of presentations, see network.cu.
#pragma once

#include "network/presentation.cuh"

/** The parts of a network that live in shared memory during a launch come in, or go back. */
template <bool kIn, typename B>
__device__ inline void exchangeShared(const B& b) {
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
template <typename Changes, typename B>
__device__ inline void open(const B& b, bool resume, const Changes& changes) {
  const Shape& shape = b.shape();
  exchangeShared<true>(b);
  exchangeFollowed<true>(b);
  changes.begin();
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
    b.found()[i] = 0;
  }
}

/** Writes back what open() read and the launch changed. Needs a barrier before. */
template <typename Changes, typename B>
__device__ inline void close(const B& b, double g, State* states,
                             const Changes& changes) {
  const Shape& shape = b.shape();
  exchangeShared<false>(b);
  exchangeFollowed<false>(b);
  changes.end();
  copyWords(shape.units + (long long)b.part() * shape.unitFloats, b.pool + shape.unitsAt,
            shape.unitFloats * 4);
  if (threadIdx.x == 0) {
    State& state = b.header().state;
    state.scale = g;
    states[b.part()] = state;
  }
}

/** The form of the patterns that a kernel presents to a network. */
template <typename B>
__device__ __forceinline__ int formFor(const Replica& replica) {
  if (!B::Facts::kHot) {
    return replica.form;
  }
  if (B::Facts::kManner == kSingles) {
    return kHotSingles;
  }
  return replica.form == kSharedBackground ? kHotSharedBackground : kHotDirect;
}

/** What a block does in a launch. */
template <typename Changes, typename B>
__device__ __forceinline__ void advanceNetworks(B& b, const Changes& changes,
                                                const Shape* shape, const Replica* replicas,
                                                State* states, const PatternSet* forms,
                                                const int* selected, int count,
                                                const int* orders, int presentations, int mode) {
  Header& header = b.header();
  copyWords(&header.shape, shape, sizeof(Shape));
  copyWords(b.pool + sizeof(Header) / sizeof(float), shape->layers,
            shape->layerCount * (int)sizeof(Layer));
  __syncthreads();
  const int slices = B::Facts::kCommon && !B::Facts::kSliced ? 1 : b.shape().slices;
  if (B::Facts::kCommon) {
    b.own = deal(b.layer(0).width, 0);
    b.perGroup = 1.0f / (float)b.own.groups;
  }
#pragma unroll 1
  for (int at = (int)blockIdx.x / slices; at < count; at = header.at + (int)gridDim.x / slices) {
    __syncthreads();  // before header.at is overwritten
    const int network = selected[at];
    const int slice = (int)blockIdx.x % slices;
    copyWords(&header.replica, replicas + network, sizeof(Replica));
    copyWords(&header.set, forms + formFor<B>(replicas[network]), sizeof(PatternSet));
    copyWords(&header.state, states + network * slices + slice, sizeof(State));
    if (threadIdx.x == 0) {
      header.order = orders + (long long)at * presentations;
      header.uncharged = 0;
      header.at = at;
      header.network = network;
      header.slice = slice;
      header.presentations = presentations;
      header.mode = mode;
    }
    __syncthreads();
    if (B::Facts::kCommon) {
      b.first = b.weightsIn(header.replica.weights, 0);
    }
    double g = header.state.scale;
    open(b, b.does(kBackward | kConsolidate) && !b.does(kForward), changes);
    __syncthreads();
    const int offsets = b.sharesBackground() && !b.does(kFold) ? 1 : 0;
    if (header.state.offsets != offsets) {
      if (offsets != 0) {
        beginOffsets(b);
      } else {
        settleOffsets(b);
      }
    }
    if (b.does(kFold) && b.hasTransients()) {
      fold(b, (float)g);
      g = 1;
    }
    if (presentations > 0) {
      exchangeHot<true>(b);
      present(b, g, changes);
      exchangeHot<false>(b);
    }
    __syncthreads();
    if (threadIdx.x == 0) {
      header.state.offsets = offsets;
      if (b.does(kConsolidate)) {
        header.state.presentations += presentations;
      }
    }
    close(b, g, states, changes);
    __syncthreads();
  }
}

/**
 * A kernel that advances networks by some presentations: all of them make every change.
 *
 * @param shape, replicas, states, forms of all networks
 * @param selected networks to advance, `count` of them
 * @param orders patterns to present, [selected network][presentation]
 * @param mode kForward, kBackward, kConsolidate, kFold
 */
#define ADVANCE_KERNEL(name, Facts, threads, blocks)                                             \
  extern "C" __global__ void __launch_bounds__(threads, blocks)                                  \
      name(const Shape* shape, const Replica* replicas, State* states, const PatternSet* forms,  \
           const int* selected, int count, const int* orders, int presentations, int mode) {     \
    SHARED_MEMORY(unsigned char, pool);                                                          \
    BlockOf<Facts> b(reinterpret_cast<float*>(pool));                                            \
    advanceNetworks(b, EveryChange<BlockOf<Facts>>{b}, shape, replicas, states, forms, selected, \
                    count, orders, presentations, mode);                                         \
  }                                                                                              \
  KERNEL(name)

/** A kernel for networks of which some, or all where the facts say so, consolidate by chance. */
#define CHANCE_KERNEL(name, Facts, threads, blocks)                                               \
  extern "C" __global__ void __launch_bounds__(threads, blocks)                                   \
      name(const Shape* shape, const Replica* replicas, State* states, const PatternSet* forms,   \
           const int* selected, int count, const int* orders, int presentations, int mode,        \
           const Chance* chances) {                                                               \
    SHARED_MEMORY(unsigned char, pool);                                                           \
    BlockOf<Facts> b(reinterpret_cast<float*>(pool));                                             \
    b.chances = chances;                                                                          \
    advanceNetworks(b, EveryChange<BlockOf<Facts>>{b}, shape, replicas, states, forms, selected,  \
                    count, orders, presentations, mode);                                          \
  }                                                                                               \
  KERNEL(name)

/** Kernels for networks of one slice, two of which are on a multiprocessor, and of several. */
#define COMMON_KERNELS(name, manner)                                \
  using name##Alone = CommonNetwork<manner, false>;                 \
  using name##Sliced = CommonNetwork<manner, true>;                 \
  ADVANCE_KERNEL(advance_##name, name##Alone, 256, 2)               \
  ADVANCE_KERNEL(advance_##name##_sliced, name##Sliced, 512, 1)

/** Kernels for networks of one slice whose thresholds set themselves: with hot rows, or without. */
#define FOLLOWING_KERNEL(name, manner, hot)                          \
  using name##Following = CommonNetwork<manner, false, hot, true>;   \
  ADVANCE_KERNEL(advance_##name, name##Following, 256, 2)

/** A kernel for networks of one slice with hot rows. */
#define HOT_KERNEL(name, manner)                            \
  using name##Hot = CommonNetwork<manner, false, true>;     \
  ADVANCE_KERNEL(advance_##name##_hot, name##Hot, 256, 2)
