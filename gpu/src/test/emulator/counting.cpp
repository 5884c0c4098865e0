#include "counting.h"

#include <algorithm>
#include <unordered_map>

#include "scheduler.h"

namespace emulation {
namespace {

constexpr std::uintptr_t kSector = 32;
constexpr std::uintptr_t kWord = 4;
constexpr unsigned kBanks = 32;

/** One lane's part of what a warp does at a place. */
struct Part {
  std::uint32_t place;
  std::uint32_t time;
  unsigned lane;
  const Access* access;

  /** Pointers to either memory may be used at one place. */
  bool isWith(const Part& other) const {
    return place == other.place && time == other.time && access->shared == other.access->shared;
  }
  bool operator<(const Part& other) const {
    if (place != other.place) {
      return place < other.place;
    }
    if (time != other.time) {
      return time < other.time;
    }
    return access->shared != other.access->shared ? other.access->shared : lane < other.lane;
  }
};

struct Counting {
  unsigned long counts[kQuantities];
  /** Of each fiber, since its warp last met. */
  std::vector<std::vector<Access>> accesses;
  std::vector<Part> parts;
  std::unordered_map<std::uint32_t, std::uint32_t> times;
  std::vector<std::uintptr_t> units;
};

Counting& counting() {
  static Counting* const instance = new Counting();
  return *instance;
}

void add(Quantity quantity, unsigned long count) {
  counting().counts[static_cast<std::size_t>(quantity)] += count;
}

/** How many different units of so many bytes the parts touch. */
unsigned long unitsOf(const Part* first, const Part* last, std::uintptr_t bytes) {
  std::vector<std::uintptr_t>& units = counting().units;
  units.clear();
  for (const Part* p = first; p != last; p++) {
    const std::uintptr_t end = p->access->address + p->access->bytes;
    for (std::uintptr_t at = p->access->address / bytes; at * bytes < end; at++) {
      units.push_back(at);
    }
  }
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  return units.size();
}

/** Turns that some lanes take at the banks of shared memory. */
unsigned long turnsOf(const Part* first, const Part* last) {
  unitsOf(first, last, kWord);
  unsigned long inBank[kBanks] = {};
  unsigned long most = 0;
  for (const std::uintptr_t word : counting().units) {
    most = std::max(most, ++inBank[word % kBanks]);
  }
  return most;
}

/** Turns beyond the first: of 32 lanes at a time, of fewer where each has more than a word. */
unsigned long conflictsOf(const Part* first, const Part* last) {
  const std::size_t bytes = std::max<std::size_t>(first->access->bytes, kWord);
  const unsigned lanes = bytes >= 16 ? 8 : bytes > kWord ? 16 : kWarp;
  unsigned long conflicts = 0;
  while (first != last) {
    const Part* const end = std::find_if(first, last, [&](const Part& p) {
      return p.lane / lanes != first->lane / lanes;
    });
    conflicts += turnsOf(first, end) - 1;
    first = end;
  }
  return conflicts;
}

/** Counts what lanes do at the same place at the same time. */
void countTogether(const Part* first, const Part* last, unsigned lanes) {
  const Access& one = *first->access;
  const bool write = writes(one.how);
  if (one.how == Touch::kAtomic) {
    add(Quantity::kAtomics, static_cast<unsigned long>(last - first));
  }
  if (one.shared) {
    add(Quantity::kSharedAccesses, 1);
    add(Quantity::kBankConflicts, conflictsOf(first, last));
  } else {
    add(write ? Quantity::kGlobalWrites : Quantity::kGlobalReads, 1);
    add(write ? Quantity::kSectorsWritten : Quantity::kSectorsRead, unitsOf(first, last, kSector));
  }
  if (last - first < static_cast<std::ptrdiff_t>(lanes)) {
    add(Quantity::kDivergentAccesses, 1);
  }
}

/** Takes together what the lanes of a warp have done, and forgets it. */
void finish(std::size_t firstLane) {
  Counting& c = counting();
  c.parts.clear();
  for (unsigned lane = 0; lane < kWarp; lane++) {
    c.times.clear();
    const Access* before = nullptr;
    for (const Access& access : c.accesses[firstLane + lane]) {
      // How often a thread looks for a word that another one writes is chance.
      const bool polls = before != nullptr && access.how == Touch::kVolatileRead &&
                         before->how == Touch::kVolatileRead && before->address == access.address;
      if (!polls) {
        c.parts.push_back({access.place, c.times[access.place]++, lane, &access});
      }
      before = &access;
    }
  }
  std::sort(c.parts.begin(), c.parts.end());
  const unsigned threads = machine.launch->blockThreads;
  const auto inBlock = static_cast<unsigned>(firstLane % (machine.warpsPerBlock * kWarp));
  const unsigned lanes = std::min(kWarp, threads - inBlock);
  const Part* first = c.parts.data();
  const Part* const end = first + c.parts.size();
  while (first != end) {
    const Part* const last =
        std::find_if(first, end, [&](const Part& p) { return !p.isWith(*first); });
    countTogether(first, last, lanes);
    first = last;
  }
  for (unsigned lane = 0; lane < kWarp; lane++) {
    c.accesses[firstLane + lane].clear();
  }
}

}  // namespace

void startCounting() {
  std::fill_n(counting().counts, kQuantities, 0ul);
  counting().accesses.clear();
  watch.counts = true;
}

void stopCounting() { watch.counts = false; }

unsigned long counted(Quantity quantity) {
  return counting().counts[static_cast<std::size_t>(quantity)];
}

void count(const Access& access) {
  std::vector<std::vector<Access>>& accesses = counting().accesses;
  if (accesses.size() < machine.fibers.size()) {
    accesses.resize(machine.fibers.size());
  }
  accesses[static_cast<std::size_t>(emulation::current() - machine.fibers.data())].push_back(
      access);
}

void countMeeting(std::size_t firstLane, bool all) {
  add(Quantity::kMeetings, 1);
  if (all && counting().accesses.size() >= firstLane + kWarp) {
    finish(firstLane);
  }
}

void countEnd(std::size_t firstFiber) {
  for (unsigned w = 0; w < machine.warpsPerBlock; w++) {
    if (counting().accesses.size() >= firstFiber + (w + 1) * kWarp) {
      finish(firstFiber + w * kWarp);
    }
  }
}

void countBarrier(std::size_t firstFiber) {
  add(Quantity::kBarriers, 1);
  countEnd(firstFiber);
}

}  // namespace emulation
