// Consolidation by chance (model section 3.2). Nothing of this is in kernels for networks that leave
// nothing to chance (Facts::kDraws).
//
// Where nothing ever stays transient there are no transients: learning draws what each change leaves,
// and touches the weights of those synapses alone that something is left of. Rows that are hot
// elsewhere are read where they are, since a drawn number takes more instructions than all the rest.
#pragma once

#include "network/check_threshold.cuh"
#include "network/learn.cuh"
#include "network/measures.cuh"

/** Synapses of a slice of a matrix: their places in [post][pre], and w(0). */
struct Synapses {
  unsigned first;
  unsigned perRow;
  unsigned perLane;
  const float* initial;
  int width;

  template <typename B>
  __device__ __forceinline__ Synapses(const B& b, int l) {
    const Layer& layer = b.layer(l);
    width = layer.width;
    perRow = l == 0 ? 1 : layer.lanes;
    perLane = l == 0 ? layer.rows : 1;
    first = b.slice() * width * perLane;
    initial = b.shape().initial + b.network() * b.shape().networkFloats + layer.offset +
              (long long)b.slice() * layer.rows * width;
  }

  __device__ __forceinline__ unsigned place(int row, int lane) const {
    return first + row * perRow + lane * perLane;
  }
};

/** That of a matrix in presentation t of a launch. */
template <typename B>
__device__ __forceinline__ Draw drawOf(const B& b, int l, int t) {
  return Draw(b.chances[b.network() * b.layers() + l], b.header().state.presentations + t + 1);
}

/** A weight to which is added what is left of a change. */
__device__ __forceinline__ float sumOf(float w, float part, float start, float theta) {
  const float sum = w + part;
  return part != 0 && isDust(sum - start, start, theta) ? start : sum;
}

/**
 * Consolidates random multiples of the threshold of four changes next to one another.
 *
 * @param weights of these synapses
 */
template <typename B>
__device__ __forceinline__ void drawFour(const B& b, int l, const Draw& draw,
                                         const Synapses& synapses, float4 changes, int row, int lane,
                                         float* weights, Moved& moved) {
  const unsigned at = synapses.place(row, lane);
  const float4 part = make_float4(draw.part(changes.x, at), draw.part(changes.y, at + synapses.perLane),
                                  draw.part(changes.z, at + 2 * synapses.perLane),
                                  draw.part(changes.w, at + 3 * synapses.perLane));
  if (part.x == 0 && part.y == 0 && part.z == 0 && part.w == 0) {
    return;
  }
  float4 w = load4(weights);
  const float4 start = load4(synapses.initial + row * synapses.width + lane);
  w.x = sumOf(w.x, part.x, start.x, draw.theta);
  w.y = sumOf(w.y, part.y, start.y, draw.theta);
  w.z = sumOf(w.z, part.z, start.z, draw.theta);
  w.w = sumOf(w.w, part.w, start.w, draw.theta);
  store4(weights, w);
  moved.energy += magnitude4(part);
#pragma unroll 1
  for (int i = 0; b.measures() > 1 && i < 4; i++) {
    chargeOthers(b, l, i == 0 ? part.x : i == 1 ? part.y : i == 2 ? part.z : part.w);
  }
}

/** Without transients: weights += what is left of value x change. */
template <typename RowsOf, typename Changes, typename B>
__device__ __forceinline__ Moved learnByChance(const B& b, int l, int t, const RowsOf& rows,
                                               const Changes& changes) {
  static_assert(!B::Facts::kHot, "rows are needed by number");
  const int width = b.layer(l).width;
  const Draw draw = drawOf(b, l, t);
  const Synapses synapses(b, l);
  Moved moved;
  eachBatch(b, l, rows, changes, [&](const Column& column, const Batch& batch, auto guarded) {
#pragma unroll 1
    for (int r = RowsOf::kInFlight - 1; r >= 0; r--) {
      if (!batch.has<decltype(guarded)::kValue>(r)) {
        continue;
      }
      const Entry entry = rows.at(batch.at(r));
      const float4 made = changes.change(column.change, entry.value, l, entry.row, column.lane);
      drawFour(b, l, draw, synapses, scale4(entry.value, made), entry.row, column.lane,
               column.weights + entry.row * width, moved);
    }
  });
  return moved;
}

/** Does so in all layers. */
template <typename Changes, typename B>
__device__ __forceinline__ void learnAllByChance(const B& b, int t, const Changes& changes) {
#pragma unroll 1
  for (int l = b.last(); l > 0; l--) {
    addSlots(b, l, learnByChance(b, l, t, changes.rows(l), changes));
  }
  addSlots(b, 0, learnByChance(b, 0, t, activeRows(b, t), changes));
}

/** Consolidates what is transient in rows of one layer, by chance. */
template <typename RowsOf, typename B>
__device__ __forceinline__ void drawRows(const B& b, int l, int t, const RowsOf& rows, float g) {
  const int width = b.layer(l).width;
  const int quads = width >> 2;
  const Draw draw = drawOf(b, l, t);
  const Synapses synapses(b, l);
  Moved moved;
#pragma unroll 1
  for (int i = threadIdx.x; i < rows.count * quads; i += blockDim.x) {
    const int k = i / quads;
    const int row = rows.row(k);
    const int lane = 4 * (i - k * quads);
    float* weights = b.weights(l) + row * 2 * width + lane;
    const float4 s = load4(weights + width);
    if (s.x != 0 || s.y != 0 || s.z != 0 || s.w != 0) {
      drawFour(b, l, draw, synapses, scale4(g, s), row, lane, weights, moved);
      store4(weights + width, make_float4(0, 0, 0, 0));
    }
  }
  addSlots(b, l, moved);
}

/**
 * Consolidates by chance, in presentation t; nothing stays transient. With a barrier after.
 *
 * @param everything in all rows, not only those touched in this presentation
 */
template <typename B>
__device__ __forceinline__ void consolidateByChance(const B& b, int t, float g, bool everything) {
  if (everything) {
    drawRows(b, 0, t, allRows(b, 0, nullptr), g);
  } else {
    drawRows(b, 0, t, activeRows(b, t), g);
  }
#pragma unroll 1
  for (int l = 1; l <= b.last(); l++) {
    drawRows(b, l, t, allRows(b, l, nullptr), g);
  }
  __syncthreads();
}
