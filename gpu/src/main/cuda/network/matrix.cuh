// A weight matrix of a network in global memory, as it is between launches.
#pragma once

#include "network/layout.cuh"
#include "network/quads.cuh"

/** One slice of one matrix of one network. */
struct MatrixReader {
  const Layer& layer;
  const float* weights;
  const float* initial;
  /** Null without transients. */
  const float* pending;
  /** Null where no part of the weights is kept apart, see offsets.cuh. */
  const double* offsets;
  float g;
  int lanes;

  __device__ __forceinline__ MatrixReader(const Shape& shape, const Replica* replicas,
                                          const State* states, int network, int slice, int l)
      : layer(shape.layers[l]) {
    const long long part = (long long)network * shape.slices + slice;
    const Replica& replica = replicas[network];
    const State& state = states[part];
    const long long first = layer.offset + (long long)slice * layer.rows * layer.width;
    const bool transients = replica.transients != 0;
    weights = replica.weights + (transients ? 2 : 1) * first;
    initial = shape.initial + network * shape.networkFloats + first;
    pending = transients ? shape.pending + part * shape.totalRows + layer.firstRow : nullptr;
    offsets = l == 0 && state.offsets != 0 ? shape.columns + part * 2 * layer.width : nullptr;
    g = (float)state.scale;
    lanes = min(layer.width, layer.lanes - slice * layer.width);
  }

  /** w(0) + l and s as they stand. */
  __device__ __forceinline__ float2 read(const Shape& shape, int row, int lane) const {
    if (pending == nullptr) {
      const float w = weights[row * layer.width + lane];
      return make_float2(
          offsets != nullptr && row < shape.inputs ? w + (float)offsets[lane] : w, 0.0f);
    }
    const float* place = weights + row * 2 * layer.width + lane;
    const float stale = pending[row];
    return stale != 0 ? make_float2(fmaf(stale, place[layer.width], *place), 0.0f)
                      : make_float2(*place, g * place[layer.width]);
  }

  /** w(0) + l + s of four lanes from one that is a multiple of 4; padding as it is. */
  __device__ __forceinline__ float4 total4(const Shape& shape, int row, int lane) const {
    if (pending == nullptr) {
      float4 w = load4(weights + row * layer.width + lane);
      if (offsets != nullptr && row < shape.inputs) {
        w.x += (float)offsets[lane];
        w.y += (float)offsets[lane + 1];
        w.z += (float)offsets[lane + 2];
        w.w += (float)offsets[lane + 3];
      }
      return w;
    }
    const float* place = weights + row * 2 * layer.width + lane;
    const float stale = pending[row];
    return fma4(stale != 0 ? stale : g, load4(place + layer.width), load4(place));
  }
};
