// What is read of networks between launches: sums for the ledger, and whole matrices.
#pragma once

#include "network/measures.cuh"

/** One slice of one matrix of one network in global memory. */
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
};

/** Sum of one number per thread of the block, in thread 0. */
__device__ __forceinline__ double sumOfBlock(double* parts, double v) {
  v = warpSum(v);
  __syncthreads();
  if (lane() == 0) {
    parts[warp()] = v;
  }
  __syncthreads();
  double sum = 0;
#pragma unroll 1
  for (int w = 0; w < warps(); w++) {
    sum += parts[w];
  }
  return sum;
}

/**
 * For the ledger: the residual and the minimum per measure, and what consolidations of single
 * synapses have cost in each measure but the first. A block has one slice of one network.
 *
 * @param threads of the blocks of `advance`
 * @param sums [network][slice][layer][residual per measure | minimum | consolidation | changed]:
 *     the third starts with an unused one, the last is the number of synapses that differ from w(0)
 */
extern "C" __global__ void __launch_bounds__(256)
    sum_weights(const Shape* shapes, const Replica* replicas, const State* states, int threads,
                double* sums) {
  SHARED_MEMORY(unsigned char, pool);
  double* parts = reinterpret_cast<double*>(pool);
  const Shape& shape = *shapes;
  const int network = (int)blockIdx.x / shape.slices;
  const int slice = (int)blockIdx.x % shape.slices;
  const int most = shape.mostMeasures;
#pragma unroll 1
  for (int l = 0; l < shape.layerCount; l++) {
    const MatrixReader matrix(shape, replicas, states, network, slice, l);
    const long long at = (long long)blockIdx.x * shape.layerCount + l;
#pragma unroll 1
    for (int m = 0; m < replicas[network].measures; m++) {
      const Measure measure = shape.measures[(long long)network * most + m];
      double residual = 0;
      double minimum = 0;
      double changed = 0;
#pragma unroll 1
      for (int i = threadIdx.x; i < matrix.layer.rows * matrix.lanes; i += blockDim.x) {
        const int row = i / matrix.lanes;
        const int lane = i - row * matrix.lanes;
        const float2 w = matrix.read(shape, row, lane);
        const double learned = (double)w.x - matrix.initial[row * matrix.layer.width + lane];
        residual += measureOf(measure, w.y);
        minimum += measureOf(measure, learned + w.y);
        changed += learned + w.y != 0 ? 1 : 0;
      }
      double consolidation = 0;
      const double* own = shape.measured + (at * (most - 1) + m - 1) * threads;
#pragma unroll 1
      for (int i = threadIdx.x; m > 0 && i < threads; i += blockDim.x) {
        consolidation += own[i];
      }
      residual = sumOfBlock(parts, residual);
      minimum = sumOfBlock(parts, minimum);
      consolidation = sumOfBlock(parts, consolidation);
      changed = sumOfBlock(parts, changed);
      if (threadIdx.x == 0) {
        double* into = sums + at * (3 * most + 1);
        into[m] = residual;
        into[most + m] = minimum;
        into[2 * most + m] = consolidation;
        into[3 * most] = changed;
      }
    }
  }
}
KERNEL(sum_weights)

/** Weights start at w(0), transients at 0. A block has one slice of one network. */
extern "C" __global__ void __launch_bounds__(256)
    begin_weights(const Shape* shapes, const Replica* replicas) {
  const Shape& shape = *shapes;
  const int network = (int)blockIdx.x / shape.slices;
  const int slice = (int)blockIdx.x % shape.slices;
  const Replica& replica = replicas[network];
#pragma unroll 1
  for (int l = 0; l < shape.layerCount; l++) {
    const Layer& layer = shape.layers[l];
    const long long first = layer.offset + (long long)slice * layer.rows * layer.width;
    const float* from = shape.initial + network * shape.networkFloats + first;
    float* to = replica.weights + (replica.transients != 0 ? 2 : 1) * first;
#pragma unroll 1
    for (int i = threadIdx.x; i < layer.rows * layer.width; i += blockDim.x) {
      if (replica.transients != 0) {
        const int row = i / layer.width;
        const int at = i + row * layer.width;
        to[at] = from[i];
        to[at + layer.width] = 0;
      } else {
        to[i] = from[i];
      }
    }
  }
}
KERNEL(begin_weights)

/**
 * Total weights of one layer, [network][post][pre] without gaps. Matrices of which lanes are post
 * units are turned round, 32 x 32 at a time.
 *
 * @param selected networks, one per row of blocks
 */
extern "C" __global__ void __launch_bounds__(256)
    total_weights(const Shape* shapes, const Replica* replicas, const State* states,
                  const int* selected, int l, float* into) {
  constexpr int kTile = 32;
  SHARED_MEMORY(unsigned char, pool);
  float* tile = reinterpret_cast<float*>(pool);
  const Shape& shape = *shapes;
  const int rows = shape.layers[l].rows;
  const int width = shape.layers[l].width;
  const int all = shape.layers[l].lanes;
  into += (long long)blockIdx.y * rows * all;
  const int across = (width + kTile - 1) / kTile;
  const int down = (rows + kTile - 1) / kTile;
#pragma unroll 1
  for (int at = blockIdx.x; at < shape.slices * across * down; at += gridDim.x) {
    const int slice = at / (across * down);
    const int firstRow = at / across % down * kTile;
    const int firstLane = at % across * kTile;
    const MatrixReader matrix(shape, replicas, states, selected[blockIdx.y], slice, l);
    __syncthreads();
#pragma unroll 1
    for (int r = warp(); r < kTile; r += warps()) {
      const int row = firstRow + r;
      const int lane32 = firstLane + lane();
      if (row < rows && lane32 < matrix.lanes) {
        const float2 w = matrix.read(shape, row, lane32);
        if (l > 0) {
          into[(long long)row * all + slice * width + lane32] = w.x + w.y;
        } else {
          tile[lane() * (kTile + 1) + r] = w.x + w.y;
        }
      }
    }
    __syncthreads();
#pragma unroll 1
    for (int r = warp(); l == 0 && r < kTile; r += warps()) {
      const int unit = firstLane + r;
      const int input = firstRow + lane();
      if (unit < matrix.lanes && input < rows) {
        into[(long long)(slice * width + unit) * rows + input] = tile[r * (kTile + 1) + lane()];
      }
    }
  }
}
KERNEL(total_weights)
