// Kernels that the tests of the emulation launch: right ones, which try out what the emulation
// offers, and below them some with a mistake in them each.
#include "common/device.cuh"

extern "C" __global__ void scale(float* values, int count, float factor) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) {
    values[i] *= factor;
  }
}
KERNEL(scale)

// Hands values around in a ring, through shared memory.
extern "C" __global__ void rotate(int* values, int rounds) {
  SHARED_MEMORY(unsigned char, pool);
  int* const ring = reinterpret_cast<int*>(pool);
  const int t = threadIdx.x;
  ring[t] = values[blockIdx.x * blockDim.x + t];
  for (int round = 0; round < rounds; round++) {
    __syncthreads();
    const int neighbour = ring[(t + 1) % blockDim.x];
    __syncthreads();
    ring[t] = neighbour;
  }
  values[blockIdx.x * blockDim.x + t] = ring[t];
}
KERNEL(rotate)

// How many threads are odd multiples of three, whether any is, and whether all are; per thread.
extern "C" __global__ void count_threads(int* results, int every) {
  const int t = threadIdx.x;
  results[3 * t] = __syncthreads_count(t % every == 0);
  results[3 * t + 1] = __syncthreads_or(t == every);
  results[3 * t + 2] = __syncthreads_and(t < every);
}
KERNEL(count_threads)

// Each way to shuffle, of values and of doubles, and sums of warps; per thread.
extern "C" __global__ void shuffles(long long* results) {
  constexpr unsigned ALL = 0xffffffffu;
  const int t = threadIdx.x;
  const int value = 1000 + t;
  long long* const mine = results + 8 * t;
  mine[0] = __shfl_sync(ALL, value, 7);
  mine[1] = __shfl_up_sync(ALL, value, 3);
  mine[2] = __shfl_down_sync(ALL, value, 3);
  mine[3] = __shfl_xor_sync(ALL, value, 5);
  mine[4] = __shfl_sync(ALL, value, t, 8);
  mine[5] = __shfl_down_sync(ALL, value, 3, 8);
  mine[6] = static_cast<long long>(__shfl_xor_sync(ALL, value + 0.5, 1) * 2);
  mine[7] = __reduce_add_sync(ALL, value);
}
KERNEL(shuffles)

// Votes of a warp, and of its halves apart, which run through different branches.
extern "C" __global__ void votes(unsigned* results) {
  const int t = threadIdx.x;
  unsigned* const mine = results + 4 * t;
  mine[0] = __ballot_sync(0xffffffffu, t % 3 == 0);
  mine[1] = __any_sync(0xffffffffu, t == 40);
  mine[2] = __all_sync(0xffffffffu, t < 32);
  if (t % 32 < 16) {
    mine[3] = __ballot_sync(0x0000ffffu, t % 2 == 0);
  } else {
    __syncwarp(0xffff0000u);
    mine[3] = __shfl_sync(0xffff0000u, t, 20);
  }
}
KERNEL(votes)

// A counter, a maximum, tickets, and a sum behind a lock.
extern "C" __global__ void atomics(int* counters, int* tickets, unsigned long long* largest) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  tickets[atomicAdd(&counters[0], 1)] = i;
  atomicMax(largest, static_cast<unsigned long long>((i * 37) % 101));
  while (atomicCAS(&counters[1], 0, 1) != 0) {
    __nanosleep(20);
  }
  // What a lock guards is volatile, or it might be kept in a register.
  volatile int* const guarded = counters + 2;
  const int sum = *guarded;
  __nanosleep(20);
  *guarded = sum + i;
  __threadfence();
  atomicExch(&counters[1], 0);
}
KERNEL(atomics)

// Each block waits for all of the others, some rounds long, and then looks at its neighbour.
extern "C" __global__ void grid_barrier(volatile int* blocks, unsigned* arrived, int rounds,
                                        int* results) {
  const unsigned b = blockIdx.x;
  for (int round = 0; round < rounds; round++) {
    if (threadIdx.x == 0) {
      blocks[b] = static_cast<int>(100 * b + round);
      __threadfence();
      atomicAdd(arrived, 1u);
      while (atomicAdd(arrived, 0u) < gridDim.x * (2 * round + 1)) {
        __nanosleep(50);
      }
      results[round * gridDim.x + b] = blocks[(b + 1) % gridDim.x];
      atomicAdd(arrived, 1u);
      while (atomicAdd(arrived, 0u) < gridDim.x * (2 * round + 2)) {
        __nanosleep(50);
      }
    }
    __syncthreads();
  }
}
KERNEL(grid_barrier)

// A rectangle of blocks.
extern "C" __global__ void rectangle(int* results) {
  if (threadIdx.x == 0) {
    results[blockIdx.y * gridDim.x + blockIdx.x] = static_cast<int>(10 * blockIdx.y + blockIdx.x);
  }
}
KERNEL(rectangle)

// Reads shared memory that nobody has written.
extern "C" __global__ void unwritten_shared(float* results) {
  SHARED_MEMORY(unsigned char, pool);
  results[threadIdx.x] = reinterpret_cast<float*>(pool)[threadIdx.x];
}
KERNEL(unwritten_shared)

// ---- mistakes ----

// As rotate, but a thread may overwrite what its neighbour has not read yet.
extern "C" __global__ void rotate_too_soon(int* values, int rounds) {
  SHARED_MEMORY(unsigned char, pool);
  int* const ring = reinterpret_cast<int*>(pool);
  const int t = threadIdx.x;
  ring[t] = values[t];
  for (int round = 0; round < rounds; round++) {
    __syncthreads();
    ring[t] = ring[(t + 1) % blockDim.x];
  }
  __syncthreads();
  values[t] = ring[t];
}
KERNEL(rotate_too_soon)

extern "C" __global__ void read_at(float* results, const float* values, long long index) {
  results[0] = values[index];
}
KERNEL(read_at)

extern "C" __global__ void write_at(float* values, long long index) {
  if (threadIdx.x == 3) {
    values[index] = 1.0f;
  }
}
KERNEL(write_at)

extern "C" __global__ void read_through(float* results, float* const* pointers) {
  results[0] = pointers[0][0];
}
KERNEL(read_through)

extern "C" __global__ void read_four_at(float4* results, const unsigned char* values, int byte) {
  results[0] = *reinterpret_cast<const float4*>(values + byte);
}
KERNEL(read_four_at)

extern "C" __global__ void write_shared_at(int index) {
  SHARED_MEMORY(unsigned char, pool);
  reinterpret_cast<volatile int*>(pool)[index] = 1;
}
KERNEL(write_shared_at)

extern "C" __global__ void half_a_barrier() {
  if (threadIdx.x < 32) {
    __syncthreads();
  }
}
KERNEL(half_a_barrier)

extern "C" __global__ void two_barriers() {
  if (threadIdx.x < 32) {
    __syncthreads();
  } else {
    __syncthreads();
  }
}
KERNEL(two_barriers)

extern "C" __global__ void a_lane_is_missing() {
  if (threadIdx.x != 5) {
    __syncwarp();
  }
}
KERNEL(a_lane_is_missing)

extern "C" __global__ void not_in_its_mask() { __syncwarp(1u << (threadIdx.x ^ 1)); }
KERNEL(not_in_its_mask)

extern "C" __global__ void different_operations(unsigned* results) {
  if (threadIdx.x % 2 == 0) {
    results[threadIdx.x] = __ballot_sync(0xffffffffu, 1);
  } else {
    results[threadIdx.x] = __shfl_sync(0xffffffffu, 1u, 0);
  }
}
KERNEL(different_operations)

extern "C" __global__ void no_end(volatile int* flag) {
  while (*flag == 0) {
  }
}
KERNEL(no_end)

extern "C" __global__ void trapped() {
  if (threadIdx.x == 9) {
    __trap();
  }
}
KERNEL(trapped)
