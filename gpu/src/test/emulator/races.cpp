#include "races.h"

#include <algorithm>

#include "codes.h"
#include "memory.h"
#include "places.h"
#include "scheduler.h"
#include "shadow.h"

namespace emulation {
namespace {

constexpr unsigned kAll = 0xffffffffu;

/** What the lanes of a warp know of one another: how often the other one had met by then. */
struct Lanes {
  std::uint32_t clock[kWarp];
  /** At the last meeting of all of them. */
  std::uint32_t together[kWarp];
  /** [who knows][of whom]; from meetings of some of them. */
  std::uint32_t known[kWarp][kWarp];
};

std::vector<Lanes>& warps() {
  static std::vector<Lanes>* const instance = new std::vector<Lanes>();
  return *instance;
}

Lanes& lanesOf(const Fiber& f) {
  return warps()[static_cast<std::size_t>(&f - machine.fibers.data()) / kWarp];
}

/** Whether a thread of this one's warp has met it since. */
bool haveMet(const Trace& before, const Fiber& me) {
  if (before.thread / kWarp != me.thread / kWarp) {
    return false;
  }
  const Lanes& lanes = lanesOf(me);
  const unsigned other = before.thread % kWarp;
  return std::max(lanes.together[other], lanes.known[me.thread % kWarp][other]) > before.clock;
}

bool isConflict(const Trace& before, const Trace& now, const Fiber& me, bool shared) {
  if (before.interval < machine.firstInterval) {
    return false;
  }
  if (before.interval == now.interval) {
    if (before.thread == now.thread || haveMet(before, me)) {
      return false;
    }
    const bool counted = before.how == Touch::kAtomic && now.how == Touch::kAtomic;
    return !counted && (shared || !synchronises(before.how) || !synchronises(now.how));
  }
  return !shared && before.block != now.block &&
         !(synchronises(before.how) && synchronises(now.how));
}

std::string whoDid(const Trace& trace) {
  return "thread " + std::to_string(trace.thread) + " of block " + std::to_string(trace.block);
}

[[noreturn]] __attribute__((noinline)) void report(const Trace& before, const Trace& now,
                                                   bool shared, std::uintptr_t address) {
  const std::string word =
      shared ? "byte " +
                   std::to_string(address - reinterpret_cast<std::uintptr_t>(sharedMemory)) +
                   " of shared memory"
             : describe(address);
  fail(kLaunchFailed,
       "race for " + word + ": " + whoDid(before) + (writes(before.how) ? " wrote it" : " read it") +
           " at " + placeNamed(before.place) + ", and " + whoDid(now) +
           (writes(now.how) ? " writes it" : " reads it") + " at " + placeNamed(now.place) +
           (before.block == now.block ? ", with no barrier in between"
                                      : ", and blocks of a launch are in no order"));
}

/** Remembers a read beside another one, see Cell. */
void keepRead(Cell& cell, const Trace& now, bool shared) {
  Trace& a = cell.reads[0];
  Trace& b = cell.reads[1];
  const auto isLive = [&](const Trace& t) {
    return shared ? t.interval == now.interval : t.interval >= machine.firstInterval;
  };
  const auto isMine = [&](const Trace& t) {
    return t.thread == now.thread && t.block == now.block;
  };
  if (!isLive(a) || isMine(a)) {
    a = now;
  } else if (!isLive(b) || isMine(b)) {
    b = now;
  } else if (a.block != b.block) {
    (a.block == now.block ? a : b) = now;
  } else if (a.block != now.block || a.interval != now.interval) {
    b = now;
  } else if (b.interval != now.interval) {
    b = now;
  } else {
    const unsigned warp = now.thread / kWarp;
    const bool apart = a.thread / kWarp != b.thread / kWarp;
    if (apart ? a.thread / kWarp == warp : a.thread / kWarp == warp && a.clock < now.clock) {
      a = now;
    } else if (b.thread / kWarp == warp ? apart || b.clock < now.clock : !apart) {
      b = now;
    }
  }
}

void check(const Cell& cell, const Trace& now, const Fiber& me, bool shared,
           std::uintptr_t address) {
  if (isConflict(cell.write, now, me, shared)) {
    report(cell.write, now, shared, address);
  }
  for (const Trace& read : cell.reads) {
    if (writes(now.how) && isConflict(read, now, me, shared)) {
      report(read, now, shared, address);
    }
  }
}

void keep(Cell& cell, const Trace& now, bool shared) {
  if (!writes(now.how)) {
    keepRead(cell, now, shared);
    return;
  }
  // A plain write stays in memory where the same thread goes on with atomic functions.
  const Trace& before = cell.write;
  if (before.interval != now.interval || before.thread != now.thread ||
      before.clock != now.clock || synchronises(before.how) || !synchronises(now.how)) {
    cell.write = now;
  }
}

}  // namespace

void checkForRaces(const Access& access) {
  const Fiber& me = *current();
  const Trace now{me.block->interval,
            lanesOf(me).clock[me.thread % kWarp],
            access.place,
            me.block->number,
            static_cast<std::uint16_t>(me.thread),
            access.how};
  const bool shared = access.shared;
  const std::uintptr_t end = access.address + access.bytes;
  for (std::uintptr_t at = access.address; at < end;) {
    Cell& word = cellOf(shared, at);
    check(word, now, me, shared, at);
    if (at % 4 == 0 && end - at >= 4) {
      const Cell* const bytes = cellsOfBytes(shared, at);
      for (unsigned i = 0; i < 4 && bytes != nullptr; i++) {
        check(bytes[i], now, me, shared, at + i);
      }
      keep(word, now, shared);
      at += 4;
    } else {
      Cell& byte = cellOfByte(shared, at);
      check(byte, now, me, shared, at);
      keep(byte, now, shared);
      at++;
    }
  }
}

void orderLanes(std::size_t firstLane, unsigned mask) {
  Lanes& lanes = warps()[firstLane / kWarp];
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    lanes.clock[__builtin_ctz(rest)]++;
  }
  if (mask == kAll) {
    std::copy_n(lanes.clock, kWarp, lanes.together);
    return;
  }
  std::uint32_t joined[kWarp] = {};
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    const unsigned lane = static_cast<unsigned>(__builtin_ctz(rest));
    for (unsigned other = 0; other < kWarp; other++) {
      joined[other] = std::max(joined[other], lanes.known[lane][other]);
    }
  }
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    const unsigned lane = static_cast<unsigned>(__builtin_ctz(rest));
    joined[lane] = lanes.clock[lane];
  }
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    std::copy_n(joined, kWarp, lanes.known[__builtin_ctz(rest)]);
  }
}

void prepareOrder(std::size_t count) {
  if (warps().size() < count) {
    warps().resize(count);
  }
}

}  // namespace emulation
