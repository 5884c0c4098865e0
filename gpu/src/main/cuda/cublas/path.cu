// What learning would cost without caching.
#include "common/model.cuh"

#include "cublas/sums.cuh"

// The energies of all changes of a presentation, and their number, added to the ledger. The changes
// of a matrix are an outer product, steps inputs^T, so their energy is a product of sums over the
// two vectors (of their positive and negative parts where decreases are free), and the matrix is
// not read.
//
// Memory: 4 bytes per unit of both layers, once per measure, from L2; pool holds four doubles per
// thread. One block per layer and network, block x is the layer; bound by latency.
extern "C" __global__ void path(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  const DenseLayer& layer = all.layers[blockIdx.x];
  int network = blockIdx.y;
  const MeasureRange& measures = all.measureRanges[network];
  double* cell = ledgerOf(all, network, blockIdx.x) + all.quantities;
  const float* vectors[2] = {layer.steps + (long long)network * layer.post,
                             layer.inputs + (long long)network * layer.pre};
  int sizes[2] = {layer.post, layer.pre};
  // The last turn counts the updates: what is not 0 to the power of 0.
  for (int m = 0; m <= measures.count; m++) {
    bool counting = m == measures.count;
    Measure measure = counting ? Measure{0.0, 0} : all.measures[measures.first + m];
    for (int side = 0; side < 2; side++) {
      double up = 0.0;
      double down = 0.0;
      for (int i = threadIdx.x; i < sizes[side]; i += blockDim.x) {
        float v = vectors[side][i];
        if (v < 0.0f) {
          down += powerOf(-v, measure.exponent, SinglePower());
        } else if (v != 0.0f) {
          up += powerOf(v, measure.exponent, SinglePower());
        }
      }
      pool[2 * side * blockDim.x + threadIdx.x] = up;
      pool[(2 * side + 1) * blockDim.x + threadIdx.x] = down;
    }
    sumThreads(pool, 4);
    __syncthreads();
    if (threadIdx.x == 0) {
      double stepsUp = pool[0];
      double stepsDown = pool[blockDim.x];
      double inputsUp = pool[2 * blockDim.x];
      double inputsDown = pool[3 * blockDim.x];
      double increases = stepsUp * inputsUp + stepsDown * inputsDown;
      double decreases = stepsUp * inputsDown + stepsDown * inputsUp;
      cell[counting ? 0 : 1 + m] += measure.potentiationOnly ? increases : increases + decreases;
      if (counting && all.changing != nullptr && increases + decreases != 0.0) {
        all.changing[network * all.layerCount + blockIdx.x]++;
      }
    }
    __syncthreads();
  }
}
KERNEL(path)
