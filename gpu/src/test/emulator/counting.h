// What the launches of a watched build would ask of a device: warps access memory together. Lanes are
// taken to do so at the same place in the code for the same time since all of them last met, which is
// what they do unless they go through a loop in different rounds. There are no caches here: whatever
// is asked for again is counted again.
#pragma once

#include <cstddef>

#include "touches.h"

namespace emulation {

/** What is counted; the numbers are those of the Java enumeration Quantity. */
enum class Quantity {
  /** By one warp at one place, of device memory. */
  kGlobalReads,
  kGlobalWrites,
  /** Sectors of 32 bytes that these touch. */
  kSectorsRead,
  kSectorsWritten,
  /** By one warp at one place, of shared memory. */
  kSharedAccesses,
  /** Turns beyond the first that these take, since lanes want different words of one bank. */
  kBankConflicts,
  /** Single lanes' calls of atomic functions. */
  kAtomics,
  /** Of accesses, those that not all lanes of the warp make. */
  kDivergentAccesses,
  /** Of a block. */
  kBarriers,
  /** Shuffles, votes and the like, of a warp. */
  kMeetings,
};

constexpr std::size_t kQuantities = 10;

/** Starts to count from 0, with launches in the usual order of threads; or ends counting. */
void startCounting();
void stopCounting();

/** How many there were. */
unsigned long counted(Quantity quantity);

/** Notes an access of the thread that runs. */
void count(const Access& access);

/** All lanes of a warp have met: `firstLane` is the index of the first fiber of the warp. */
void countMeeting(std::size_t firstLane, bool all);

/** All threads of a block have met at a barrier, or have returned. */
void countBarrier(std::size_t firstFiber);
void countEnd(std::size_t firstFiber);

}  // namespace emulation
