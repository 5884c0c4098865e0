// The kernels of populations in which any network has a competitive rule, or counts its changes: that
// of network.cu with what choose.cuh adds. A module of its own, so that others need not wait for the
// driver to translate it.
//
// It takes 125 registers for sm_90 (nvcc 13.0), no spills. Ranking the updates of a matrix computes
// all a h products once for each digit of the threshold, four times, and eight where slices exchange
// counts: for h = 10 000 in 132 slices some 20 products per thread and digit, and 8 exchanges of 1.4
// us for each matrix, expected to be about 35 us per presentation (a prediction). Rules that rank
// weights read all of the matrix as often; those that rank each neuron's inputs by weight do so
// neuron by neuron, some 5 us each.
#include "device.cuh"

#include "advance.cuh"
#include "choose.cuh"

/** Advances networks by some presentations: `advance` of network.cu, with rules. */
extern "C" __global__ void __launch_bounds__(512, 1)
    advance_chosen(const Shape* shape, const Rule* rules, State* states, const Data* forms,
                   const int* selected, int count, const int* orders, int presentations,
                   int mode, const Plastic* plastic) {
  SHARED_MEMORY(unsigned char, pool);
  const Block b{reinterpret_cast<float*>(pool)};
  advanceNetworks(b, ChosenChanges{b, plastic}, shape, rules, states, forms, selected, count,
                  orders, presentations, mode);
}
KERNEL(advance_chosen)

/**
 * How often synapses have changed, n, summed up, and the pairs n (n - 1) / 2. A block has one slice
 * of one network: 4 bytes per synapse, coalesced, and bound by that; only when a ledger is read.
 *
 * @param sums [network][slice][layer][updates | pairs]
 */
extern "C" __global__ void __launch_bounds__(256)
    sum_counts(const Shape* shapes, const Plastic* plastic, unsigned long long* sums) {
  const Shape& shape = *shapes;
  const int network = (int)blockIdx.x / shape.slices;
  const int slice = (int)blockIdx.x % shape.slices;
#pragma unroll 1
  for (int l = 0; l < shape.layerCount; l++) {
    const Layer& layer = shape.layers[l];
    const int size = layer.rows * layer.width;
    const unsigned* counts =
        plastic->counts + network * shape.networkFloats + layer.offset + (long long)slice * size;
    unsigned long long updates = 0;
    unsigned long long pairs = 0;
#pragma unroll 1
    for (int i = threadIdx.x; i < size; i += blockDim.x) {
      const unsigned long long n = counts[i];
      updates += n;
      pairs += n * (n - 1) / 2;
    }
    unsigned long long* into = sums + ((long long)blockIdx.x * shape.layerCount + l) * 2;
    if (updates > 0) {
      atomicAdd(into, updates);
      atomicAdd(into + 1, pairs);
    }
  }
}
KERNEL(sum_counts)
