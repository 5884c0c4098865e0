// How the threads of a block, and then the blocks of a layer, add up: always in one order.
#pragma once

#include "cublas/networks.cuh"

namespace {

// pool holds one number per quantity and thread. Leaves the sum over the block's threads of
// quantity k where the first thread's was, for thread k (mod threads) to read; always added up in
// one order, the numbers of each lane first.
__device__ inline void sumThreads(double* pool, int quantities) {
  __syncthreads();
  if (blockDim.x > 32) {
    for (int i = threadIdx.x; i < quantities * 32; i += blockDim.x) {
      double* ofLane = pool + i / 32 * blockDim.x + i % 32;
      double sum = 0.0;
      for (unsigned t = 0; t < blockDim.x; t += 32) {
        sum += ofLane[t];
      }
      *ofLane = sum;
    }
    __syncthreads();
  }
  for (int k = threadIdx.x; k < quantities; k += blockDim.x) {
    double* lanes = pool + k * blockDim.x;
    double sum = 0.0;
    for (int lane = 0; lane < 32; lane++) {
      sum += lanes[lane];
    }
    *lanes = sum;
  }
}

// The sums over the block's threads go to this block's partials of the network.
__device__ inline void writeSums(const Networks& all, int network, double* pool, int quantities) {
  sumThreads(pool, quantities);
  double* mine = partialsOf(all, network, blockIdx.x);
  for (int k = threadIdx.x; k < quantities; k += blockDim.x) {
    mine[k] = pool[k * blockDim.x];
  }
}

// Adds the sums of a layer's blocks to consecutive cells; pool holds one number per quantity and
// thread, and the first of each quantity is the sum then.
__device__ inline void collectBlocks(const Networks& all, const DenseLayer& layer, int network,
                                     double* pool, int quantities, double* cells) {
  const double* from = partialsOf(all, network, layer.firstBlock);
  for (int k = 0; k < quantities; k++) {
    double sum = 0.0;
    for (int block = threadIdx.x; block < layer.blocks; block += blockDim.x) {
      sum += from[(long long)block * all.quantities + k];
    }
    pool[k * blockDim.x + threadIdx.x] = sum;
  }
  sumThreads(pool, quantities);
  for (int k = threadIdx.x; k < quantities; k += blockDim.x) {
    cells[k] += pool[k * blockDim.x];
  }
}

}  // namespace
