// What a ledger is made of: sums of each presentation, and energies of the weights as they are.
#include "common/model.cuh"

#include "cublas/sums.cuh"

// Adds the blocks' sums of consolidate, or of decay_first at the beginning of a presentation, to
// the ledger; after consolidate, the presentation has ended. Block x is the layer.
//
// Memory: 24 bytes per block of consolidate, at most 25 KB per layer, from L2; bound by latency.
extern "C" __global__ void collect(const Networks* networks, int beginning) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  const DenseLayer& layer = all.layers[blockIdx.x];
  int network = blockIdx.y;
  if (beginning && consolidationOf(all, network).order != kDecayFirst) {
    return;
  }
  collectBlocks(all, layer, network, pool, all.quantities, ledgerOf(all, network, blockIdx.x));
  if (!beginning && blockIdx.x == 0 && threadIdx.x == 0) {
    all.presentations[network]++;
  }
}
KERNEL(collect)

// What consolidating the residual would cost, or what setting the weights directly would have: the
// energies of s, or of l + s, by measure, and how many are not 0, summed per block. Only when a
// ledger is read.
//
// Memory: 4 (or 8) bytes per synapse, coalesced; bound by memory for the linear measure, by the
// double precision powers for others. Grid: (blocks of all layers, networks);
// `sum_weight_energies` adds up the blocks.
extern "C" __global__ void weight_energies(const Networks* networks, int withPersistent) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  const MeasureRange& measures = all.measureRanges[blockIdx.y];
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  int sums = all.quantities - 1;
  int count = sums - 1;
  for (int m = 0; m < sums; m++) {
    pool[m * blockDim.x + threadIdx.x] = 0.0;
  }
  eachSynapse(layer, blockIdx.y, [&](long long at) {
    double change = layer.transient[at];
    if (withPersistent) {
      change += layer.persistent[at];
    }
    if (change != 0.0) {
      pool[count * blockDim.x + threadIdx.x] += 1.0;
      for (int m = 0; m < measures.count; m++) {
        pool[m * blockDim.x + threadIdx.x] += energyOf(all.measures[measures.first + m], change);
      }
    }
  });
  writeSums(all, blockIdx.y, pool, sums);
}
KERNEL(weight_energies)

// Adds up the blocks of weight_energies. Block x is the layer; one thread per quantity, from the
// first block to the last.
extern "C" __global__ void sum_weight_energies(const Networks* networks, double* sums) {
  const Networks& all = *networks;
  const DenseLayer& layer = all.layers[blockIdx.x];
  int network = blockIdx.y;
  const double* from = partialsOf(all, network, layer.firstBlock);
  int count = all.quantities - 1;
  double* into = sums + ((long long)network * all.layerCount + blockIdx.x) * count;
  for (int m = threadIdx.x; m < count; m += blockDim.x) {
    double sum = 0.0;
    for (int block = 0; block < layer.blocks; block++) {
      sum += from[(long long)block * all.quantities + m];
    }
    into[m] = sum;
  }
}
KERNEL(sum_weight_energies)
