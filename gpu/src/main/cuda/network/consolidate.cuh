// Consolidation policies.
//
// When a whole matrix is consolidated, its rows only note the scale g at that moment (pending); the
// next presentation that reads such a row takes persistent + pending x stored for its weights, and
// the next that learns in it writes that down. Later events find nothing left in the row.
#pragma once

#include "network/check_threshold.cuh"
#include "network/ledger.cuh"
#include "network/slices.cuh"

/** Consolidates four synapses altogether. */
__device__ __forceinline__ void moveAll(const Block& b, int l, float g, float* place, int width,
                                        Moved& moved) {
  const float4 s = load4(place + width);
  store4(place, fma4(g, s, load4(place)));
  store4(place + width, make_float4(0, 0, 0, 0));
  moved.looked -= magnitude4(s);
  if (b.rule().measures > 1) {
    chargeOthers(b, l, (double)g * s.x);
    chargeOthers(b, l, (double)g * s.y);
    chargeOthers(b, l, (double)g * s.z);
    chargeOthers(b, l, (double)g * s.w);
  }
}

/** Consolidates the layers whose event flag is set. With a barrier after. */
__device__ inline void applyEvents(const Block& b, float g) {
#pragma unroll 1
  for (int l = 0; l <= b.last(); l++) {
    if (b.events()[l] == 0) {
      continue;
    }
    const Layer& layer = b.layer(l);
    if (lazy(b)) {
      float* pending = b.pending(l);
#pragma unroll 1
      for (int row = threadIdx.x; row < layer.rows; row += blockDim.x) {
        if (pending[row] == 0) {
          pending[row] = g;
        }
      }
      continue;
    }
    const int quads = layer.width >> 2;
    float* w = b.weights(l);
    Moved moved;  // known from the running sums
#pragma unroll 1
    for (int i = threadIdx.x; i < layer.rows * quads; i += blockDim.x) {
      const int row = i / quads;
      moveAll(b, l, g, w + row * 2 * layer.width + 4 * (i - row * quads), layer.width, moved);
    }
  }
  __syncthreads();
}

/** Lists the quads of W1 with a marked lane, in order; returns how many. With barriers. */
__device__ inline int listMarked(const Block& b, int* list) {
  if (warp() == 0) {
    int found = 0;
    const int quads = b.layer(0).width >> 2;
#pragma unroll 1
    for (int first = 0; first < quads; first += 32) {
      const int q = first + lane();
      const int* marks = b.marks(0) + 4 * q;
      const bool any = q < quads && (marks[0] | marks[1] | marks[2] | marks[3]) != 0;
      const unsigned which = __ballot_sync(0xffffffffu, any);
      if (any) {
        list[found + __popc(which & ((1u << lane()) - 1))] = q;
      }
      found += __popc(which);
    }
    if (lane() == 0) {
      b.header().found = found;
    }
  }
  __syncthreads();
  return b.header().found;
}

/** Consolidates one synapse if its neuron is marked. */
__device__ __forceinline__ void moveMarked(const Block& b, int l, float g, bool marked, float& p,
                                           float& s, Moved& moved) {
  if (marked) {
    p = fmaf(g, s, p);
    moved.looked -= fabsf(s);
    if (b.rule().measures > 1) {
      chargeOthers(b, l, (double)g * s);
    }
    s = 0;
  }
}

/** All inputs of the marked hidden units of the first layer: columns of W1. */
template <typename Selection>
__device__ inline void moveColumns(const Block& b, int t, float g, const Selection& selection) {
  const bool drops = selection.drops(0);
  if (drops) {
    fillDense(b, t);
  }
  int* list = reinterpret_cast<int*>(b.gathered());
  const int quads = listMarked(b, list);
  const Layer& layer = b.layer(0);
  const float value = (float)updates(b)[0].values;
  Moved moved;
#pragma unroll 1
  for (int i = threadIdx.x; i < quads * layer.rows; i += blockDim.x) {
    const int which = i / layer.rows;
    const int row = i - which * layer.rows;
    const int lane = 4 * list[which];
    const int* marks = b.marks(0) + lane;
    float* place = b.weights(0) + row * 2 * layer.width + lane;
    float4 p = load4(place);
    float4 s = load4(place + layer.width);
    moveMarked(b, 0, g, marks[0] != 0, p.x, s.x, moved);
    moveMarked(b, 0, g, marks[1] != 0, p.y, s.y, moved);
    moveMarked(b, 0, g, marks[2] != 0, p.z, s.z, moved);
    moveMarked(b, 0, g, marks[3] != 0, p.w, s.w, moved);
    store4(place, p);
    store4(place + layer.width, s);
    if (drops) {
#pragma unroll 1
      for (int j = 0; j < 4; j++) {
        const float of = b.change(0)[lane + j];
        const float each = b.dense()[row];
        if (marks[j] != 0 && selection.keeps(of, each, 0, row, lane + j)) {
          moved.changed += fabsf(each * of);
        }
      }
    } else if (row == 0) {
#pragma unroll 1
      for (int j = 0; j < 4; j++) {
        moved.changed += marks[j] != 0 ? value * fabsf(b.change(0)[lane + j]) : 0.0f;
      }
    }
  }
  addSlots(b, 0, 0, moved.looked, -moved.looked * g, moved.changed, true);
}

/** All inputs of the marked units of an upper layer: rows. */
template <typename Selection>
__device__ inline void moveRows(const Block& b, int l, float g, const Selection& selection) {
  const Layer& layer = b.layer(l);
  const int quads = layer.width >> 2;
  Moved moved;
#pragma unroll 1
  for (int i = threadIdx.x; i < layer.rows * quads; i += blockDim.x) {
    const int row = i / quads;
    if (b.marks(l)[row] != 0) {
      const int lane = 4 * (i - row * quads);
      moveAll(b, l, g, b.weights(l) + row * 2 * layer.width + lane, layer.width, moved);
      const float value = b.scaled(l)[row];
      const float4 made = selection.change(load4(b.change(l) + lane), value, l, row, lane);
      moved.changed += fabsf(value) * magnitude4(made);
    }
  }
  addSlots(b, l, 0, moved.looked, -moved.looked * g, moved.changed, true);
}

/** Consolidates the inputs of marked neurons, and unmarks them. With a barrier after. */
template <typename Selection>
__device__ inline void consolidateNeurons(const Block& b, int t, float g,
                                          const Selection& selection) {
  const int last = b.last();
  if (b.shape().slices > 1) {
    anySlice(b, b.marks(last), b.layer(last).rows);
    if (threadIdx.x == 0) {
      b.over()[last] = 1;
    }
    __syncthreads();
  }
#pragma unroll 1
  for (int l = 0; l <= last; l++) {
    if (b.over()[l] == 0) {
      continue;
    }
    if (l == 0) {
      moveColumns(b, t, g, selection);
    } else {
      moveRows(b, l, g, selection);
    }
  }
  __syncthreads();
  int* marks = b.marks(0);
#pragma unroll 1
  for (int i = threadIdx.x; i < b.layer(0).width + b.shape().totalRows - b.layer(0).rows;
       i += blockDim.x) {
    marks[i] = 0;
  }
}

/** abs(stored) of one synapse; 0 when its consolidation is pending. */
__device__ __forceinline__ float storedMagnitude(const Block& b, int l, int row, int lane) {
  if (lazy(b) && b.pending(l)[row] != 0) {
    return 0;
  }
  return fabsf(b.weights(l)[row * 2 * b.layer(l).width + b.layer(l).width + lane]);
}

/**
 * Whether every synapse of this slice is over the limit. The one that was not when last looked at
 * usually still is not. With barriers.
 */
__device__ inline bool everySynapseOver(const Block& b, float limit) {
  State& state = b.header().state;
  constexpr int kNothing = 0x7fffffff;
  int& found = b.header().found;
  if (threadIdx.x == 0) {
    const float witness =
        storedMagnitude(b, state.witnessLayer, state.witnessRow, state.witnessLane);
    found = witness > limit ? kNothing : -1;
  }
  __syncthreads();
  bool all = found == kNothing;
  __syncthreads();
#pragma unroll 1
  for (int l = 0; l <= b.last() && all; l++) {
    const int lanes = b.lanes(l);
#pragma unroll 1
    for (int i = threadIdx.x; i < b.layer(l).rows * lanes; i += blockDim.x) {
      const int row = i / lanes;
      if (!(storedMagnitude(b, l, row, i - row * lanes) > limit)) {
        atomicMin(&found, i);
        break;
      }
    }
    __syncthreads();
    all = found == kNothing;
    if (threadIdx.x == 0 && !all) {
      state.witnessLayer = l;
      state.witnessRow = found / lanes;
      state.witnessLane = found % lanes;
    }
    __syncthreads();
  }
  return all;
}

/** Sum of abs(s) over the network. The books have to be up to date. With barriers. */
__device__ inline double networkSum(const Block& b, double g) {
  __syncthreads();
  if (threadIdx.x == 0) {
    double sum = 0;
#pragma unroll 1
    for (int l = 0; l <= b.last(); l++) {
      sum += b.tally(l)[kStored];
    }
    b.header().decision = sum;
  }
  __syncthreads();
  const double sum = b.header().decision;
  return g * (b.shape().slices > 1 ? sumOfSlices(b, sum) : sum);
}

/** Decides which layers are consolidated as a whole. With a barrier after. */
__device__ inline void decideEvents(const Block& b, double g) {
  const int layers = b.shape().layerCount;
  int* over = b.over();
  bool network = b.rule().policy == kNone;
  if (b.rule().policy == kLocalLayer || b.rule().policy == kLocalGlobal) {
    if (b.shape().slices > 1) {
      anySlice(b, over, layers);
    }
#pragma unroll 1
    for (int l = 0; l < layers && b.rule().policy == kLocalGlobal; l++) {
      network |= over[l] != 0;
    }
  } else if (b.rule().policy == kGlobalGlobal) {
    const double sum = networkSum(b, g);
    network = b.rule().greaterOrEqual != 0 ? sum >= b.rule().threshold : sum > b.rule().threshold;
  } else if (b.rule().policy == kAllGlobal) {
    network = everySynapseOver(b, limitOf(b, g));
    if (b.shape().slices > 1) {
      if (threadIdx.x == 0) {
        over[0] = network ? 0 : 1;
      }
      __syncthreads();
      anySlice(b, over, 1);
      network = over[0] == 0;
    }
  }
#pragma unroll 1
  for (int l = threadIdx.x; l < layers; l += blockDim.x) {
    b.events()[l] = network || (b.rule().policy == kLocalLayer && over[l] != 0) ? 1 : 0;
  }
  __syncthreads();
}

/**
 * Consolidates as the policy says, in presentation t. With barriers around.
 *
 * @param everything ask all rows, not only those touched in this presentation
 * @param done whether learning has asked these already: marked what is over the limit or, where
 *     each synapse or every one is consolidated for itself, done that too
 */
template <typename Selection>
__device__ __forceinline__ void look(const Block& b, int t, double g, bool everything, bool done,
                                     const Selection& selection) {
  const int policy = b.rule().policy;
  const bool alone = policy == kLocalLocal || policy == kQuantised;
  const bool marks = policy == kLocalNeuron || policy == kLocalLayer || policy == kLocalGlobal;
  if (!done && (alone || marks)) {
    lookAt(b, t, barOf(b, g), everything, marks, selection);
  }
  if (alone || policy == kNever) {
    return;
  }
  if (policy == kLocalNeuron) {
    consolidateNeurons(b, t, (float)g, selection);
  } else {
    if (policy == kGlobalGlobal) {
      __syncthreads();
      keepBooks(b);
    }
    decideEvents(b, g);
    if (policy != kNone || !done) {
      applyEvents(b, (float)g);
    }
  }
#pragma unroll 1
  for (int l = threadIdx.x; l < b.shape().layerCount; l += blockDim.x) {
    b.over()[l] = 0;
  }
  __syncthreads();
}
