// The kernels of populations in which any network has a competitive rule, or counts its changes:
// that of network.cu with what select.cuh adds. A module of its own, so that others need not wait
// for the driver to translate it.
//
// Sizes of largest-updates, with a active inputs (all 785 where a mean is subtracted), h hidden
// units of a block and k changes kept:
// - Ranking forms no products (rank_updates.cuh): a thread has a lane, for which it looks up where
//   among the rows by falling magnitude each digit that occurs ends. Over all digits of a threshold
//   these are some 100 to 200 steps of 10 instructions for each of the 2 h lanes, in shared memory,
//   where products would be 4 a h, or 8 a h where slices exchange counts. The inputs come sorted
//   (their list is as long as that by row), the 10 outputs take a warp 10 steps to sort. Both
//   matrices share all barriers and exchanges: 4 digits of 8 bits, or 8 of 4 bits.
// - Learning and its sums go through the rows that may hold a kept change of a thread's four lanes,
//   about k / 4 to k steps, and touch nothing else: without caching at most 64 bytes for a change
//   (its four lanes, persistent and stored, read and written). Neurons that rules silence and
//   synapses outside of a subnet are not visited either. The forward pass still reads 8 a h bytes,
//   and is what remains for small k.
// - Shared memory: 2 KB of counts and 16 bytes for each hidden unit.
// - Registers: 128 for sm_90 (nvcc 13.0), no spills.
//
// Predictions for an H200, not measurements: with h = 200 in one block, selecting takes about 4 us
// of latency and 7000 warp instructions, as much as the forward pass of dense inputs; for 10 000
// hidden units in 132 slices about 14 us, of which 8 exchanges of 1.4 us are 11. Rules that rank
// weights read all of the matrix once for each digit; those that rank each neuron's inputs by
// weight do so neuron by neuron, some 5 us each.
#include "common/device.cuh"

#include "network/advance.cuh"
#include "network/select.cuh"

/** Advances networks by some presentations: `advance` of network.cu, with rules. */
extern "C" __global__ void __launch_bounds__(512, 1)
    advance_selected(const Shape* shape, const Replica* replicas, State* states,
                     const PatternSet* forms, const int* selected, int count, const int* orders,
                     int presentations, int mode, const Plastic* plastic) {
  SHARED_MEMORY(unsigned char, pool);
  Block b(reinterpret_cast<float*>(pool));
  advanceNetworks(b, SelectedChanges{PlasticBlock{b, plastic}}, shape, replicas, states, forms,
                  selected, count, orders, presentations, mode);
}
KERNEL(advance_selected)

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
