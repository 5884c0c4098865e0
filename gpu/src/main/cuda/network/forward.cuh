// The forward pass: active rows of W1, units, and what the slices of a network send one another.
#pragma once

#include "network/copies.cuh"
#include "network/hot.cuh"
#include "network/slices.cuh"
#include "network/threshold.cuh"

/**
 * Begins to copy the entries of the pattern of presentation t to shared memory, unless too many.
 * They are there after endCopies() and a barrier.
 */
template <typename B>
__device__ __forceinline__ void stage(const B& b, int t) {
  const Pattern& pattern = b.pattern(t);
  if (B::Facts::kCommon || pattern.count <= b.shape().listCapacity) {
    const Entry* from = b.header().set.entries + pattern.from;
    Entry* to = b.staged(t);
#pragma unroll 1
    for (int k = threadIdx.x; k < pattern.count; k += blockDim.x) {
      beginCopy8(to + k, from + k);
    }
  }
}

/** Reads some of the rows that a thread combines: every `step`-th from `first` on. */
template <bool kTransients, bool kGuarded, int kRows, typename RowsOf>
__device__ __forceinline__ void readSome(const float* column, int width, const RowsOf& rows,
                                         int first, int step, Entry (&entries)[kRows],
                                         float4 (&p)[kRows], float4 (&s)[kRows]) {
  const int stride = kTransients ? 2 * width : width;
#pragma unroll
  for (int r = 0; r < kRows; r++) {
    const int k = first + r * step;
    if (!kGuarded || k < rows.count) {
      entries[r] = rows.at(k);
      const float4* at = rowAt<RowsOf>(column, entries[r].row, stride);
      p[r] = RowsOf::kActive ? __ldcg(at) : *at;
      if (kTransients) {
        s[r] = RowsOf::kActive ? __ldca(at + (width >> 2)) : at[width >> 2];
      }
    }
  }
}

/** Adds the shares of the rows that were read. */
template <typename Facts, bool kTransients, bool kGuarded, int kRows, typename RowsOf>
__device__ __forceinline__ void addSome(const RowsOf& rows, const float* pending, float g,
                                        int first, int step, const Entry (&entries)[kRows],
                                        const float4 (&p)[kRows], const float4 (&s)[kRows],
                                        float4& sum) {
#pragma unroll
  for (int r = 0; r < kRows; r++) {
    const int k = first + r * step;
    if (!kGuarded || k < rows.count) {
      const Entry entry = Facts::kCommon ? entries[r] : rows.at(k);
      const float stale = kTransients && pending != nullptr ? pending[entry.row] : 0.0f;
      const float scale = stale != 0 ? stale : g;
      sum = fma4(entry.value, kTransients ? fma4(scale, s[r], p[r]) : p[r], sum);
    }
  }
}

template <typename Facts, bool kTransients, bool kGuarded, typename RowsOf>
__device__ __forceinline__ void combineSome(const float* column, int width, const RowsOf& rows,
                                            const float* pending, float g, int first, int step,
                                            float4& sum) {
  constexpr int kRows = RowsOf::kInFlight;
  Entry entries[kRows];
  float4 p[kRows];
  float4 s[kRows];
  readSome<kTransients, kGuarded>(column, width, rows, first, step, entries, p, s);
  addSome<Facts, kTransients, kGuarded>(rows, pending, g, first, step, entries, p, s, sum);
}

/**
 * This thread's share of sum over rows of value times weight, for its quad of lanes. Rows of which
 * the consolidation is pending have stored transients of another scale. Persistent weights of W1
 * pass by the first-level cache, which is left to the transients that learning reads again.
 */
template <typename Facts, bool kTransients, typename RowsOf>
__device__ __forceinline__ float4 combine(const float* w, int width, const RowsOf& rows,
                                          const float* pending, float g, const Deal& d) {
  float4 sum = make_float4(0, 0, 0, 0);
  const float* column = w + 4 * d.quad;
  const int batch = RowsOf::kInFlight * d.groups;
  int first = d.group;
  // A loop of its own for batches that all threads have whole takes registers.
#pragma unroll 1
  for (int end = batch; Facts::kCommon && end <= rows.count; end += batch, first += batch) {
    combineSome<Facts, kTransients, false>(column, width, rows, pending, g, first, d.groups, sum);
  }
#pragma unroll 1
  for (; first < rows.count; first += batch) {
    combineSome<Facts, kTransients, true>(column, width, rows, pending, g, first, d.groups, sum);
  }
  return sum;
}

/**
 * The same of hot and cold rows. The first cold ones, and mostly all, are on their way from global
 * memory while the hot ones are added.
 */
template <bool kTransients, typename B>
__device__ __forceinline__ float4 combineHot(const B& b, int t, float g, const Deal& d) {
  using F = typename B::Facts;
  const int width = b.layer(0).width;
  const float* column = b.globalWeights(0) + 4 * d.quad;
  const ColdRows cold = coldRows(b, t, d);
  Entry entries[ColdRows::kInFlight];
  float4 p[ColdRows::kInFlight];
  float4 s[ColdRows::kInFlight];
  readSome<kTransients, true>(column, width, cold, cold.first, d.groups, entries, p, s);
  float4 sum = combine<F, kTransients>(b.hotRows(), width, hotRows(b, t), nullptr, g, d);
  addSome<F, kTransients, true>(cold, nullptr, g, cold.first, d.groups, entries, p, s, sum);
  const int batch = ColdRows::kInFlight * d.groups;
#pragma unroll 1
  for (int first = cold.first + batch; first < cold.count; first += batch) {
    combineSome<F, kTransients, true>(column, width, cold, nullptr, g, first, d.groups, sum);
  }
  return sum;
}

/** Sum over the groups of rows for one lane of a tile, in order. */
__device__ __forceinline__ float gatheredSum(const float* gathered, const Deal& d, int lane) {
  float sum = 0;
  const float* at = gathered + lane;
#pragma unroll 4
  for (int group = 0; group < d.groups; group++, at += 4 * d.quads) {
    sum += *at;
  }
  return sum;
}

/** What the rows that share a background add to the summed input of hidden unit j, see offsets. */
template <typename B>
__device__ __forceinline__ float backgroundInput(const B& b, int t, int j) {
  const double* columns = b.columns();
  const double background = b.header().set.background;
  const double ofOffsets = background * b.shape().inputs + b.pattern(t).difference;
  return (float)(background * columns[b.layer(0).width + j] + ofOffsets * columns[j]);
}

/** Activities of the first hidden layer. A barrier has to follow. */
template <typename B>
__device__ __forceinline__ void readInputs(const B& b, int t, float g) {
  using F = typename B::Facts;
  const int width = b.layer(0).width;
  const int lanes = b.lanes(0);
  const int quads = width >> 2;
  for (int tile = 0; tile < quads; tile += b.tile(width)) {
    const Deal d = b.dealt(width, tile);
    if (d.works()) {
      float4 part;
      if constexpr (F::kHot) {
        part = combineHot<F::kManner != kDirectly>(b, t, g, d);
      } else {
        const float* w = b.globalWeights(0);
        const Rows<true> rows = activeRows(b, t);
        part = b.hasTransients()
                   ? combine<F, true>(w, width, rows, b.isLazy() ? b.pending(0) : nullptr, g, d)
                   : combine<F, false>(w, width, rows, nullptr, 0, d);
      }
      store4(b.gathered() + 4 * (d.group * d.quads + d.quad - tile), part);
    }
    __syncthreads();
    for (int i = threadIdx.x; i < 4 * d.quads; i += blockDim.x) {
      const int j = 4 * tile + i;
      float z = gatheredSum(b.gathered(), d, i);
      if (b.sharesBackground() && j < lanes) {
        z += backgroundInput(b, t, j);
      }
      b.y(0)[j] = j < lanes ? activityAt(z, b.shape().hiddenActivation) : 0.0f;
    }
    if (!B::Facts::kCommon && tile + tileQuads(width) < quads) {
      __syncthreads();
    }
  }
}

/**
 * z of the post units of an upper layer: one warp has one row; the warp that charges the ledger has
 * something else to do meanwhile, if there are others. A barrier has to follow.
 */
template <typename B>
__device__ __forceinline__ void dots(const B& b, int l, float g) {
  const float* h = b.y(l - 1);
  const float* pending = b.isLazy() ? b.pending(l) : nullptr;
  const int width = b.layer(l).width;
  const int quads = width >> 2;
  const int workers = max(warps() - 1, 1);
#pragma unroll 1
  for (int row = warp() < workers ? warp() : b.layer(l).rows; row < b.layer(l).rows;
       row += workers) {
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
template <typename B>
__device__ __forceinline__ void activateOutputs(const B& b) {
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
 * @param thereafter done while outputs are activated
 */
template <typename Meanwhile, typename Thereafter, typename B>
__device__ __forceinline__ void forward(const B& b, int t, double g, const Meanwhile& meanwhile,
                                        const Thereafter& thereafter) {
  readInputs(b, t, (float)g);
  keepLimit(b, g);
  __syncthreads();
  const int last = b.last();
  for (int l = 1; l <= last; l++) {
    dots(b, l, (float)g);
    if (l < last) {
      __syncthreads();
      for (int j = threadIdx.x; j < b.layer(l).unitWidth; j += blockDim.x) {
        b.y(l)[j] = j < b.layer(l).rows ? activityAt(b.z(l)[j], b.shape().hiddenActivation) : 0.0f;
      }
      __syncthreads();
    }
  }
  if (b.sliced()) {
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
  thereafter();
  activateOutputs(b);
}
