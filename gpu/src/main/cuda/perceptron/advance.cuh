// What a block does in a launch: it goes on with one run.
#pragma once

#include "perceptron/caching.cuh"
#include "perceptron/consolidate.cuh"
#include "perceptron/draws.cuh"
#include "perceptron/events.cuh"
#include "perceptron/memory.cuh"
#include "perceptron/rounding.cuh"

namespace perceptron {

/** Goes on with a job for a number of events, or to its end. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ void advance(Job* from, unsigned char* pool, int events, Progress* report) {
  static_assert(sizeof(Job) % 16 == 0, "what follows it is aligned");
  Job* const job = reinterpret_cast<Job*>(pool);
  if (threadIdx.x == 0) {
    *job = *from;
  }
  __syncthreads();
  Run<C, F, kCaches, kFollows> run(*job, pool);
  if constexpr (F::kDraws) {
    run.fields.matrixKey = reinterpret_cast<const WholeJob*>(from)->matrixKey;
  }
  if constexpr (C::kOwn) {
    run.changes.followed = reinterpret_cast<const WholeJob*>(from)->followed;
  }
  run.load();
  run.advance(events);
  run.save();
  if (threadIdx.x == 0) {
    *report = run.now;
    if (kFollows) {
      from->consolidation.threshold = job->consolidation.threshold;
      from->following = job->following;
    }
  }
}

}  // namespace perceptron

/**
 * Goes on with one run per block.
 *
 * jobs: addresses, one per block; events: how many updates and checks at most; reports: receives
 * how far each came. Both arrays lie in memory of the host. Without caching every update is
 * consolidated in the presentation in which it arises: then no synapses are kept. follows: whether
 * the threshold sets itself.
 */
#define PERCEPTRON_KERNEL(name, blocks, caches, follows, changes, fields)               \
  extern "C" __global__ void __launch_bounds__(128, blocks)                             \
      name(const unsigned long long* jobs, int events, perceptron::Progress* reports) { \
    SHARED_MEMORY(unsigned char, pool);                                                 \
    perceptron::advance<perceptron::changes, perceptron::fields, caches, follows>(      \
        reinterpret_cast<perceptron::Job*>(jobs[blockIdx.x]), pool, events,             \
        reports + blockIdx.x);                                                          \
  }                                                                                     \
  KERNEL(name)
