// Kernels between launches of network.cu: sums over the weights for the ledger, and weights at the
// beginning.
#include "common/device.cuh"

#include "network/matrix.cuh"
#include "network/measures.cuh"
#include "network/sums.cuh"

/** What blockSum() asks of a block: the pool has nothing but parts of sums here. */
struct PartsOnly {
  unsigned char* pool;

  __device__ __forceinline__ unsigned char* gathered() const { return pool; }
};

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
  const PartsOnly parts{pool};
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
        residual += energyOf(measure, w.y);
        minimum += energyOf(measure, learned + w.y);
        changed += learned + w.y != 0 ? 1 : 0;
      }
      double consolidation = 0;
      const double* own = shape.measured + (at * (most - 1) + m - 1) * threads;
#pragma unroll 1
      for (int i = threadIdx.x; m > 0 && i < threads; i += blockDim.x) {
        consolidation += own[i];
      }
      residual = blockSum(parts, residual);
      minimum = blockSum(parts, minimum);
      consolidation = blockSum(parts, consolidation);
      changed = blockSum(parts, changed);
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
