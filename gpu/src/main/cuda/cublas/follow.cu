// Thresholds that set themselves: from what a presentation changes in a matrix to the threshold that
// it is checked with (model section 3.1), after the changes and before the check:
//
//   follow_products                   of networks whose changes are outer products
//   square_selected, follow_selected  of those that select synapses
//
// Only for populations in which some threshold sets itself; networks with fixed ones are left alone.
#include "common/device.cuh"

#include "cublas/selection.cuh"
#include "cublas/sums.cuh"

namespace {

// Whether the float is the largest that is not over, or the least that is, is up to the comparison.
__device__ inline float nearestOf(double threshold, bool orEqual) {
  float rounded = (float)threshold;
  if (orEqual) {
    return (double)rounded < threshold ? nextafterf(rounded, HUGE_VALF) : rounded;
  }
  return (double)rounded > threshold ? nextafterf(rounded, -HUGE_VALF) : rounded;
}

// One matrix has changed by this sum of squares, or not. For one thread.
__device__ inline void renew(const Networks& all, int network, int layer, double squares) {
  Following& following = all.followings[network * all.layerCount + layer];
  following.present(squares);
  Consolidation& consolidation = consolidationOf(all, network, layer);
  consolidation.threshold = following.theta;
  consolidation.nearest = nearestOf(following.theta, consolidation.orEqual != 0);
}

// The share of this thread in the sum of squares of an array.
__device__ inline double squaresOf(const float* array, int count) {
  double sum = 0.0;
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    sum += (double)array[i] * array[i];
  }
  return sum;
}

}  // namespace

// Renews thresholds where the changes of a matrix are an outer product, steps inputs^T: the sum of
// their squares is the product of those of the two vectors.
//
// Memory: 4 bytes per unit of both layers, from L2; pool holds two doubles per thread. One block per
// layer and network, block x is the layer; bound by latency.
extern "C" __global__ void follow_products(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  const DenseLayer& layer = all.layers[blockIdx.x];
  int network = blockIdx.y;
  if (!consolidationOf(all, network).setsItself) {
    return;
  }
  pool[threadIdx.x] = squaresOf(layer.steps + (long long)network * layer.post, layer.post);
  pool[blockDim.x + threadIdx.x] =
      squaresOf(layer.inputs + (long long)network * layer.pre, layer.pre);
  sumThreads(pool, 2);
  __syncthreads();
  if (threadIdx.x == 0) {
    renew(all, network, blockIdx.x, pool[0] * pool[blockDim.x]);
  }
}
KERNEL(follow_products)

// Sums of the squares of selected changes, per block.
//
// Memory: 1/8 byte per synapse and the two vectors, in L1; bound by the ballots' bits, some 100 us
// for 78 million synapses (prediction). pool holds a double per thread. Grid: (blocks of all layers,
// networks).
extern "C" __global__ void square_selected(const Networks* networks, int first) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  if (!consolidationOf(all, network).setsItself) {
    return;
  }
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  const float* inputs = layer.inputs + (long long)network * layer.pre;
  const float* steps = layer.steps + (long long)network * layer.post;
  double sum = 0.0;
  eachSegment(layer, [&](int row, int from, int columns) {
    const unsigned* selected = selectedOf(all, layer, network, row);
    float step = steps[row];
    for (int i = from + threadIdx.x % 32; i < from + columns; i += 32) {
      if (selected[i / 32] >> i % 32 & 1u) {
        double change = changeOf(step, inputs[i]);
        sum += change * change;
      }
    }
  });
  pool[threadIdx.x] = sum;
  writeSums(all, network, pool, 1);
}
KERNEL(square_selected)

// Renews thresholds from the blocks' sums of square_selected. Block x is the layer.
//
// Memory: 8 bytes per block of square_selected, from L2; bound by latency. pool holds a double per
// thread, and one more.
extern "C" __global__ void follow_selected(const Networks* networks, int first) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  if (!consolidationOf(all, network).setsItself) {
    return;
  }
  double* squares = pool + blockDim.x;
  if (threadIdx.x == 0) {
    *squares = 0.0;
  }
  collectBlocks(all, all.layers[blockIdx.x], network, pool, 1, squares);
  if (threadIdx.x == 0) {
    renew(all, network, blockIdx.x, *squares);
  }
}
KERNEL(follow_selected)
