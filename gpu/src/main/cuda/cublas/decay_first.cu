// The beginning of a presentation where decay comes before learning.
#include "cublas/decay.cuh"
#include "cublas/sums.cuh"

// s of the networks that decay first decays, is charged for, and the total is made anew. Other
// networks are left alone.
//
// Memory: 20 bytes per synapse of those networks, coalesced; bound by it. Grid: (blocks of all
// layers, networks).
extern "C" __global__ void decay_first(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = blockIdx.y;
  const Consolidation& consolidation = consolidationOf(all, network);
  if (consolidation.order != kDecayFirst) {
    return;
  }
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  double held = 0.0;
  eachSynapse(layer, network, [&](long long at) {
    float s = decayed(consolidation, layer.transient[at]);
    held += fabsf(s);
    layer.transient[at] = s;
    layer.total[at] = layer.initial[at] + layer.persistent[at] + s;
  });
  for (int k = 1; k < all.quantities; k++) {
    pool[k * blockDim.x + threadIdx.x] = 0.0;
  }
  pool[threadIdx.x] = held;
  writeSums(all, network, pool, all.quantities);
}
KERNEL(decay_first)
