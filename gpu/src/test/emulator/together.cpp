// What threads do together: barriers of blocks, and shuffles, votes and sums of warps.
#include "codes.h"
#include "scheduler.h"

namespace emulation {
namespace {

std::uint64_t ballot(const Fiber* lanes, unsigned mask) {
  std::uint64_t bits = 0;
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    const int l = __builtin_ctz(rest);
    bits |= (lanes[l].value != 0 ? std::uint64_t{1} : 0) << l;
  }
  return bits;
}

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

std::uint64_t reduction(const Fiber* lanes, unsigned mask, Together what) {
  std::uint64_t result = lanes[__builtin_ctz(mask)].value;
  for (unsigned rest = mask & (mask - 1); rest != 0; rest &= rest - 1) {
    result = combine(what, result, lanes[__builtin_ctz(rest)].value);
  }
  return result;
}

void shuffle(Fiber* lanes, unsigned mask) {
  std::uint64_t values[kWarp];
  for (unsigned l = 0; l < kWarp; l++) {
    // What a lane gives that takes no part is not defined: make it no number.
    values[l] = (mask >> l & 1u) != 0 ? lanes[l].value : ~std::uint64_t{0};
  }
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    Fiber& f = lanes[__builtin_ctz(rest)];
    f.value = values[f.source % kWarp];
  }
}

void exchange(Fiber* lanes, unsigned mask, Together what) {
  if (what == Together::kShuffle) {
    shuffle(lanes, mask);
  } else if (what != Together::kSync) {
    const std::uint64_t result =
        what == Together::kBallot ? ballot(lanes, mask) : reduction(lanes, mask, what);
    for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
      lanes[__builtin_ctz(rest)].value = result;
    }
  }
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
  block->arrived = 0;
  block->trues = 0;
  return {nullptr, nullptr};
}

Step arriveInWarp(unsigned mask, Together what, std::uint64_t value, int source, Place place) {
  Machine& m = machine;
  Fiber* const me = current();
  const unsigned lane = me->thread % kWarp;
  const unsigned bit = 1u << lane;
  const auto block = static_cast<unsigned>(me->block - m.blocks.data());
  unsigned& waiting = m.warps[block * m.warpsPerBlock + me->thread / kWarp];
  me->value = value;
  me->source = static_cast<unsigned char>(source);
  me->mask = mask;
  me->what = what;
  me->place = place;
  if ((mask & bit) == 0) {
    fail(kLaunchFailed, "thread " + std::to_string(me->thread) +
                            " is not in the mask that it names at " + at(place));
  }
  waiting |= bit;
  if ((waiting & mask) != mask) {
    return suspend(Fiber::kInWarp);
  }
  Fiber* const lanes = me - lane;
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    const Fiber& f = lanes[__builtin_ctz(rest)];
    if (f.mask != mask || f.what != what) {
      fail(kLaunchFailed, "lanes of a warp meet with different masks or for different operations, " +
                              at(f.place) + " and " + at(place));
    }
  }
  waiting &= ~mask;
  exchange(lanes, mask, what);
  for (unsigned rest = mask & ~bit; rest != 0; rest &= rest - 1) {
    m.ready.push(&lanes[__builtin_ctz(rest)]);
  }
  return {nullptr, nullptr};
}

Step pause() {
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
