// The forward pass: active rows of W1, units, and what the slices of a network send one another.
#pragma once

#include "network/quads.cuh"
#include "network/slices.cuh"

/** Rows that a thread reads at the same time: enough to keep the memory system busy. */
constexpr int kRows = 4;

/** Some of the rows of a matrix, one after another: from the first up to the second. */
struct Span {
  int from;
  int to;
};

/** Copies the entries of the pattern of presentation t to shared memory, unless too many. */
__device__ __forceinline__ void stage(const Block& b, int t) {
  const Pattern& pattern = b.pattern(t);
  if (pattern.count <= b.shape().listCapacity) {
    const Entry* from = b.header().set.entries + pattern.from;
    Entry* to = b.staged(t);
    for (int k = threadIdx.x; k < pattern.count; k += blockDim.x) {
      to[k] = from[k];
    }
  }
}

/**
 * Rows of a matrix that are visited, with a value each. Of W1 the active inputs, with its weights
 * in global memory; or else all rows in order, with weights anywhere.
 */
template <bool kActiveOnes>
struct Rows {
  static constexpr bool kActive = kActiveOnes;

  const Entry* entries;
  const float* values;
  int count;

  __device__ __forceinline__ int row(int k) const { return kActive ? entries[k].row : k; }
  __device__ __forceinline__ float value(int k) const {
    return kActive ? entries[k].value : values[k];
  }
};

__device__ __forceinline__ Rows<true> activeRows(const Block& b, int t) {
  return Rows<true>{b.entries(t), nullptr, b.pattern(t).count};
}
__device__ __forceinline__ Rows<false> allRows(const Block& b, int l, const float* values) {
  return Rows<false>{nullptr, values, b.layer(l).rows};
}

/**
 * This thread's share of sum over rows of value times weight, for its quad of lanes. Rows of which
 * the consolidation is pending have stored transients of another scale. Persistent weights of W1
 * pass by the first-level cache, which is left to the transients that learning reads again.
 */
template <bool kTransients, bool kActive>
__device__ __forceinline__ float4 combine(const float* w, int width, const Rows<kActive>& rows,
                                          const float* pending, float g, const Deal& d) {
  float4 sum = make_float4(0, 0, 0, 0);
  const float* column = w + 4 * d.quad;
  const int stride = kTransients ? 2 * width : width;
  for (int first = d.group; first < rows.count; first += kRows * d.groups) {
    float4 p[kRows];
    float4 s[kRows];
#pragma unroll
    for (int r = 0; r < kRows; r++) {
      const int k = first + r * d.groups;
      if (k < rows.count) {
        const float4* at = reinterpret_cast<const float4*>(column + rows.row(k) * stride);
        p[r] = kActive ? __ldcg(at) : *at;
        if (kTransients) {
          s[r] = kActive ? __ldca(at + (width >> 2)) : at[width >> 2];
        }
      }
    }
#pragma unroll
    for (int r = 0; r < kRows; r++) {
      const int k = first + r * d.groups;
      if (k < rows.count) {
        float e = g;
        if (kTransients && pending != nullptr) {
          const float stale = pending[rows.row(k)];
          e = stale != 0 ? stale : g;
        }
        sum = fma4(rows.value(k), kTransients ? fma4(e, s[r], p[r]) : p[r], sum);
      }
    }
  }
  return sum;
}

/** Sum over the groups of rows for one lane of a tile, in order. */
__device__ __forceinline__ float gatheredSum(const float* gathered, const Deal& d, int lane) {
  float sum = 0;
  for (int group = 0; group < d.groups; group++) {
    sum += gathered[group * 4 * d.quads + lane];
  }
  return sum;
}

/** Whether the background of the inputs is not 0. */
__device__ __forceinline__ bool sharesBackground(const Block& b) {
  return b.replica().form == kSharedBackground;
}

/** What the rows that share a background add to the summed input of hidden unit j, see offsets. */
__device__ __forceinline__ float backgroundInput(const Block& b, int t, int j) {
  const double* columns = b.columns();
  const double background = b.header().set.background;
  const double ofOffsets = background * b.shape().inputs + b.pattern(t).difference;
  return (float)(background * columns[b.layer(0).width + j] + ofOffsets * columns[j]);
}

/** Activities of the first hidden layer. A barrier has to follow. */
__device__ __forceinline__ void readInputs(const Block& b, int t, float g) {
  const int width = b.layer(0).width;
  const int lanes = b.lanes(0);
  const int quads = width >> 2;
  for (int tile = 0; tile < quads; tile += tileQuads(width)) {
    const Deal d = deal(width, tile);
    if (d.works()) {
      const float* w = b.globalWeights(0);
      const Rows<true> rows = activeRows(b, t);
      const float4 part =
          b.hasTransients()
              ? combine<true>(w, width, rows, b.isLazy() ? b.pending(0) : nullptr, g, d)
              : combine<false>(w, width, rows, nullptr, 0, d);
      store4(b.gathered() + 4 * (d.group * d.quads + d.quad - tile), part);
    }
    __syncthreads();
    for (int i = threadIdx.x; i < 4 * d.quads; i += blockDim.x) {
      const int j = 4 * tile + i;
      float z = gatheredSum(b.gathered(), d, i);
      if (sharesBackground(b) && j < lanes) {
        z += backgroundInput(b, t, j);
      }
      b.y(0)[j] = j < lanes ? activityAt(z, b.shape().hiddenActivation) : 0.0f;
    }
    if (tile + tileQuads(width) < quads) {
      __syncthreads();
    }
  }
}

/** z of the post units of an upper layer: one warp has one row. A barrier has to follow. */
__device__ __forceinline__ void dots(const Block& b, int l, float g) {
  const float* h = b.y(l - 1);
  const float* pending = b.isLazy() ? b.pending(l) : nullptr;
  const int width = b.layer(l).width;
  const int quads = width >> 2;
  for (int row = warp(); row < b.layer(l).rows; row += warps()) {
    const float* at = b.weights(l) + row * b.stride(l);
    const float stale = pending != nullptr ? pending[row] : 0.0f;
    const float e = stale != 0 ? stale : g;
    float sum = 0;
#pragma unroll 1
    for (int q = lane(); q < quads; q += 32) {
      float4 v = load4(at + 4 * q);
      if (b.hasTransients()) {
        v = fma4(e, load4(at + width + 4 * q), v);
      }
      const float4 y = load4(h + 4 * q);
      sum = fmaf(v.x, y.x, fmaf(v.y, y.y, fmaf(v.z, y.z, fmaf(v.w, y.w, sum))));
    }
    sum = warpSum(sum);
    if (lane() == 0) {
      b.z(l)[row] = sum;
    }
  }
}

/** Activities of the outputs from z. */
__device__ __forceinline__ void activateOutputs(const Block& b) {
  const int outputs = b.shape().outputs;
  const float* z = b.z(b.last());
  float* y = b.y(b.last());
  const bool shared = b.shape().outputActivation == kSoftmax;
  for (int k = threadIdx.x; k < outputs; k += blockDim.x) {
    y[k] = shared ? Softmax(z, outputs).activityAt(z[k])
                  : activityAt(z[k], b.shape().outputActivation);
  }
}

/**
 * All layers.
 *
 * @param meanwhile done while the slices wait for one another, or else while outputs are summed
 */
template <typename Meanwhile>
__device__ __forceinline__ void forward(const Block& b, int t, float g,
                                        const Meanwhile& meanwhile) {
  readInputs(b, t, g);
  __syncthreads();
  const int last = b.last();
  for (int l = 1; l <= last; l++) {
    dots(b, l, g);
    if (l < last) {
      __syncthreads();
      for (int j = threadIdx.x; j < b.layer(l).unitWidth; j += blockDim.x) {
        b.y(l)[j] = j < b.layer(l).rows ? activityAt(b.z(l)[j], b.shape().hiddenActivation) : 0.0f;
      }
      __syncthreads();
    }
  }
  if (b.shape().slices > 1) {
    const int outputs = b.shape().outputs;
    __syncthreads();
    send(b, b.z(last), outputs);
    meanwhile();
    const float* all = receive(b, outputs);
    addSlices(b, all, b.z(last), outputs);
  } else {
    meanwhile();
  }
  __syncthreads();
  activateOutputs(b);
}
