// What a kernel knows, when it is compiled, of all networks of its launches. One source gives the
// kernel that can do everything, and kernels for common cases, in which these questions need no
// answer at run time. All of them compute the same digits.
#pragma once

#include "common/device.cuh"

/** How networks consolidate. */
enum Manner {
  /** In any way, each network in its own. */
  kAnyManner,
  /** They have no transients: every update is persistent at once. */
  kDirectly,
  /** The walk that learns consolidates each synapse over the threshold. */
  kSingles,
  /** Groups of synapses, all of them checked after learning. */
  kInGroups
};

/**
 * Nothing is known.
 *
 * @tparam kByChance whether some networks may consolidate by chance, see draw.cuh
 * @tparam kOwn whether some may have thresholds of single neurons or synapses, see local.cuh
 */
template <bool kByChance, bool kOwn = false>
struct NetworkOfAnyKind {
  static constexpr bool kCommon = false;
  static constexpr bool kSliced = false;
  static constexpr bool kHot = false;
  static constexpr bool kFollows = true;
  static constexpr bool kDraws = kByChance;
  static constexpr bool kLocals = kOwn;
  static constexpr Manner kManner = kAnyManner;
};
using AnyNetwork = NetworkOfAnyKind<false>;

/**
 * The common case: one hidden layer; lists of inputs, pending consolidations and the upper matrix
 * in shared memory; no more quads of lanes than threads; one measure; every change is made; a
 * launch is of whole presentations; no transients were set from outside since the last check.
 *
 * @tparam kInSlices whether a network has several slices, or else one
 * @tparam kHotRows whether the rows of W1 that are used most are in shared memory, see hot.cuh
 * @tparam kThresholds whether thresholds set themselves, see following.cuh, or else are fixed
 * @tparam kByChance whether all networks consolidate by chance, see draw.cuh
 */
template <Manner kHow, bool kInSlices, bool kHotRows = false, bool kThresholds = false,
          bool kByChance = false>
struct CommonNetwork {
  static constexpr bool kCommon = true;
  static constexpr bool kSliced = kInSlices;
  static constexpr bool kHot = kHotRows;
  /** Whether thresholds may, or here all do, set themselves. */
  static constexpr bool kFollows = kThresholds;
  static constexpr bool kDraws = kByChance;
  static constexpr bool kLocals = false;
  static constexpr Manner kManner = kHow;
};
