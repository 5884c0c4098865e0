// One perceptron from event to event, by one block. An event is a presentation with an update or a
// check of the threshold that can matter; in between s only shrinks. A check after which nothing
// was learned finds nothing new: s has only shrunk since. What a run does is defined, part by part,
// in memory.cuh, events.cuh, caching.cuh, follow.cuh, consolidate.cuh,
// draws.cuh and rounding.cuh.
#pragma once

#include "perceptron/decaying_fields.cuh"
#include "perceptron/gram_fields.cuh"
#include "perceptron/primal_fields.cuh"
#include "perceptron/sums.cuh"

namespace perceptron {

/**
 * One run. Each thread has its own synapses: every blockDim-th.
 *
 * C is how updates are stored, F how fields are known; without kCaches every update is consolidated
 * in the presentation in which it arises, and no synapses are kept; with kFollows the threshold sets
 * itself.
 */
template <typename C, typename F, bool kCaches, bool kFollows>
struct Run {
  static constexpr int kBatch = 4;

  Job& job;
  C changes;
  F fields;
  double2* synapses;
  double* scratch;
  int* slots;  // [2][warps], used in turn
  int turn;
  Progress now;
  Sums own;         // of abs(s) and abs(l), and the extreme of abs(s)
  double integral;  // these three: the thread's part of the energy
  double change;
  double consolidation;
  double persistentSum;  // of abs(l), all threads; where rounding matters
  const bool decays;
  const bool exact;  // whether no threshold is in doubt

  __device__ Run(Job& what, unsigned char* pool)
      : job(what),
        changes(what),
        fields(what, what.inShared ? pool + scratchBytes() : what.fields),
        synapses(what.inShared
                     ? reinterpret_cast<double2*>(pool + scratchBytes() + what.fieldBytes)
                     : what.synapses),
        scratch(reinterpret_cast<double*>(pool + sizeof(Job))),
        slots(nullptr),
        turn(0),
        now(*what.progress),
        own{0, 0, 0},
        integral(0),
        change(0),
        consolidation(0),
        persistentSum(0),
        decays(F::kDecays && what.decay != nullptr),
        exact(what.exact && !decays && !kFollows) {
    double* const shares = scratch + sumDoubles();
    slots = reinterpret_cast<int*>(shares + 2 * blockDim.x);
    connect(fields, shares, synapses);
  }

  /** Shared memory before the fields: the job, sums, shares of fields, and slots. */
  __device__ static int scratchBytes() {
    const int threads = static_cast<int>(blockDim.x);
    return static_cast<int>(sizeof(Job)) + 8 * (sumDoubles() + 2 * threads) + 64;
  }

  // memory.cuh
  __device__ double2* sharedFields() const;
  __device__ void load();
  __device__ void save();
  __device__ void conclude();

  // events.cuh
  __device__ void advance(int events);
  __device__ int nextWrong(int until, int& pattern);
  __device__ void event(int gap, int p);

  // caching.cuh
  __device__ void cache(int p, int gap);
  __device__ double learn(int p, double factor);

  // follow.cuh
  __device__ void follow(int p, int gap);
  __device__ void followEach(int p, int gap);
  __device__ double squares(int p);
  __device__ double threshold(int i) const;
  __device__ double relative(int i, double magnitude) const;
  __device__ bool compares(int p, double magnitude) const;

  // consolidate.cuh
  __device__ bool checksSynapses() const;
  __device__ bool triggered();
  __device__ void consolidateAll();
  __device__ void consolidateEach(int p);
  __device__ double wholeMultiples(double s, double theta, bool& doubt) const;
  __device__ void account(double amount) const;

  // draws.cuh
  __device__ void consolidateByChance();

  // rounding.cuh
  __device__ bool inDoubt(double magnitude, double theta) const;
  __device__ static double thresholdDoubt() { return kFollows ? kMovingDoubt : kThresholdDoubt; }
  __device__ void noteRounding(bool doubt, bool moved);
  __device__ void noteSums(const Sums& all);
  __device__ void setTolerances();
};

}  // namespace perceptron
