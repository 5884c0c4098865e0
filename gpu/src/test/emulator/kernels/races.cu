// Kernels with races, each of another kind, and beside them what is none. `wrong` says which.
#include "common/device.cuh"

// ---- shared memory, within a block ----

// Each thread writes what its neighbour reads, in this order only where the barrier is.
extern "C" __global__ void race_read_after_write(int* results, int wrong) {
  SHARED_MEMORY(unsigned char, pool);
  int* const ring = reinterpret_cast<int*>(pool);
  ring[threadIdx.x] = threadIdx.x;
  if (wrong == 0) {
    __syncthreads();
  }
  results[threadIdx.x] = ring[(threadIdx.x + 1) % blockDim.x];
}
KERNEL(race_read_after_write)

extern "C" __global__ void race_write_after_read(int* results, int wrong) {
  SHARED_MEMORY(unsigned char, pool);
  int* const ring = reinterpret_cast<int*>(pool);
  ring[threadIdx.x] = threadIdx.x;
  __syncthreads();
  const int neighbours = ring[(threadIdx.x + 1) % blockDim.x];
  if (wrong == 0) {
    __syncthreads();
  }
  ring[threadIdx.x] = neighbours;
  results[threadIdx.x] = ring[threadIdx.x];
}
KERNEL(race_write_after_read)

// All threads write a word; or one of them does.
extern "C" __global__ void race_write_after_write(int* results, int wrong) {
  SHARED_MEMORY(unsigned char, pool);
  int* const word = reinterpret_cast<int*>(pool);
  if (wrong != 0 || threadIdx.x == 0) {
    word[0] = threadIdx.x;
  }
  __syncthreads();
  results[threadIdx.x] = word[0];
}
KERNEL(race_write_after_write)

// A count: by an atomic function, or not by all threads.
extern "C" __global__ void race_with_an_atomic(int* results, int wrong) {
  SHARED_MEMORY(unsigned char, pool);
  int* const count = reinterpret_cast<int*>(pool);
  if (threadIdx.x == 0) {
    count[0] = 0;
  }
  __syncthreads();
  if (wrong != 0 && threadIdx.x == 33) {
    count[0] = count[0] + 1;
  } else {
    atomicAdd(count, 1);
  }
  __syncthreads();
  results[threadIdx.x] = count[0];
}
KERNEL(race_with_an_atomic)

// Lanes of a warp exchange through shared memory: the mask says which of them wait for one another;
// without a mask, none does.
extern "C" __global__ void race_in_a_warp(int* results, unsigned mask) {
  SHARED_MEMORY(unsigned char, pool);
  int* const ring = reinterpret_cast<int*>(pool);
  ring[threadIdx.x] = threadIdx.x;
  if ((mask >> (threadIdx.x % 32) & 1u) != 0) {
    __syncwarp(mask);
  }
  results[threadIdx.x] = ring[threadIdx.x ^ 1];
}
KERNEL(race_in_a_warp)

// A vote of each warp orders its lanes, and no others.
extern "C" __global__ void race_between_warps(int* results, int distance) {
  SHARED_MEMORY(unsigned char, pool);
  int* const ring = reinterpret_cast<int*>(pool);
  ring[threadIdx.x] = threadIdx.x;
  __any_sync(0xffffffffu, 1);
  results[threadIdx.x] = ring[threadIdx.x ^ distance];
}
KERNEL(race_between_warps)

// Threads write their own bytes of a word, or that and half of the next.
extern "C" __global__ void race_in_a_word(int wrong) {
  SHARED_MEMORY(unsigned char, pool);
  if (wrong == 0) {
    pool[threadIdx.x] = 1;
  } else {
    reinterpret_cast<unsigned short*>(pool)[threadIdx.x / 2] = 1;
  }
}
KERNEL(race_in_a_word)

// ---- device memory ----

// Threads of a block exchange through device memory.
extern "C" __global__ void race_in_global_memory(int* values, int wrong) {
  values[threadIdx.x] = threadIdx.x;
  if (wrong == 0) {
    __syncthreads();
  }
  const int neighbours = values[(threadIdx.x + 1) % blockDim.x];
  __syncthreads();
  values[threadIdx.x] = neighbours;
}
KERNEL(race_in_global_memory)

// Each block writes what is its own; what the wrong one reads belongs to the block before.
extern "C" __global__ void race_between_blocks(int* values, int wrong) {
  const int block = static_cast<int>(blockIdx.x);
  if (threadIdx.x == 0) {
    values[block] = block;
  }
  __syncthreads();
  if (threadIdx.x == 1 && wrong != 0 && block > 0) {
    values[gridDim.x + block] = values[block - 1];
  }
}
KERNEL(race_between_blocks)

// A block tells another one of a number that it has written: in a word of its own, which is
// right where both use it as a volatile one.
extern "C" __global__ void race_around_a_flag(int* words, int wrong) {
  volatile int* const flags = words;
  int* const plain = words + 1;
  if (threadIdx.x != 0) {
    return;
  }
  if (blockIdx.x == 0) {
    if (wrong != 0) {
      plain[0] = 7;
      __threadfence();
      flags[0] = 1;
    } else {
      flags[0] = 7;
    }
  } else {
    while (flags[0] == 0) {
      __nanosleep(20);
    }
    words[2] = wrong != 0 ? plain[0] : flags[0];
  }
}
KERNEL(race_around_a_flag)

// Blocks add to a counter by an atomic function, and one looks at it in a plain way.
extern "C" __global__ void race_with_a_counter(int* counter, int wrong) {
  atomicAdd(counter, 1);
  if (wrong != 0 && blockIdx.x == 1 && threadIdx.x == 0) {
    counter[1] = counter[0];
  }
}
KERNEL(race_with_a_counter)

// ---- found by hand-overs alone, since what races is hidden from the detector ----

// Adds in two steps, with volatile accesses.
extern "C" __global__ void lose_additions(volatile int* counter) { counter[0] = counter[0] + 1; }
KERNEL(lose_additions)

// ---- what a device does, counted ----

// A warp reads 32 words that lie so far apart, in either memory, and half of it writes one.
extern "C" __global__ void stride(float* values, int step) {
  SHARED_MEMORY(unsigned char, pool);
  volatile float* const shared = reinterpret_cast<float*>(pool);
  const float one = values[threadIdx.x * step];
  shared[threadIdx.x * step] = one;
  __syncthreads();
  if (threadIdx.x % 2 == 0) {
    values[threadIdx.x] = one;
  }
}
KERNEL(stride)

// A warp reads 16 bytes each.
extern "C" __global__ void read_quads(float4* values) {
  SHARED_MEMORY(unsigned char, pool);
  float4* const shared = reinterpret_cast<float4*>(pool);
  shared[threadIdx.x] = values[threadIdx.x];
}
KERNEL(read_quads)
