// What the host tells a block of perceptron.cu, and what the block notes between launches.
#pragma once

#include "common/consolidation.cuh"
#include "common/following.cuh"
#include "common/measure.cuh"

namespace perceptron {

/** Where a run stands. */
enum Status { kRunning = 0, kFinished = 1, kUndecided = 2 };

/** Relative to the sum of abs(w) times the largest input: closer fields rounding could decide. */
constexpr double kFieldDoubt = 1e-12;

/** Relative distance to a threshold at which rounding could decide. */
constexpr double kThresholdDoubt = 1e-13;

/** The same of a threshold that sets itself, which rounds with every event. */
constexpr double kMovingDoubt = 1e-11;

/** Below this, s comes near the least number there is and may vanish altogether. */
constexpr double kVanishing = 1e-280;

constexpr int kFarAway = 0x7fffffff;
constexpr unsigned kAllLanes = 0xffffffffu;
constexpr int kNone = -1;

/** Threads that add up what all threads of a block have. */
constexpr int kAdders = 16;

/** What a run has come to between launches; all zero at first. */
struct Progress {
  long long last;  // presentation of the last event, from 1; 0 before the first
  long long updates;
  double transientSum;  // of abs(s)
  double persistentTolerance;
  double transientTolerance;
  int at;          // pattern of presentation last + 1
  int left;        // presentations from the last event to the end, unless another error comes
  int checkIn;     // presentations from the last event to a check that can matter; 0 for none
  int sinceCheck;  // presentations from the last check to the last event
  int converges;   // whether that end comes before learning is given up
  int status;
  int transientsRounded;
  int persistentRounded;
};

/**
 * One perceptron: written by the host, and read only but for a threshold that sets itself. Arrays
 * lie in device memory.
 */
struct __align__(16) Job {
  const void* rows;         // updates: [P][rowLength], bits of signs or doubles
  const void* columns;      // the same transposed: [rowLength][stride]
  const void* gram;         // [P][stride], short or double
  const double2* decay;     // f^k and f + ... + f^k for k = 0 .. 2 P; null without decay
  const Measure* measures;  // without the linear one
  unsigned char* fields;    // state of the fields
  double2* synapses;        // l and s, [width]
  double* partial;          // sums of each thread: [3 + measures][threads]; first the integral of
                            // abs(s), change of s, and linear consolidation
  double* sums;             // at the end: the same added up
  int* counts;              // updates by each pattern
  Progress* progress;
  Consolidation consolidation;  // with the threshold at present
  Following following;          // where it sets itself
  double largest;   // of all magnitudes in the updates
  double longest;   // squared length of the longest update
  long long limit;  // presentations after which learning is given up
  int patterns;     // P
  int length;       // N + 1
  int width;        // N + 1 padded
  int rowLength;    // words or doubles of one update
  int stride;       // P padded
  int fieldBytes;   // size of the state of the fields, a multiple of 16
  int exact;        // whether all fields are exact as long as nothing decays
  int inShared;     // whether fields and synapses are kept in shared memory during a launch
  int measureCount;
};

/**
 * The same with what consolidation by chance, and thresholds of single synapses, need besides: so
 * the host writes all of them.
 */
struct __align__(16) WholeJob {
  Job job;
  double2* followed;             // of each synapse [width], see follow.cuh
  unsigned long long matrixKey;  // see chance.cuh
};

}  // namespace perceptron
