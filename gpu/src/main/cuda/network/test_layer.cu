// Whole sets of patterns through the layers after the first, of many networks.
//
// For each network the activities of all patterns are multiplied with its weights, which are put
// together from p + g s where they are needed: 128 patterns and 16 post units a block, 32 pre units
// at a time through shared memory. A thread has four patterns and four post units. Sums are made in
// the order of the pre units, 32 at a time and then of these: whatever the networks, chunks of
// patterns and the card are.
//
// Bound, per 4 pre units and warp: 64 multiply-adds, which begin in 16 cycles of a multiprocessor,
// against 8 quads a thread from shared memory, of which the warp has 8 different ones of patterns
// and 4 of post units: 4 x 128 and 4 x 64 bytes, 8 cycles. Where there are few post units, such as
// the 10 outputs behind 100 hidden units, activities from memory are the bound: 4 bytes for each
// hidden unit and pattern.
#include "common/device.cuh"

#include "network/matrix.cuh"

namespace {

constexpr int kThreads = 128;
constexpr int kPatterns = 128;
constexpr int kPosts = 16;
constexpr int kDepth = 32;

// Floats from a pattern or post unit to the next: eight of them begin in different banks.
constexpr int kPitch = kDepth + 4;

// Of a thread.
constexpr int kEach = 4;

__device__ __forceinline__ float dot4(float4 a, float4 b, float sum) {
  return fmaf(a.w, b.w, fmaf(a.z, b.z, fmaf(a.y, b.y, fmaf(a.x, b.x, sum))));
}

// Total weights of a post unit from four pre units; 0 for padding.
__device__ inline float4 weightsOf(const Shape& shape, const Replica* replicas,
                                   const State* states, int network, int l, int post, int pre) {
  const Layer& layer = shape.layers[l];
  const int slice = pre / layer.width;
  const int lane = pre - slice * layer.width;
  const MatrixReader matrix(shape, replicas, states, network, slice, l);
  float4 w = matrix.total4(shape, post, lane);
  w.x = lane < matrix.lanes ? w.x : 0.0f;
  w.y = lane + 1 < matrix.lanes ? w.y : 0.0f;
  w.z = lane + 2 < matrix.lanes ? w.z : 0.0f;
  w.w = lane + 3 < matrix.lanes ? w.w : 0.0f;
  return w;
}

}  // namespace

// One layer: activities, or, of the outputs, summed inputs.
//
// Registers: 96 for sm_90, 111 for sm_80, so that four or five blocks are on a multiprocessor.
// pool holds kPatterns and kPosts vectors of kPitch floats.
// Grid: (patterns / kPatterns x post units / kPosts, networks).
//
// @param selected networks, one per row of blocks
// @param from [network][pattern][pre unit], `fromPitch` floats each: a multiple of 4, padding 0
// @param into [network][pattern][post unit], `intoPitch` floats each; padding becomes 0
extern "C" __global__ void __launch_bounds__(kThreads)
    test_layer(const Shape* shapes, const Replica* replicas, const State* states,
               const int* selected, int l, int patterns, const float* from, int fromPitch,
               float* into, int intoPitch) {
  SHARED_MEMORY(float, pool);
  const Shape& shape = *shapes;
  const int posts = shape.layers[l].rows;
  const int across = (posts + kPosts - 1) / kPosts;
  const int firstPattern = (int)blockIdx.x / across * kPatterns;
  const int firstPost = (int)blockIdx.x % across * kPosts;
  const int thread = (int)threadIdx.x;
  from += (long long)blockIdx.y * patterns * fromPitch;
  into += (long long)blockIdx.y * patterns * intoPitch;
  float* weights = pool + kPatterns * kPitch;
  const int place = thread / 8;
  const int quad = thread % 8 * 4;
  const float* ownPatterns = pool + (thread / 32 * 32 + thread % 8) * kPitch;
  const float* ownPosts = weights + thread / 8 % 4 * kPitch;
  float totals[kEach][kEach] = {};
#pragma unroll 1
  for (int first = 0; first < fromPitch; first += kDepth) {
    const int pre = first + quad;
    __syncthreads();
#pragma unroll
    for (int p = place; p < kPatterns; p += kThreads / 8) {
      const bool there = firstPattern + p < patterns && pre < fromPitch;
      store4(pool + p * kPitch + quad,
             there ? load4(from + (long long)(firstPattern + p) * fromPitch + pre)
                   : make_float4(0, 0, 0, 0));
    }
    const bool there = firstPost + place < posts && pre < fromPitch;
    store4(weights + place * kPitch + quad,
           there ? weightsOf(shape, replicas, states, selected[blockIdx.y], l, firstPost + place,
                             pre)
                 : make_float4(0, 0, 0, 0));
    __syncthreads();
    float sums[kEach][kEach] = {};
#pragma unroll 2
    for (int k = 0; k < kDepth; k += 4) {
      float4 w[kEach];
#pragma unroll
      for (int j = 0; j < kEach; j++) {
        w[j] = load4(ownPosts + 4 * j * kPitch + k);
      }
#pragma unroll
      for (int p = 0; p < kEach; p++) {
        const float4 y = load4(ownPatterns + 8 * p * kPitch + k);
#pragma unroll
        for (int j = 0; j < kEach; j++) {
          sums[p][j] = dot4(y, w[j], sums[p][j]);
        }
      }
    }
#pragma unroll
    for (int p = 0; p < kEach; p++) {
#pragma unroll
      for (int j = 0; j < kEach; j++) {
        totals[p][j] += sums[p][j];
      }
    }
  }
  const bool hidden = l < shape.layerCount - 1;
#pragma unroll
  for (int p = 0; p < kEach; p++) {
    const int pattern = firstPattern + thread / 32 * 32 + thread % 8 + 8 * p;
#pragma unroll
    for (int j = 0; j < kEach; j++) {
      const int post = firstPost + thread / 8 % 4 + 4 * j;
      if (pattern < patterns && post < intoPitch) {
        const float z = totals[p][j];
        into[(long long)pattern * intoPitch + post] =
            post >= posts ? 0.0f : hidden ? activityAt(z, shape.hiddenActivation) : z;
      }
    }
  }
}
KERNEL(test_layer)
