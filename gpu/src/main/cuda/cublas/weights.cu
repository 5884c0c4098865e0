// Weights that were set, and places that change.
#include "cublas/networks.cuh"

// total = initial + persistent + transient, after weights were set from outside.
//
// Memory: 16 bytes per synapse, coalesced; bound by it. Grid: (blocks of all layers, networks).
extern "C" __global__ void refresh(const Networks* networks) {
  const DenseLayer& layer = layerOf(*networks, blockIdx.x);
  eachSynapse(layer, blockIdx.y, [&](long long at) {
    layer.total[at] = layer.initial[at] + layer.persistent[at] + layer.transient[at];
  });
}
KERNEL(refresh)

// Exchanges two networks' places in an array: `words` of 4 bytes are of each network. Only when the
// set of networks that learn changes.
//
// Memory: 16 bytes per word, coalesced; bound by it.
extern "C" __global__ void exchange(unsigned* values, long long words, int first, int second) {
  unsigned* a = values + first * words;
  unsigned* b = values + second * words;
  for (long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x; i < words;
       i += (long long)gridDim.x * blockDim.x) {
    unsigned kept = a[i];
    a[i] = b[i];
    b[i] = kept;
  }
}
KERNEL(exchange)
