// What a competitive rule selects in a weight matrix (model section 5), as the host describes it to
// the kernels of all backends. A rule is a criterion, a direction and a unit: kernels decide by
// these and by the facts that follow from them, and know no rule by name.
#pragma once

#include "common/device.cuh"

/** By what is selected: PlasticityRule.Criterion. */
enum Criterion {
  kByNothing = 0,
  kByChance = 1,
  kByFixedSet = 2,
  kBySetOfClass = 3,
  kBySetsInTurn = 4,
  kByError = 5,
  kByActivity = 6,
  kByUpdate = 7,
  kByWeight = 8,
  kBySubnet = 9,
  kByLayer = 10
};

/** Which end of a ranking is kept: PlasticityRule.Direction. */
enum Direction { kLargest = 0, kSmallest = 1 };

/** What is selected: PlasticityRule.Unit. */
enum Unit { kNoUnit = 0, kNeurons = 1, kSynapses = 2, kInputs = 3 };

/** What of one weight matrix of one network may change; written by SelectionRecord. */
struct Selection {
  /** Of the draws of kByChance: MaskStream.randomKey and randomBound. */
  long long key;
  long long bound;
  int criterion;
  int direction;
  int unit;
  /** Rank of the first magnitude that is kept, ascending from 0, in either direction. */
  int rank;
  /** The subnet: these numbers of postsynaptic and presynaptic units, the first ones. */
  int plasticPost;
  int plasticPre;
  /** Random sets of the matrix. */
  int setCount;
  /** Whether changes are selected synapse by synapse, so that they are no outer product. */
  int selectsSynapses;
  /** Whether the matrix may change at all. */
  int learns;
  /** Facts of the network, each 0 or 1: Plasticity.errorGated, sendsMasked; countsChanges. */
  int errorGated;
  int sendsMasked;
  int countsChanges;

  __device__ __forceinline__ bool keepsSmallest() const { return direction == kSmallest; }

  /** Whether errors of neurons are masked. */
  __device__ __forceinline__ bool masksErrors() const { return unit == kNeurons; }

  /** Whether neurons are ranked, by their errors or activities. */
  __device__ __forceinline__ bool ranksNeurons() const {
    return criterion == kByError || criterion == kByActivity;
  }

  /** Whether all synapses are ranked together, by their changes or by their weights. */
  __device__ __forceinline__ bool ranksSynapses() const {
    return unit == kSynapses && (criterion == kByUpdate || criterion == kByWeight);
  }
  __device__ __forceinline__ bool ranksUpdates() const {
    return criterion == kByUpdate && unit == kSynapses;
  }
  __device__ __forceinline__ bool ranksWeights() const {
    return criterion == kByWeight && unit == kSynapses;
  }

  /** Whether the inputs of each neuron are ranked: by activity, alike for all neurons, ... */
  __device__ __forceinline__ bool ranksInputsByActivity() const {
    return criterion == kByUpdate && unit == kInputs;
  }
  /** ... or by weight. */
  __device__ __forceinline__ bool ranksInputsByWeight() const {
    return criterion == kByWeight && unit == kInputs;
  }

  /** Of a rule that selects synapses, whether these have to be listed: PlasticityRule. */
  __device__ __forceinline__ bool listsSynapses() const {
    return criterion == kByWeight || criterion == kByFixedSet;
  }

  /** Which of the random sets holds in a presentation, counted from 1. */
  __device__ __forceinline__ int setNumber(long long presentation, int label) const {
    return criterion == kBySetOfClass   ? label
           : criterion == kBySetsInTurn ? (int)(presentation % setCount)
                                        : 0;
  }

  /** Whether draw `number`, from 0, keeps what is drawn for: MaskStream.keeps, SplitMix64. */
  __device__ __forceinline__ bool keepsRandomly(long long number) const {
    unsigned long long z =
        (unsigned long long)key + ((unsigned long long)number + 1) * 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return (long long)((z ^ (z >> 31)) >> 11) < bound;
  }

  __device__ __forceinline__ bool inSubnet(int post, int pre) const {
    return post < plasticPost && pre < plasticPre;
  }
};
