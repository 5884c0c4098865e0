// Thresholds of single neurons and synapses, when they are asked for.
#include "common/device.cuh"

#include "network/local_matrix.cuh"

/** What blockSum() asks of a block: the pool has nothing but parts of sums here. */
struct PartsAlone {
  unsigned char* pool;

  __device__ __forceinline__ unsigned char* gathered() const { return pool; }
};

/**
 * Of the thresholds of one network as they would be renewed next, those that are finite: their sum
 * and number. A block has one slice; those of neurons of which each slice has a copy are of the
 * first. 8 bytes for each threshold, and bound by the roots.
 *
 * @param locals of the network, by slice
 * @param followings of the network, of which each slice has a copy
 * @param sums [slice][layer][sum | number]
 */
extern "C" __global__ void __launch_bounds__(256)
    sum_thresholds(const Shape* shapes, const Local* locals, const Following* followings,
                   double* sums) {
  SHARED_MEMORY(unsigned char, pool);
  const PartsAlone parts{pool};
  const Shape& shape = *shapes;
  const int slice = (int)blockIdx.x;
  const Local& local = locals[slice];
  const bool ofSynapses = local.ofSynapses != 0;
  const double* at = local.sums;
#pragma unroll 1
  for (int l = 0; l < shape.layerCount; l++) {
    const Layer& layer = shape.layers[l];
    const Following& shared = followings[l];
    const int count = ofSynapses ? layer.rows * layer.width : l == 0 ? layer.width : layer.rows;
    double sum = 0;
    double finite = 0;
#pragma unroll 1
    for (int i = threadIdx.x; (ofSynapses || l == 0 || slice == 0) && i < count; i += blockDim.x) {
      const double each = local.scale * at[i];
      if (each != 0) {
        sum += shared.ratio * sqrt(each / (shared.weight * shared.synapses));
        finite += 1;
      }
    }
    sum = blockSum(parts, sum);
    finite = blockSum(parts, finite);
    if (threadIdx.x == 0) {
      double* into = sums + 2 * (slice * shape.layerCount + l);
      into[0] = sum;
      into[1] = finite;
    }
    at += count;
  }
}
KERNEL(sum_thresholds)
