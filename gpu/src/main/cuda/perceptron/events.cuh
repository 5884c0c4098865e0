// From error to error, and from check to check.
#pragma once

#include "perceptron/run.cuh"

namespace perceptron {

/** Goes on for a number of events, or to the end. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::advance(int events) {
  if (now.last == 0) {
    now.left = static_cast<int>(min(static_cast<long long>(job.patterns), job.limit));
  }
  while (events-- > 0 && now.status == kRunning) {
    const int check = now.checkIn == 0 ? kFarAway : now.checkIn;
    int p = kNone;
    int gap = nextWrong(min(now.left, check), p);
    if (gap == 0 && check <= now.left) {
      gap = check;
    }
    if (gap > 0) {
      event(gap, p);
    } else {
      now.status = gap == 0 ? kFinished : kUndecided;
    }
  }
}

/** Presentations to the next error, and its pattern; 0 for none, -1 when in doubt. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline int Run<C, F, kCaches, kFollows>::nextWrong(int until, int& pattern) {
  const int chunk = min(F::chunk(), job.patterns);
  int q = now.at;
  for (int gap = 1; gap <= until; gap += chunk) {
    const Search search = {q,
                           min(chunk, until - gap + 1),
                           gap,
                           slots + turn * (static_cast<int>(blockDim.x) / 32),
                           now.persistentTolerance,
                           now.transientTolerance};
    turn ^= 1;
    const int found = fields.first(search);
    if (found >= 0) {
      q += found >> 1;
      pattern = q >= job.patterns ? q - job.patterns : q;
      return (found & 1) != 0 ? -1 : gap + (found >> 1);
    }
    q += chunk;
    q -= q >= job.patterns ? job.patterns : 0;
  }
  return 0;
}

/** An update by pattern p, or a check alone (p < 0), `gap` presentations after the last event. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::event(int gap, int p) {
  now.last += gap;
  if (p >= 0) {
    now.at = p + 1 < job.patterns ? p + 1 : 0;
    // An epoch without errors ends the run: the next one at the latest.
    const long long clean = 2LL * job.patterns - 1 - p;
    now.converges = clean <= job.limit - now.last;
    now.left = static_cast<int>(min(clean, job.limit - now.last));
    now.updates++;
    if (threadIdx.x == 0) {
      atomicAdd(job.counts + p, 1);
    }
  } else {
    now.left -= gap;
    now.at += gap;
    while (now.at >= job.patterns) {
      now.at -= job.patterns;
    }
  }
  if (!kCaches) {
    fields.learn(p, 1, false);
    if (!exact) {
      // Each update after an error lengthens w^2 by the pattern's own length^2 at most.
      now.persistentTolerance =
          kFieldDoubt * job.longest * sqrt(static_cast<double>(now.updates));
    }
  } else {
    cache(p, gap);
  }
  __syncthreads();
}

}  // namespace perceptron
