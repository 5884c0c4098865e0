// What the host tells a block of perceptron.cu, and what the block notes between launches.
#pragma once

#include "common/device.cuh"

namespace perceptron {

/** What consolidation is triggered by; the order of ConsolidationPolicy.Trigger. */
enum Trigger : int { kAlways, kAnySynapse, kEverySynapse, kSum, kNever };

/** The order of EventOrder. */
enum Order : int { kLearnFirst, kDecayFirst, kCorrected };

/** Where a run stands. */
enum Status : int { kRunning, kFinished, kUndecided };

/** Bits of Job::flags. */
enum Flag : int {
  kPerSynapse = 1,
  kQuantised = 2,
  kOrEqual = 4,
  kExact = 8,
  kInShared = 16
};

/** Relative to the sum of abs(w) times the largest input: closer fields rounding could decide. */
constexpr double kFieldDoubt = 1e-12;

/** Relative distance to a threshold at which rounding could decide. */
constexpr double kThresholdDoubt = 1e-13;

/** Below this, s comes near the least number there is and may vanish altogether. */
constexpr double kVanishing = 1e-280;

constexpr int kFarAway = 0x7fffffff;
constexpr unsigned kAllLanes = 0xffffffffu;
constexpr int kNone = -1;

/** So many threads add up what all threads of a block have. */
constexpr int kAdders = 16;

/** What a run has come to between launches; all zero at first. */
struct Progress {
  long long last;  // presentation of the last event, from 1; 0 before the first
  long long updates;
  double transientSum;  // of abs(s)
  double persistentTolerance;
  double cachedTolerance;
  int at;         // pattern of presentation last + 1
  int left;       // presentations from the last event to the end, unless another error comes
  int lookIn;     // presentations from the last event to a look that can matter; 0 for none
  int sinceLook;  // last event, modulo the presentations between looks
  int converges;  // whether that end comes before learning is given up
  int status;
  int transientsRounded;
  int persistentRounded;
};

/** One perceptron: written by the host, read only. Arrays lie in device memory. */
struct __align__(16) Job {
  const void* rows;       // updates: [P][rowLength], bits of signs or doubles
  const void* columns;    // the same transposed: [rowLength][stride]
  const void* gram;       // [P][stride], short or double
  const double2* decay;   // f^k and f + ... + f^k for k = 0 .. 2 P; null without decay
  const double2* measures;  // exponent, and 1 where decreases are free; without the linear one
  unsigned char* fields;    // state of the fields
  double2* synapses;        // l and s, [width]
  double* partial;          // sums of each thread: [3 + measures][threads]; first the integral of
                            // abs(s), change of s, and linear consolidation
  double* sums;             // at the end: the same added up
  int* counts;              // updates of each pattern
  Progress* progress;
  double threshold;
  double largest;  // of all magnitudes in the updates
  double longest;  // squared length of the longest update
  long long limit;  // presentations after which learning is given up
  int patterns;     // P
  int length;       // N + 1
  int width;        // N + 1 padded
  int rowLength;    // words or doubles of one update
  int stride;       // P padded
  int fieldBytes;   // size of the state of the fields, a multiple of 16
  int every;
  int trigger;
  int order;
  int flags;
  int measureCount;
};

}  // namespace perceptron
