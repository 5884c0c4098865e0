// What a launch of test_inputs.cu does, and the columns of W1 that a block has in shared memory.
#pragma once

#include "network/matrix.cuh"

namespace {

// Patterns of a group.
constexpr int kTogether = 8;

// Threads that have a group.
constexpr int kTeam = 8;

// Inputs of a list that a team reads at a time: each thread four values of one of them.
constexpr int kBatch = 4;

// Quads of shared memory from those of a team to those of the next, which begin in other banks.
constexpr int kBatchPitch = kTeam + 1;

// Threads of a block.
constexpr int kThreads = 384;

// Lists of inputs: of group n the batches from starts[n] to starts[n + 1] - 1, filled up with zeros.
struct Lists {
  const int* starts;
  const int4* rows;      // [batch], of kBatch inputs, in shared memory
  const float4* values;  // [batch][input][half of the patterns], 0 where one is not active
};

// What a launch does: a part of the inputs of some groups of patterns, for some networks.
struct Part {
  const Shape& shape;
  const Replica* replicas;
  const State* states;
  const int* selected;
  int networks;
  const int* inputs;  // of the rows that go to shared memory
  int rows;
  Lists lists;
  int groups;
  bool goesOn;               // sums go on from what is there
  bool ends;                 // and become activities
  const float* backgrounds;  // added before that; null for nothing
  float* units;              // [network][group][pattern of the group][unit, padded]
  int pitch;                 // units of a network, padded
  int activation;
};

// Activities of four units; one of these cases for all of them.
__device__ __forceinline__ float4 activity4(float4 z, int activation) {
  if (activation == kLogistic) {
    return make_float4(activityAt(z.x, kLogistic), activityAt(z.y, kLogistic),
                       activityAt(z.z, kLogistic), activityAt(z.w, kLogistic));
  }
  return make_float4(activityAt(z.x, activation), activityAt(z.y, activation),
                     activityAt(z.z, activation), activityAt(z.w, activation));
}

// A quad of columns.
struct Column {
  int network;  // among those tested
  int unit;     // the first, among the padded ones
  int count;    // how many are units and no padding; -1 where there is no such quad

  __device__ __forceinline__ bool exists() const { return count >= 0; }

  // Of the first pattern of a group.
  __device__ __forceinline__ float* units(const Part& part, int group) const {
    const long long patterns = ((long long)network * part.groups + group) * kTogether;
    return part.units + patterns * part.pitch + unit;
  }

  // From sums to activities; padding becomes 0.
  __device__ __forceinline__ float4 activities(const Part& part, float4 z) const {
    if (part.backgrounds != nullptr) {
      z = fma4(1, load4(part.backgrounds + (long long)network * part.pitch + unit), z);
    }
    z = activity4(z, part.activation);
    return make_float4(count > 0 ? z.x : 0.0f, count > 1 ? z.y : 0.0f, count > 2 ? z.z : 0.0f,
                       count > 3 ? z.w : 0.0f);
  }
};

__device__ inline Column columnAt(const Part& part, int quad) {
  const Layer& layer = part.shape.layers[0];
  const int quads = part.pitch >> 2;
  const int network = quad / quads;
  const int unit = 4 * (quad - network * quads);
  const int slice = unit / layer.width;
  const int lanes = min(layer.width, layer.lanes - slice * layer.width);
  const int left = lanes - (unit - slice * layer.width);
  return Column{network, unit, network < part.networks ? min(4, max(0, left)) : -1};
}

// The columns of a tile go to shared memory: [row][quad of the tile].
template <int kTile>
__device__ inline void loadTile(const Part& part, int tile, float4* weights) {
  const int quad = (int)threadIdx.x % kTile;
  const Column column = columnAt(part, tile * kTile + quad);
  if (!column.exists()) {
    return;
  }
  const int width = part.shape.layers[0].width;
  const int slice = column.unit / width;
  const int lane = column.unit - slice * width;
  const MatrixReader matrix(part.shape, part.replicas, part.states, part.selected[column.network],
                            slice, 0);
#pragma unroll 4
  for (int row = (int)threadIdx.x / kTile; row < part.rows; row += kThreads / kTile) {
    weights[row * kTile + quad] = matrix.total4(part.shape, part.inputs[row], lane);
  }
}

}  // namespace
