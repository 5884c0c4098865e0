// The value of a given rank among all synapses of a matrix, digit by digit, by all blocks together.
#include "cublas/selection.cuh"

namespace {

__device__ inline int shiftOf(int pass) { return 10 * (kPasses - 1 - pass); }

__device__ inline unsigned binOf(unsigned key, int pass) {
  return key >> shiftOf(pass) & (pass == 0 ? kWideBins - 1 : kWideBins / 2 - 1);
}

// The bits that are known before a pass.
__device__ inline unsigned knownBefore(int pass) {
  return pass == 0 ? 0u : ~0u << shiftOf(pass - 1);
}

__device__ inline unsigned* binsOf(const Networks& all, int network, int layer) {
  return all.bins + ((long long)network * all.layerCount + layer) * kWideBins;
}

}  // namespace

// Counts the next digit of the magnitudes of a matrix's changes, or weights, among those that have
// the leading bits found so far. Changes outside the subnet count as 0.
//
// Memory: by weight 4 bytes per synapse and pass, coalesced; by change none but the two vectors, in
// L1. Shared: 8 KB of counts. Bound by the additions in shared memory, of which zeros need none:
// some 50 us per pass for 78 million synapses, twice that where most values share few leading
// digits (prediction). Grid: (blocks of all layers, networks).
extern "C" __global__ void rank_synapses(const Networks* networks, int first, int pass) {
  SHARED_MEMORY(double, pool);
  unsigned* counted = reinterpret_cast<unsigned*>(pool);
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  int number = numberOf(all, layer);
  const Selection& selection = selectionOf(all, network, number);
  if (!selection.ranksSynapses()) {
    return;
  }
  for (int b = threadIdx.x; b < kWideBins; b += blockDim.x) {
    counted[b] = 0u;
  }
  __syncthreads();
  unsigned known = knownBefore(pass);
  unsigned sought = pass == 0 ? 0u : all.ranked[network * all.layerCount + number].key;
  const float* inputs = layer.inputs + (long long)network * layer.pre;
  const float* steps = layer.steps + (long long)network * layer.post;
  bool byWeight = selection.criterion == kByWeight;
  unsigned zeros = 0;
  eachSegment(layer, [&](int row, int from, int columns) {
    const float* weights = layer.total + matrixOf(layer, network) + (long long)row * layer.pre;
    float step = steps[row];
    for (int i = from + threadIdx.x % 32; i < from + columns; i += 32) {
      float value = byWeight                     ? weights[i]
                    : selection.inSubnet(row, i) ? changeOf(step, inputs[i])
                                                 : 0.0f;
      unsigned key = magnitudeBits(value);
      if (key == 0u) {
        zeros++;
      } else if ((key & known) == sought) {
        atomicAdd(&counted[binOf(key, pass)], 1u);
      }
    }
  });
  if (zeros > 0 && sought == 0u) {
    atomicAdd(&counted[0], zeros);
  }
  __syncthreads();
  unsigned* bins = binsOf(all, network, number);
  for (int b = threadIdx.x; b < kWideBins; b += blockDim.x) {
    if (counted[b] != 0u) {
      atomicAdd(&bins[b], counted[b]);
    }
  }
}
KERNEL(rank_synapses)

// Finds the next digit from the counts, and clears them. Block x is the layer; one warp.
//
// Memory: 16 KB, in L2; bound by latency, some 5 us (prediction).
extern "C" __global__ void narrow_ranks(const Networks* networks, int first, int pass) {
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  const Selection& selection = selectionOf(all, network, blockIdx.x);
  if (!selection.ranksSynapses()) {
    return;
  }
  Ranked* ranked = all.ranked + network * all.layerCount + blockIdx.x;
  unsigned* bins = binsOf(all, network, blockIdx.x);
  Ranked sought = pass == 0 ? Ranked{0u, (unsigned)selection.rank, 0u} : *ranked;
  Ranked found = pass == 0 ? findBin<kWideBins>(bins, sought.before)
                           : findBin<kWideBins / 2>(bins, sought.before);
  __syncwarp();
  for (int b = threadIdx.x; b < kWideBins; b += 32) {
    bins[b] = 0u;
  }
  if (threadIdx.x == 0) {
    *ranked = Ranked{sought.key | found.key << shiftOf(pass), found.before, found.equal};
  }
}
KERNEL(narrow_ranks)
