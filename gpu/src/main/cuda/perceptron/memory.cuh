// What a run keeps in device memory between launches, and what it leaves there at its end.
#pragma once

#include "perceptron/run.cuh"

namespace perceptron {

__device__ inline void copy(double2* to, const double2* from, int count) {
#pragma unroll 1
  for (int i = static_cast<int>(threadIdx.x); i < count; i += static_cast<int>(blockDim.x)) {
    to[i] = from[i];
  }
}

template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline double2* Run<C, F, kCaches, kFollows>::sharedFields() const {
  return reinterpret_cast<double2*>(reinterpret_cast<unsigned char*>(scratch) - sizeof(Job) +
                                    scratchBytes());
}

/** Takes up the state that the last launch left. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::load() {
  if (job.inShared) {
    copy(sharedFields(), reinterpret_cast<const double2*>(job.fields), job.fieldBytes / 16);
    if (kCaches) {
      copy(synapses, job.synapses, job.width);
    }
  }
  __syncthreads();
  if (kCaches) {
#pragma unroll 1
    for (int i = static_cast<int>(threadIdx.x); i < job.length;
         i += static_cast<int>(blockDim.x)) {
      own.first += fabs(synapses[i].y);
      own.second += fabs(synapses[i].x);
    }
  }
  const int threads = static_cast<int>(blockDim.x);
  integral = job.partial[threadIdx.x];
  change = job.partial[threads + threadIdx.x];
  consolidation = job.partial[2 * threads + threadIdx.x];
}

/** Leaves the state to the next launch. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::save() {
  const int threads = static_cast<int>(blockDim.x);
  if (job.inShared) {
    copy(reinterpret_cast<double2*>(job.fields), sharedFields(), job.fieldBytes / 16);
    if (kCaches) {
      copy(job.synapses, synapses, job.width);
    }
  }
  job.partial[threadIdx.x] = integral;
  job.partial[threads + threadIdx.x] = change;
  job.partial[2 * threads + threadIdx.x] = consolidation;
  if (threadIdx.x == 0) {
    *job.progress = now;
  }
  if (now.status == kFinished) {
    __syncthreads();
    conclude();
  }
}

/** Leaves the weights and the sums of all threads to the host, at the end of learning. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::conclude() {
  const int t = static_cast<int>(threadIdx.x);
  const int threads = static_cast<int>(blockDim.x);
  if (!kCaches) {
    for (int i = t; i < job.length; i += threads) {
      double l = 0;
      // Several loads from memory are under way at once.
#pragma unroll 8
      for (int p = 0; p < job.patterns; p++) {
        l = fma(static_cast<double>(job.counts[p]), changes.value(p, i), l);
      }
      job.synapses[i] = make_double2(l, 0);
    }
  }
  for (int k = t; k < 3 + job.measureCount; k += threads) {
    double sum = 0;
#pragma unroll 1
    for (int each = 0; each < threads; each++) {
      sum += job.partial[k * threads + each];
    }
    job.sums[k] = sum;
  }
}

}  // namespace perceptron
