// Consolidation policies, decay and folding.
//
// When a whole matrix is consolidated, its rows only note the scale g at that moment (pending); the
// next presentation that reads such a row takes persistent + pending x stored for its weights, and
// the next that learns in it writes that down. Later events find nothing left in the row.
#pragma once

#include "learn.cuh"

/** Values of all rows of W1. With barriers. */
__device__ inline void fillDense(const Block& b, int t) {
  float* dense = b.dense();
#pragma unroll 1
  for (int i = threadIdx.x; i < b.layer(0).rows; i += blockDim.x) {
    dense[i] = 0;
  }
  __syncthreads();
  const Rows<true> rows = activeRows(b, t);
#pragma unroll 1
  for (int k = threadIdx.x; k < rows.count; k += blockDim.x) {
    dense[rows.row(k)] = rows.value(k);
  }
  __syncthreads();
}

/** What a look compares with, and what it divides by: divisions cost registers in its loops. */
struct Bar {
  /** In stored units, to be exceeded. */
  float limit;
  float g;
  float inverse;
  /** 1 / threshold where whole multiples of it are moved, else 0. */
  double perThreshold;
};

__device__ __forceinline__ Bar barOf(const Block& b, double g) {
  const double threshold = b.rule().threshold;
  const bool multiples = b.rule().policy == kQuantised && threshold != 0;
  return Bar{limitOf(b, g), (float)g, (float)(1 / g), multiples ? 1 / threshold : 0};
}

/** Whole multiples of the threshold in a magnitude. */
__device__ __forceinline__ double multiplesIn(double magnitude, double threshold,
                                              double perThreshold) {
  const double about = floor(magnitude * perThreshold);
  const double left = fma(-about, threshold, magnitude);
  return left < 0 ? about - 1 : left >= threshold ? about + 1 : about;
}

/**
 * A synapse over the limit is consolidated, or whole multiples of the threshold leave it.
 *
 * @param place of its persistent weight; the stored transient is `width` further on
 * @param change of it in this presentation
 */
__device__ __forceinline__ void moveEach(const Block& b, int l, const Bar& bar, float change,
                                         float* place, int width, Moved& moved) {
  const float s = place[width];
  if (!(fabsf(s) > bar.limit)) {
    return;
  }
  const double transient = (double)bar.g * s;
  double out = transient;
  float left = 0;
  if (bar.perThreshold != 0) {
    const double threshold = b.rule().threshold;
    const double multiples = multiplesIn(fabs(transient), threshold, bar.perThreshold);
    if (!(multiples > 0)) {
      return;
    }
    out = copysign(multiples * threshold, transient);
    left = (float)(transient - out) * bar.inverse;
  }
  *place += (float)out;
  place[width] = left;
  moved.looked += fabsf(left) - fabsf(s);
  moved.energy += (float)fabs(out);
  moved.changed += fabsf(change);
  moved.any = true;
  if (b.rule().measures > 1) {
    chargeOthers(b, l, out);
  }
}

/** The same for four synapses next to one another. */
__device__ __forceinline__ void moveFour(const Block& b, int l, const Bar& bar, float value,
                                         int lane, float* place, int width, Moved& moved) {
#pragma unroll 1
  for (int i = 0; i < 4; i++) {
    moveEach(b, l, bar, value * b.change(l)[lane + i], place + i, width, moved);
  }
}

/** A look at rows of one layer: marks what is over the limit, or else moves it. */
template <bool kActive>
__device__ __forceinline__ void lookAtRows(const Block& b, int l, const Rows<kActive>& rows,
                                           const Bar& bar, bool marks) {
  const int width = b.layer(l).width;
  const int quads = width >> 2;
  const float* pending = lazy(b) ? b.pending(l) : nullptr;
  Moved moved;
#pragma unroll 1
  for (int i = threadIdx.x; i < rows.count * quads; i += blockDim.x) {
    const int k = i / quads;
    const int row = rows.row(k);
    const int lane = 4 * (i - k * quads);
    float* place = b.weights(l) + row * 2 * width + lane;
    const float4 s = load4(place + width);
    if (!over4(s, bar.limit) || (pending != nullptr && pending[row] != 0)) {
      continue;
    }
    if (marks) {
      mark(b, l, row, lane, s, bar.limit);
    } else {
      moveFour(b, l, bar, rows.value(k), lane, place, width, moved);
    }
  }
  addSlots(b, l, 0, moved.looked, moved.energy, moved.changed, moved.any);
}

/** The same in all layers, of rows touched in presentation t or of all. With a barrier after. */
__device__ __forceinline__ void lookAt(const Block& b, int t, const Bar& bar, bool everything,
                                       bool marks) {
  if (everything) {
    fillDense(b, t);
  } else {
    lookAtRows(b, 0, activeRows(b, t), bar, marks);
  }
#pragma unroll 1
  for (int l = everything ? 0 : 1; l <= b.last(); l++) {
    lookAtRows(b, l, allRows(b, l, l == 0 ? b.dense() : b.scaled(l)), bar, marks);
  }
  __syncthreads();
}

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
__device__ inline void moveColumns(const Block& b, float g) {
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
    if (row == 0) {
#pragma unroll 1
      for (int j = 0; j < 4; j++) {
        moved.changed += marks[j] != 0 ? value * fabsf(b.change(0)[lane + j]) : 0.0f;
      }
    }
  }
  addSlots(b, 0, 0, moved.looked, -moved.looked * g, moved.changed, true);
}

/** All inputs of the marked units of an upper layer: rows. */
__device__ inline void moveRows(const Block& b, int l, float g) {
  const Layer& layer = b.layer(l);
  const int quads = layer.width >> 2;
  Moved moved;
#pragma unroll 1
  for (int i = threadIdx.x; i < layer.rows * quads; i += blockDim.x) {
    const int row = i / quads;
    if (b.marks(l)[row] != 0) {
      const int lane = 4 * (i - row * quads);
      moveAll(b, l, g, b.weights(l) + row * 2 * layer.width + lane, layer.width, moved);
      moved.changed += fabsf(b.scaled(l)[row]) * magnitude4(load4(b.change(l) + lane));
    }
  }
  addSlots(b, l, 0, moved.looked, -moved.looked * g, moved.changed, true);
}

/** Consolidates the inputs of marked neurons, and unmarks them. With a barrier after. */
__device__ inline void consolidateNeurons(const Block& b, float g) {
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
      moveColumns(b, g);
    } else {
      moveRows(b, l, g);
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
 * @param done whether learning has asked these already: marked what is over the limit or, where each
 *     synapse is consolidated for itself, done that too
 */
__device__ __forceinline__ void look(const Block& b, int t, double g,
                                     bool everything, bool done) {
  const int policy = b.rule().policy;
  const bool alone = policy == kLocalLocal || policy == kQuantised;
  const bool marks = policy == kLocalNeuron || policy == kLocalLayer || policy == kLocalGlobal;
  if (!done && (alone || marks)) {
    lookAt(b, t, barOf(b, g), everything, marks);
  }
  if (alone || policy == kNever) {
    return;
  }
  if (policy == kLocalNeuron) {
    consolidateNeurons(b, (float)g);
  } else {
    if (policy == kGlobalGlobal) {
      __syncthreads();
      keepBooks(b);
    }
    decideEvents(b, g);
    applyEvents(b, (float)g);
  }
#pragma unroll 1
  for (int l = threadIdx.x; l < b.shape().layerCount; l += blockDim.x) {
    b.over()[l] = 0;
  }
  __syncthreads();
}

/** Brings everything up to date, with g made 1 and sums made exact. With barriers around. */
__device__ inline void fold(const Block& b, float g) {
#pragma unroll 1
  for (int l = 0; l <= b.last(); l++) {
    const Layer& layer = b.layer(l);
    const int quads = layer.width >> 2;
    float* w = b.weights(l);
    float* pending = lazy(b) ? b.pending(l) : nullptr;
    double sum = 0;
#pragma unroll 1
    for (int i = threadIdx.x; i < layer.rows * quads; i += blockDim.x) {
      const int row = i / quads;
      float* place = w + row * 2 * layer.width + 4 * (i - row * quads);
      float4 s = load4(place + layer.width);
      const float stale = pending != nullptr ? pending[row] : 0.0f;
      if (stale != 0) {
        store4(place, fma4(stale, s, load4(place)));
        s = make_float4(0, 0, 0, 0);
      }
      s = scale4(g, s);
      s.x = fabsf(s.x) < kNegligible ? 0.0f : s.x;
      s.y = fabsf(s.y) < kNegligible ? 0.0f : s.y;
      s.z = fabsf(s.z) < kNegligible ? 0.0f : s.z;
      s.w = fabsf(s.w) < kNegligible ? 0.0f : s.w;
      store4(place + layer.width, s);
      sum += magnitude4(s);
    }
    sum = blockSum(b, sum);
    if (books() && lane() == 0) {
      b.tally(l)[kStored] = sum;
    }
#pragma unroll 1
    for (int row = threadIdx.x; pending != nullptr && row < layer.rows; row += blockDim.x) {
      pending[row] = 0;
    }
  }
  __syncthreads();
}

/** The transients decay, which costs one multiplication. Has barriers where it folds. */
__device__ __forceinline__ void decay(const Block& b, double& g) {
  g *= b.rule().decay;
  if (g < kLeastScale) {
    __syncthreads();
    keepBooks(b);
    __syncthreads();
    fold(b, (float)g);
    g = 1;
  }
}
