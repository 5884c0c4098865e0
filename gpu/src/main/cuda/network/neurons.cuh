// Consolidation of all inputs of a neuron: columns of W1, rows of the other matrices. Where single
// synapses decide, learning or a check has marked the neurons; a sum or a least magnitude is taken
// over all inputs, in every check.
#pragma once

#include "network/check_threshold.cuh"
#include "network/events.cuh"
#include "network/move.cuh"
#include "network/slices.cuh"

/** Which statistic of abs(stored) of a neuron's inputs is compared: their sum, or the least. */
struct Statistic {
  bool sums;

  template <typename B>
  __device__ __forceinline__ explicit Statistic(const B& b)
      : sums(b.consolidation().trigger == kSum) {}

  /** Of no inputs. */
  __device__ __forceinline__ float none() const { return sums ? 0.0f : noneExceeds(); }

  /** Of both; not a number where one is not. */
  __device__ __forceinline__ float merged(float one, float other) const {
    return sums ? one + other : one != one || one < other ? one : other;
  }

  /** Marks a neuron where it is over the threshold; notes which layers have some, or only such. */
  template <typename B>
  __device__ __forceinline__ void mark(const B& b, int l, int unit, double g,
                                       float value) const {
    mark(b, l, unit, sums ? b.consolidation().isOver(g * value, b.thetaOf(l)) : value > b.limitOf(l));
  }

  /** The same of a neuron of which that is known. */
  template <typename B>
  __device__ __forceinline__ static void mark(const B& b, int l, int unit, bool over) {
    b.marks(l)[unit] = over ? 1 : 0;
    // Units of several threads may do so at the same time.
    if (over) {
      atomicOr(b.found() + l, 1);
    } else {
      atomicAnd(b.events() + l, 0);
    }
  }
};

/** Marks the hidden units of this slice of which the statistic is over the threshold. */
template <typename B>
__device__ inline void markColumns(const B& b, double g, const Statistic& statistic) {
  const int width = b.layer(0).width;
  const float* gathered = b.gathered();
#pragma unroll 1
  for (int tile = 0; tile < width >> 2; tile += b.tile(width)) {
    const Deal d = b.dealt(width, tile);
    if (d.works()) {
      const float* stored = b.weights(0) + width + 4 * d.quad;
      float4 own = make_float4(statistic.none(), statistic.none(), statistic.none(),
                               statistic.none());
#pragma unroll 1
      for (int row = d.group; row < b.layer(0).rows; row += d.groups) {
        const float4 s = load4(stored + row * 2 * width);
        own.x = statistic.merged(own.x, fabsf(s.x));
        own.y = statistic.merged(own.y, fabsf(s.y));
        own.z = statistic.merged(own.z, fabsf(s.z));
        own.w = statistic.merged(own.w, fabsf(s.w));
      }
      store4(b.gathered() + 4 * (d.group * d.quads + d.quad - tile), own);
    }
    __syncthreads();
#pragma unroll 1
    for (int i = threadIdx.x; i < min(4 * d.quads, b.lanes(0) - 4 * tile); i += blockDim.x) {
      float all = statistic.none();
#pragma unroll 1
      for (int group = 0; group < d.groups; group++) {
        all = statistic.merged(all, gathered[group * 4 * d.quads + i]);
      }
      statistic.mark(b, 0, 4 * tile + i, g, all);
    }
    __syncthreads();
  }
}

/** Marks units of an upper layer; a warp has a row. With barriers where slices share it. */
template <typename B>
__device__ inline void markRows(const B& b, int l, double g, const Statistic& statistic) {
  const Layer& layer = b.layer(l);
  const bool shared = b.sliced();
#pragma unroll 1
  for (int row = warp(); row < layer.rows; row += warps()) {
    const float* stored = b.weights(l) + row * 2 * layer.width + layer.width;
    float all = statistic.none();
#pragma unroll 1
    for (int i = lane(); i < b.lanes(l); i += 32) {
      all = statistic.merged(all, fabsf(stored[i]));
    }
#pragma unroll 1
    for (int step = 16; step > 0; step >>= 1) {
      all = statistic.merged(all, __shfl_xor_sync(0xffffffffu, all, step));
    }
    if (lane() == 0 && shared) {
      outbox(b)[row] = all;
    } else if (lane() == 0) {
      statistic.mark(b, l, row, g, all);
    }
  }
  if (!shared) {
    return;
  }
  __syncthreads();
  send(b, outbox(b), layer.rows);
  const float* received = receive(b, layer.rows);
#pragma unroll 1
  for (int row = threadIdx.x; row < layer.rows; row += blockDim.x) {
    float all = statistic.none();
#pragma unroll 1
    for (int s = 0; s < b.shape().slices; s++) {
      all = statistic.merged(all, received[s * layer.rows + row]);
    }
    statistic.mark(b, l, row, g, all);
  }
}

/**
 * Marks the neurons to be consolidated, and notes which layers have any. Where that is all neurons
 * of a layer in this slice, consolidates it as a whole, which leaves no rounding in the sum of what
 * is left. With barriers.
 */
template <typename B>
__device__ inline void markNeurons(const B& b, double g) {
  const int last = b.last();
  if (b.consolidation().trigger == kAnySynapse) {
    if (b.sliced()) {
      anySlice(b, b.marks(last), b.layer(last).rows);
      if (threadIdx.x == 0) {
        b.found()[last] = 1;
      }
      __syncthreads();
    }
    return;
  }
#pragma unroll 1
  for (int l = threadIdx.x; l <= last; l += blockDim.x) {
    b.events()[l] = 1;
  }
  __syncthreads();
  if (b.isLocal()) {
    markLocal(b, g, [&](int l, int unit, bool over) { Statistic::mark(b, l, unit, over); });
  } else {
    const Statistic statistic(b);
    markColumns(b, g, statistic);
#pragma unroll 1
    for (int l = 1; l <= last; l++) {
      markRows(b, l, g, statistic);
    }
  }
  __syncthreads();
  applyEvents(b, (float)g);
}

/** Lists the quads of W1 with a marked lane, in order; returns how many. With barriers. */
template <typename B>
__device__ inline int listMarked(const B& b, int* list) {
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
      b.header().searched = found;
    }
  }
  __syncthreads();
  return b.header().searched;
}

/** All inputs of the marked hidden units of the first layer: columns of W1. */
template <typename Changes, typename B>
__device__ inline void moveColumns(const B& b, int t, float g, const Changes& changes) {
  const bool drops = changes.drops(0);
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
        if (marks[j] != 0 && changes.keeps(of, each, 0, row, lane + j)) {
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
  moved.energy = -moved.stored * g;
  addSlots(b, 0, moved);
}

/** All inputs of the marked units of an upper layer: rows. */
template <typename Changes, typename B>
__device__ inline void moveRows(const B& b, int l, float g, const Changes& changes) {
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
      const float4 made = changes.change(load4(b.change(l) + lane), value, l, row, lane);
      moved.changed += fabsf(value) * magnitude4(made);
    }
  }
  moved.energy = -moved.stored * g;
  addSlots(b, l, moved);
}

/** Consolidates the inputs of the neurons that are to be, and unmarks them. With barriers. */
template <typename Changes, typename B>
__device__ inline void consolidateNeurons(const B& b, int t, double g,
                                          const Changes& changes) {
  markNeurons(b, g);
#pragma unroll 1
  for (int l = 0; l <= b.last(); l++) {
    if (b.found()[l] == 0 || b.events()[l] != 0) {
      continue;
    }
    if (l == 0) {
      moveColumns(b, t, (float)g, changes);
    } else {
      moveRows(b, l, (float)g, changes);
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
