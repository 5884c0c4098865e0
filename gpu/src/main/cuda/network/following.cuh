// Thresholds that set themselves (model section 3.1): each weight matrix has its own, which follows
// the squared changes of the presentations before. Nothing of this is in kernels for networks whose
// thresholds are fixed (Facts::kFollows).
//
// A presentation learns with the threshold that the presentations before it amount to, which is known
// when it begins: what does not change is not compared while learning. Where groups are checked after
// learning, a matrix that has not changed keeps the threshold it had.
#pragma once

#include "network/slices.cuh"
#include "network/threshold.cuh"

/** Sum of the squares of an array, for a whole warp; in a fixed order. */
__device__ __forceinline__ double squaresOf(const float* array, int count) {
  double sum = 0;
#pragma unroll 1
  for (int i = lane(); i < count; i += 32) {
    sum += (double)array[i] * array[i];
  }
  return warpSum(sum);
}

/** The squared changes of the lanes of this slice, a factor of those of a matrix; by one warp. */
template <typename B>
__device__ __forceinline__ void squareChanges(const B& b, int l) {
  if constexpr (B::Facts::kFollows) {
    if (b.follows()) {
      const double sum = squaresOf(b.change(l), b.lanes(l));
      if (lane() == 0) {
        b.followed(l).changes = sum;
      }
    }
  }
}

/** The squared values of the rows, the other factor; by one warp. */
template <typename B>
__device__ __forceinline__ void squareValues(const B& b, int l, int t) {
  if constexpr (B::Facts::kFollows) {
    if (b.follows()) {
      double sum = 0;
      if (l > 0) {
        sum = squaresOf(b.scaled(l), b.layer(l).rows);
      } else {
        const Entry* entries = b.entries(t);
#pragma unroll 1
        for (int i = lane(); i < b.pattern(t).count; i += 32) {
          sum += (double)entries[i].value * entries[i].value;
        }
        sum = warpSum(sum);
      }
      if (lane() == 0) {
        b.followed(l).values = sum;
      }
    }
  }
}

/** Where a matrix changes by other than an outer product: all squared changes. For one thread. */
template <typename B>
__device__ __forceinline__ void putSquares(const B& b, int l, double squares) {
  b.followed(l).values = 1;
  b.followed(l).changes = squares;
}

/** The squared changes of all slices, for all matrices. With barriers. */
template <typename B>
__device__ inline void squareSlices(const B& b) {
  const int layers = b.layers();
  float* own = outbox(b);
#pragma unroll 1
  for (int l = threadIdx.x; l < layers; l += blockDim.x) {
    const long long bits = __double_as_longlong(b.followed(l).squares());
    own[2 * l] = __uint_as_float((unsigned)bits);
    own[2 * l + 1] = __uint_as_float((unsigned)(bits >> 32));
  }
  __syncthreads();
  send(b, own, 2 * layers);
  const float* all = receive(b, 2 * layers);
#pragma unroll 1
  for (int l = threadIdx.x; l < layers; l += blockDim.x) {
    double sum = 0;
#pragma unroll 1
    for (int s = 0; s < b.shape().slices; s++) {
      const float* from = all + 2 * (s * layers + l);
      const unsigned long long bits =
          (unsigned long long)__float_as_uint(from[1]) << 32 | __float_as_uint(from[0]);
      sum += __longlong_as_double((long long)bits);
    }
    putSquares(b, l, sum);
  }
  __syncthreads();
}

/** The limits of a presentation that is about to learn, by a warp. A barrier has to follow. */
template <typename B>
__device__ __forceinline__ void keepFollowed(const B& b, double g) {
#pragma unroll 1
  for (int l = lane(); l < b.layers(); l += 32) {
    Followed& followed = b.followed(l);
    followed.limit = limitOf(b, followed.following.renewed(), g);
  }
}

/** Thresholds follow the squared changes of a presentation, by a warp. */
template <typename B>
__device__ __forceinline__ void presentSquares(const B& b) {
#pragma unroll 1
  for (int l = lane(); l < b.layers(); l += 32) {
    b.followed(l).following.present(b.followed(l).squares());
  }
}

/**
 * Thresholds follow the squared changes of a presentation, whose check is to come. Barriers have to
 * lie before; ends with one.
 */
template <typename B>
__device__ inline void follow(const B& b, double g) {
  if (b.sliced()) {
    squareSlices(b);
  }
#pragma unroll 1
  for (int l = threadIdx.x; l < b.layers(); l += blockDim.x) {
    Followed& followed = b.followed(l);
    followed.following.present(followed.squares());
    followed.limit = limitOf(b, followed.following.theta, g);
  }
  __syncthreads();
}

/** Calls follow() for an update that it has not been done for. With barriers around. */
template <typename Follow, typename B>
__device__ inline void followUpdate(const B& b, const Follow& follow) {
  __syncthreads();
  const bool updated = b.header().state.updated != 0;
  __syncthreads();
  if (updated) {
    if (threadIdx.x == 0) {
      b.header().state.updated = 0;
    }
    follow();
  }
}

/** Comes in, or goes back, between launches; with a barrier around. */
template <bool kIn, typename B>
__device__ inline void exchangeFollowed(const B& b) {
  if constexpr (B::Facts::kFollows) {
    Following* there = b.shape().followings + (long long)b.part() * b.layers();
#pragma unroll 1
    for (int l = threadIdx.x; b.follows() && l < b.layers(); l += blockDim.x) {
      if (kIn) {
        b.followed(l).following = there[l];
      } else {
        there[l] = b.followed(l).following;
      }
    }
  }
}

/** What the sum of abs(s) over the network is compared with: of the matrices that have one yet. */
template <typename B>
__device__ __forceinline__ double thetaOfNetwork(const B& b) {
  double sum = 0;
#pragma unroll 1
  for (int l = 0; l < b.layers(); l++) {
    const double theta = b.thetaOf(l);
    sum += theta == HUGE_VAL ? 0 : theta;
  }
  return sum == 0 ? HUGE_VAL : sum;
}

/** Four stored transients of which those that have not changed count as 0, where they do not count. */
template <typename B>
__device__ __forceinline__ float4 compared4(const B& b, float4 s, float value, float4 made) {
  if (b.changesOnly()) {
    s.x = value * made.x != 0 ? s.x : 0.0f;
    s.y = value * made.y != 0 ? s.y : 0.0f;
    s.z = value * made.z != 0 ? s.z : 0.0f;
    s.w = value * made.w != 0 ? s.w : 0.0f;
  }
  return s;
}
