// What the blocks that share a network send one another, through global memory.
#pragma once

#include "common/clock.cuh"
#include "network/sums.cuh"

/**
 * Sends numbers to all slices. A number travels with the running number of the exchange in one
 * word, so that its arrival needs no fence and no second flag, and words take turns in two places:
 * a slice that is about to write to a place has seen the others arrive in the exchange after the
 * last one there, which they begin when they are done with it.
 */
template <typename B>
__device__ __forceinline__ void send(const B& b, const float* own, int count) {
  const Shape& shape = b.shape();
  const unsigned sequence = b.header().state.sequence + 1;
  unsigned long long* words =
      shape.words + ((long long)b.network() * 2 + (sequence & 1)) * shape.slices * shape.exchanged;
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    *(volatile unsigned long long*)(words + b.slice() * shape.exchanged + i) =
        ((unsigned long long)sequence << 32) | __float_as_uint(own[i]);
  }
}

/**
 * Steps of the clock, of 4.3 s, after which a slice gives up waiting for another one: half a minute.
 * All slices of a network are on the card at the same time and exchange after some microseconds of
 * work, or some milliseconds under a tool that checks every access; one that is late for so long is
 * never coming, and on a card without a display nothing else would end the launch.
 */
constexpr unsigned kPatience = 7;

/** Looks that are left then, for a card that was taken away for a while, by a debugger say. */
constexpr int kLastLooks = 1024;

/**
 * Looks some more at a word that is late. Where it does not arrive, tells the host who waits for
 * whom, and ends the launch. All of it is one word, so that of many threads that wait one is told of:
 * [network + 1: 24 bits | slice: 12 | awaited: 12 | exchange: 16]. A call, so that what it needs of
 * registers is not taken from the kernel everywhere that slices exchange.
 */
__device__ __noinline__ inline void lookAgain(unsigned long long* stuck, int network, int slice,
                                              const volatile unsigned long long* word, int awaited,
                                              unsigned sequence) {
#pragma unroll 1
  for (int looks = 0; looks < kLastLooks; looks++) {
    if ((unsigned)(*word >> 32) == sequence) {
      return;
    }
    __nanosleep(20);
  }
  *(volatile unsigned long long*)stuck =
      ((unsigned long long)(network + 1) << 40) | ((unsigned long long)slice << 28) |
      ((unsigned long long)awaited << 16) | (sequence & 0xffffu);
  __threadfence_system();
  __trap();
}

/** A word that another slice sends in an exchange, once it is there. */
template <typename B>
__device__ __forceinline__ unsigned long long await(const B& b,
                                                   const volatile unsigned long long* word,
                                                   int from, unsigned sequence) {
  unsigned long long arrived = *word;
  if ((unsigned)(arrived >> 32) != sequence) {
    const unsigned begin = globalSteps();
    do {
      __nanosleep(20);
      if (globalSteps() - begin > kPatience) {
        lookAgain(b.shape().stuck, b.network(), b.slice(), word, from, sequence);
      }
      arrived = *word;
    } while ((unsigned)(arrived >> 32) != sequence);
  }
  return arrived;
}

/** Waits for what the slices sent: [slice][number], in shared memory. Ends with a barrier. */
template <typename B>
__device__ __forceinline__ float* receive(const B& b, int count) {
  const Shape& shape = b.shape();
  const unsigned sequence = b.header().state.sequence + 1;
  const unsigned long long* words =
      shape.words + ((long long)b.network() * 2 + (sequence & 1)) * shape.slices * shape.exchanged;
  float* all = b.pool + shape.exchangeAt;
#pragma unroll 1
  for (int i = threadIdx.x; i < shape.slices * count; i += blockDim.x) {
    const int from = i / count;
    const unsigned long long* word = words + from * shape.exchanged + (i - from * count);
    all[i] = __uint_as_float((unsigned)await(b, word, from, sequence));
  }
  __syncthreads();
  if (threadIdx.x == 0) {
    b.header().state.sequence = sequence;
  }
  return all;
}

/** Numbers summed over the slices, in place; between barriers. Up to `exchanged` of them. */
template <typename B>
__device__ __forceinline__ void addSlices(const B& b, const float* all, float* into,
                                          int count) {
#pragma unroll 1
  for (int k = warp(); k < count; k += warps()) {
    float sum = 0;
#pragma unroll 1
    for (int s = lane(); s < b.shape().slices; s += 32) {
      sum += all[s * count + k];
    }
    sum = warpSum(sum);
    if (lane() == 0) {
      into[k] = sum;
    }
  }
}

/** Numbers that this slice is about to send, up to `exchanged` of them. */
template <typename B>
__device__ __forceinline__ float* outbox(const B& b) {
  return b.pool + b.shape().exchangeAt + b.shape().slices * b.shape().exchanged;
}

/** A double as two numbers that are sent. */
__device__ __forceinline__ void putDouble(double v, float* two) {
  const long long bits = __double_as_longlong(v);
  two[0] = __uint_as_float((unsigned)bits);
  two[1] = __uint_as_float((unsigned)(bits >> 32));
}
__device__ __forceinline__ double getDouble(const float* two) {
  const unsigned long long bits =
      (unsigned long long)__float_as_uint(two[1]) << 32 | __float_as_uint(two[0]);
  return __longlong_as_double((long long)bits);
}

/** Flags of this slice become flags of any slice. With barriers before and after. */
template <typename B>
__device__ __forceinline__ void anySlice(const B& b, int* flags, int count) {
  float* own = outbox(b);
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    own[i] = flags[i] != 0 ? 1.0f : 0.0f;
  }
  __syncthreads();
  send(b, own, count);
  const float* all = receive(b, count);
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
#pragma unroll 1
    for (int s = 0; s < b.shape().slices; s++) {
      if (all[s * count + i] != 0) {
        flags[i] = 1;
      }
    }
  }
  __syncthreads();
}

/** A double summed over the slices: it travels as two floats. With barriers. */
template <typename B>
__device__ __forceinline__ double sumOfSlices(const B& b, double v) {
  float* own = outbox(b);
  if (threadIdx.x == 0) {
    own[0] = (float)v;
    own[1] = fabsf(own[0]) <= 3.4e38f ? (float)(v - own[0]) : 0.0f;
  }
  __syncthreads();
  send(b, own, 2);
  const float* all = receive(b, 2);
  double sum = 0;
#pragma unroll 1
  for (int s = 0; s < b.shape().slices; s++) {
    sum += (double)all[2 * s] + (double)all[2 * s + 1];
  }
  __syncthreads();
  return sum;
}
