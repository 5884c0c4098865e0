// Whole test sets for many networks at once: cuBLAS multiplies, these kernels do the rest.
//
// Per chunk of n networks and p patterns and per layer: one sgemm (strided over the networks) makes
// the summed inputs [network][pattern][unit], `activate_chunk` turns them into activities in place, and
// after the last layer `count_correct` compares the answers with the labels.
//
// What bounds it (prediction for an H200): the products, 2 n p post pre operations against 4 bytes
// per weight and per activity; 784 - 100 - 10 and 10 000 patterns are 1.6 GFLOP per network, about
// 40 us of float32 multiplication, beside which the kernels below move 12 bytes per hidden unit and
// pattern (12 MB, 2.5 us from HBM, less where the chunk stays in L2).
#include "common/model.cuh"

// Summed inputs of hidden units become activities, in place.
//
// Memory: 8 bytes per unit, coalesced, read and written once; nothing is shared. Registers are few
// and occupancy is full; bound by memory bandwidth.
extern "C" __global__ void activate_chunk(float* units, long long count, int activation) {
  long long step = (long long)gridDim.x * blockDim.x;
  for (long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x; i < count; i += step) {
    units[i] = activityAt(units[i], activation);
  }
}
KERNEL(activate_chunk)

// Adds to each network's count the patterns of a chunk that it answers rightly: the answer is the
// largest output, the first one on a tie, and an output that is not a number makes it wrong.
// Block y is a network, a thread is a pattern; from the outputs of one to those of the next are
// `pitch` floats.
//
// Memory: 4 bytes per output unit and pattern, read once (twice for softmax, then from L1); a
// thread reads its row of some ten outputs, and the 32 rows of a warp lie side by side. One integer
// addition in L2 per block: whole numbers, so their order cannot matter.
extern "C" __global__ void count_correct(const float* outputs, const int* labels, int patterns,
                                         int width, int pitch, int activation, int* correct) {
  int pattern = blockIdx.x * blockDim.x + threadIdx.x;
  bool right = false;
  if (pattern < patterns) {
    const float* z = outputs + ((long long)blockIdx.y * patterns + pattern) * pitch;
    const bool shared = activation == kSoftmax;
    const Softmax softmax(z, shared ? width : 0);
    int answer = 0;
    float best = 0.0f;
    bool numbers = true;
    for (int k = 0; k < width; k++) {
      float y = shared ? softmax.activityAt(z[k]) : activityAt(z[k], activation);
      numbers = numbers && y == y;
      if (k == 0 || y > best) {
        answer = k;
        best = y;
      }
    }
    right = numbers && answer == labels[pattern];
  }
  int count = __syncthreads_count(right);
  if (threadIdx.x == 0 && count > 0) {
    atomicAdd(correct + blockIdx.y, count);
  }
}
KERNEL(count_correct)
