// What threads do together: barriers of blocks, and shuffles, votes and sums of warps.
#include "codes.h"
#include "counting.h"
#include "races.h"
#include "scheduler.h"

namespace emulation {
namespace {

std::uint64_t combine(Together what, std::uint64_t a, std::uint64_t b) {
  switch (what) {
    case Together::kSum:
      return a + b;
    case Together::kMin:
      return static_cast<std::int64_t>(a) < static_cast<std::int64_t>(b) ? a : b;
    case Together::kMax:
      return static_cast<std::int64_t>(a) < static_cast<std::int64_t>(b) ? b : a;
    case Together::kAnd:
      return a & b;
    case Together::kOr:
      return a | b;
    default:
      return a ^ b;
  }
}

/** What all lanes get alike, from the values of those in the mask. */
std::uint64_t result(Together what, unsigned mask, const std::uint64_t* values) {
  std::uint64_t bits = 0;
  if (what == Together::kBallot) {
    for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
      const int lane = __builtin_ctz(rest);
      bits |= (values[lane] != 0 ? std::uint64_t{1} : 0) << lane;
    }
    return bits;
  }
  bits = values[__builtin_ctz(mask)];
  for (unsigned rest = mask & (mask - 1); rest != 0; rest &= rest - 1) {
    bits = combine(what, bits, values[__builtin_ctz(rest)]);
  }
  return bits;
}

/** Gives the lanes what they came for; all of them have come. */
void exchange(Fiber* lanes, unsigned mask, Together what) {
  std::uint64_t values[kWarp];
  // What a lane gives that takes no part is not defined: make it no number.
  std::memset(values, 0xFF, sizeof values);
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    const int lane = __builtin_ctz(rest);
    values[lane] = lanes[lane].value;
  }
  if (what == Together::kShuffle) {
    for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
      Fiber& f = lanes[__builtin_ctz(rest)];
      f.value = values[f.source % kWarp];
    }
    return;
  }
  const std::uint64_t all = result(what, mask, values);
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    lanes[__builtin_ctz(rest)].value = all;
  }
}

/** Ends the waiting of the lanes of a mask, of which the one that runs came last. */
__attribute__((noinline)) void release(Fiber* lanes, const Fiber& last) {
  Machine& m = machine;
  const unsigned mask = last.mask;
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    const Fiber& f = lanes[__builtin_ctz(rest)];
    if (f.mask != mask || f.what != last.what) {
      fail(kLaunchFailed,
           "lanes of a warp meet with different masks or for different operations, " + at(f.place) +
               " and " + at(last.place));
    }
  }
  if (last.what != Together::kSync) {
    exchange(lanes, mask, last.what);
  }
  const auto firstLane = static_cast<std::size_t>(lanes - m.fibers.data());
  if (watched()) {
    orderLanes(firstLane, mask);
  }
  if (watch.counts) {
    countMeeting(firstLane, mask == 0xffffffffu);
  }
  for (unsigned rest = mask & ~(1u << last.thread % kWarp); rest != 0; rest &= rest - 1) {
    m.ready.push(&lanes[__builtin_ctz(rest)]);
  }
  *last.waitingLanes &= ~mask;
  m.futile = 0;
}

}  // namespace

Step arriveAtBarrier(bool predicate, Place place) {
  Machine& m = machine;
  Fiber* const me = current();
  Block* const block = me->block;
  const unsigned threads = m.launch->blockThreads;
  Fiber** const waiting = &m.atBarrier[static_cast<std::size_t>(block - m.blocks.data()) * threads];
  me->place = place;
  if (block->arrived == 0) {
    block->place = place;
  } else if (block->place.line != place.line) {
    fail(kLaunchFailed, "threads of block " + std::to_string(block->index.x) +
                            " wait at different barriers, some at " + at(block->place) +
                            " and thread " + std::to_string(me->thread) + " at " + at(place));
  }
  block->trues += predicate;
  if (block->arrived + 1 < threads) {
    waiting[block->arrived++] = me;
    return suspend(Fiber::kAtBarrier);
  }
  const int trues = static_cast<int>(block->trues);
  for (unsigned i = 0; i + 1 < threads; i++) {
    waiting[i]->counted = trues;
    m.ready.push(waiting[i]);
  }
  me->counted = trues;
  beginInterval(*block);
  if (watch.counts) {
    countBarrier(firstFiberOf(*block));
  }
  block->arrived = 0;
  block->trues = 0;
  m.futile = 0;
  return {nullptr, nullptr};
}

Step arriveInWarp(unsigned mask, Together what, std::uint64_t value, int source, Place place) {
  Fiber* const me = current();
  const unsigned lane = me->thread % kWarp;
  me->value = value;
  me->source = static_cast<unsigned char>(source);
  me->mask = mask;
  me->what = what;
  me->place = place;
  if ((mask >> lane & 1u) == 0) {
    fail(kLaunchFailed, "thread " + std::to_string(me->thread) +
                            " is not in the mask that it names at " + at(place));
  }
  const unsigned waiting = *me->waitingLanes |= 1u << lane;
  if ((waiting & mask) != mask) {
    return suspend(Fiber::kInWarp);
  }
  release(me - lane, *me);
  return {nullptr, nullptr};
}

Step pause() {
  machine.paused += machine.pauseNanoseconds;
  machine.pausing.push(current());
  return suspend(Fiber::kPausing);
}

void trap(const char* why, Place place) {
  const Fiber& me = *current();
  fail(kLaunchFailed, std::string(why) + " at " + at(place) + ", thread " +
                          std::to_string(me.thread) + " of block " +
                          std::to_string(me.block->index.x));
}

}  // namespace emulation
