// Reports of threads that wait.
#include "scheduler.h"

namespace emulation {
namespace {

constexpr unsigned kMostShown = 6;

bool waitsLike(const Fiber& f, const Fiber& before) {
  return f.state == before.state && f.block == before.block &&
         (f.state == Fiber::kPausing || f.place.line == before.place.line);
}

std::string where(const Fiber& f) {
  switch (f.state) {
    case Fiber::kAtBarrier:
      return "at the barrier " + at(f.place);
    case Fiber::kInWarp:
      return "for its warp at " + at(f.place);
    default:
      return "in a loop with __nanosleep";
  }
}

}  // namespace

std::string at(Place place) {
  const char* const name = std::strrchr(place.file, '/');
  return std::string(name == nullptr ? place.file : name + 1) + ":" + std::to_string(place.line);
}

std::string whoWaits() {
  const Machine& m = machine;
  std::string text;
  unsigned shown = 0;
  const unsigned fibers = m.threads / m.launch->blockThreads * m.warpsPerBlock * kWarp;
  for (unsigned i = 0; i < fibers && shown < kMostShown; i++) {
    const Fiber& f = m.fibers[i];
    const bool waits = f.state != Fiber::kDone && f.state != Fiber::kUnstarted;
    if (waits && (i == 0 || !waitsLike(f, m.fibers[i - 1]))) {
      shown++;
      text += "from thread " + std::to_string(f.thread) + " of block " +
              std::to_string(f.block->index.x) + " on " + where(f) + ", ";
    }
  }
  return text + "and " + std::to_string(m.finished) + " of " + std::to_string(m.threads) +
         " threads have returned";
}

}  // namespace emulation
