// Lanes in quads: how they are dealt to threads, and arithmetic on four of them.
#pragma once

#include "common/device.cuh"

/** How lanes and rows of one matrix are dealt to threads: a thread has a quad of lanes. */
struct Deal {
  /** First quad of the tile that the block works on. */
  int tile;
  /** Quads of the tile. */
  int quads;
  /** Rows that are worked on at the same time. */
  int groups;
  int group;
  int quad;

  __device__ __forceinline__ bool works() const { return group < groups; }
};

/** Quads that a block works on at the same time. */
__device__ __forceinline__ int tileQuads(int width) { return min(width >> 2, (int)blockDim.x); }

__device__ __forceinline__ Deal deal(int width, int tile) {
  const int quads = min(tileQuads(width), (width >> 2) - tile);
  const int group = (int)threadIdx.x / quads;
  return Deal{tile, quads, (int)blockDim.x / quads, group,
              tile + (int)threadIdx.x - group * quads};
}

__device__ __forceinline__ float4 load4(const float* at) {
  return *reinterpret_cast<const float4*>(at);
}
__device__ __forceinline__ void store4(float* at, float4 v) { *reinterpret_cast<float4*>(at) = v; }
__device__ __forceinline__ float4 fma4(float a, float4 b, float4 c) {
  return make_float4(fmaf(a, b.x, c.x), fmaf(a, b.y, c.y), fmaf(a, b.z, c.z), fmaf(a, b.w, c.w));
}
__device__ __forceinline__ float4 scale4(float a, float4 b) {
  return make_float4(a * b.x, a * b.y, a * b.z, a * b.w);
}
__device__ __forceinline__ float magnitude4(float4 v) {
  return (fabsf(v.x) + fabsf(v.y)) + (fabsf(v.z) + fabsf(v.w));
}
__device__ __forceinline__ bool over4(float4 v, float limit) {
  return fabsf(v.x) > limit || fabsf(v.y) > limit || fabsf(v.z) > limit || fabsf(v.w) > limit;
}

/** Copies whole words, the block together. */
__device__ __forceinline__ void copyWords(void* to, const void* from, int bytes) {
#pragma unroll 1
  for (int i = threadIdx.x; i < bytes / 4; i += blockDim.x) {
    static_cast<int*>(to)[i] = static_cast<const int*>(from)[i];
  }
}
