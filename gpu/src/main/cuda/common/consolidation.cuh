// When a network's or perceptron's transient changes become persistent (model section 3), as the
// host describes it to the kernels of all backends. A policy is a trigger, a scope and an amount:
// kernels decide by these and by the facts that follow from them, and know no policy by name.
#pragma once

#include "common/device.cuh"

/** What the threshold is compared with: ConsolidationPolicy.Trigger. */
enum Trigger { kAlways = 0, kAnySynapse = 1, kEverySynapse = 2, kSum = 3, kNever = 4 };

/** What is consolidated together: ConsolidationPolicy.Scope. */
enum Scope { kSynapse = 0, kNeuron = 1, kLayer = 2, kNetwork = 3 };

/** Order of events in a presentation: EventOrder. */
enum EventOrder { kLearnFirst = 0, kDecayFirst = 1, kCorrected = 2 };

/** Consolidation of the model; written by ConsolidationRecord. */
struct Consolidation {
  /** theta; ignored by kAlways and kNever. Infinite where it sets itself, see following.cuh. */
  double threshold;
  /** Factor by which s shrinks in one presentation; 1 without decay. */
  double decay;
  /** A float compares with it as with the threshold, by the same comparison. */
  float nearest;
  /** The factor as a float, and what that leaves out. */
  float roundedDecay;
  float decayRemainder;
  int trigger;
  int scope;
  int order;
  /** Whether a magnitude exactly at the threshold is over it. */
  int orEqual;
  /** F: the threshold is checked in every F-th presentation, F >= 1. */
  int every;
  /** Facts of Consolidation, each 0 or 1: isLazy, checksGroups, movesWholeMultiples. */
  int lazy;
  int checksGroups;
  int wholeMultiples;
  /** More of them: setsItself, comparesChangesOnly. */
  int setsItself;
  int changesOnly;

  /** Whether the threshold is checked in a presentation, counted from 1. */
  __device__ __forceinline__ bool checksAt(long long presentation) const {
    return presentation % every == 0;
  }

  /** Whether each synapse is consolidated by itself, if at all. */
  __device__ __forceinline__ bool isPerSynapse() const { return scope == kSynapse; }

  /** Whether a statistic of a group, or a synapse's abs(s), is over the threshold. */
  __device__ __forceinline__ bool isOver(double magnitude) const {
    return isOver(magnitude, threshold);
  }

  /** Whether it is over another threshold, by the same comparison. */
  __device__ __forceinline__ bool isOver(double magnitude, double other) const {
    return orEqual != 0 ? magnitude >= other : magnitude > other;
  }

  /** Whether abs(s) in single precision is over the threshold. */
  __device__ __forceinline__ bool isOverNearest(float magnitude) const {
    return orEqual != 0 ? magnitude >= nearest : magnitude > nearest;
  }
};
