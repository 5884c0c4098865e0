// What competitive rules choose, as the host describes it to the kernels of all backends.
#pragma once

#include "common/device.cuh"

// By what a competitive rule chooses: neurons, whose errors it keeps, up to BY_ACTIVITY; synapses,
// from BY_UPDATE on.
enum Criterion {
  EVERYTHING = 0,
  RANDOM_NEURONS = 1,
  SET_OF_LABEL = 2,
  SETS_IN_TURN = 3,
  BY_ERROR = 4,
  BY_ACTIVITY = 5,
  BY_UPDATE = 6,
  BY_WEIGHT = 7,
  INPUTS_BY_ACTIVITY = 8,
  INPUTS_BY_WEIGHT = 9,
  FIXED_SYNAPSES = 10,
  SUBNET = 11
};

// What of one weight matrix of one network may change.
struct Choice {
  long long key;  // of the masks of RANDOM_NEURONS,
  long long bound;
  int criterion;
  int smallest;     // the smallest are kept, not the largest
  int rank;         // from the smallest magnitude, 0, of the last that is kept or dropped
  int plasticPost;  // the subnet: so many neurons,
  int plasticPre;   // and their inputs
  int learns;
  int gated;
  int sendsMasked;
  int counted;  // how often each synapse changes
  int sets;     // that take turns
};
static_assert(sizeof(Choice) == 56, "Choice");

// Whether changes are chosen synapse by synapse, so that they are no outer product.
__device__ inline bool choosesSynapses(const Choice& choice) {
  return choice.criterion >= BY_UPDATE;
}

__device__ inline bool inSubnet(const Choice& choice, int post, int pre) {
  return post < choice.plasticPost && pre < choice.plasticPre;
}

// Number `number` of the random numbers of a key: SplitMix64 of a counter.
__device__ inline bool keepsRandomly(const Choice& choice, long long number) {
  unsigned long long z =
      (unsigned long long)choice.key + ((unsigned long long)number + 1) * 0x9E3779B97F4A7C15ull;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return (long long)((z ^ (z >> 31)) >> 11) < choice.bound;
}
