// The search for the next pattern that a perceptron gets wrong. Its answer to a pattern, times the
// target, is the pattern's field: not above 0 where it is wrong. The state of the fields is that
// right after the last event (an update or a consolidation); k presentations later the part of the
// transient weights has shrunk by k factors. Threads change fields of their own and read those of
// others: whoever calls puts a barrier in between.
#pragma once

#include "perceptron/job.cuh"

namespace perceptron {

/** What a field says of a pattern. */
enum Answer { kRight = 0, kWrong = 1, kInDoubt = 2 };

/** The answer that a field is; in doubt where rounding could decide. */
__device__ inline int answerOf(double field, double tolerance, bool vanished) {
  if (!(field <= tolerance)) {
    return kRight;
  }
  return vanished || (tolerance != 0 && field >= -tolerance) ? kInDoubt : kWrong;
}

/** Where to search. */
struct Search {
  int from;    // the first pattern; after the last one comes pattern 0 again
  int count;   // of patterns, up to P
  int gap;     // presentations from the last event to that of the first pattern
  int* slots;  // shared, one per warp, free to write
  double persistentTolerance;
  double transientTolerance;
};

/** The first answer that is not right, as 2 x index + doubt, for all threads; or kNone. */
template <typename F>
__device__ int firstWrong(const F& fields, const Search& search, int patterns) {
  const int t = static_cast<int>(threadIdx.x);
  int wrong = kRight;
  if (t < search.count) {
    int q = search.from + t;
    q -= q >= patterns ? patterns : 0;
    wrong = fields.answer(q, search.gap + t, search);
  }
  const unsigned any = __ballot_sync(kAllLanes, wrong != kRight);
  const unsigned doubt = __ballot_sync(kAllLanes, wrong == kInDoubt);
  if ((t & 31) == 0) {
    const int lane = __ffs(static_cast<int>(any)) - 1;
    search.slots[t >> 5] = any == 0 ? kNone : 2 * (t + lane) + static_cast<int>(doubt >> lane & 1u);
  }
  __syncthreads();
  int found = kNone;
  for (int warp = static_cast<int>(blockDim.x) / 32 - 1; warp >= 0; warp--) {
    const int slot = search.slots[warp];
    found = slot == kNone ? found : slot;
  }
  return found;
}

}  // namespace perceptron
