#include "interleaving.h"

#include "scheduler.h"
#include "touches.h"

namespace emulation {
namespace {

/** Accesses between two hand-overs, on average; a launch has one of them. */
constexpr unsigned kPeriods[] = {3, 20, 150, 1200};

std::uint64_t seed = 0;
std::uint64_t state = 0;
unsigned period = 0;

std::uint64_t next64() {
  // SplitMix64 (Steele, Lea & Flood 2014).
  state += 0x9e3779b97f4a7c15u;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

void drawSwitch() { watch.untilSwitch = 1 + anyBelow(2 * period); }

}  // namespace

void interleaveBy(std::uint64_t by) {
  seed = by;
  watch.untilSwitch = 0;
}

bool interleaves() { return seed != 0; }

unsigned anyBelow(unsigned limit) {
  return static_cast<unsigned>(next64() >> 32) % limit;
}

void beginInterleaving(std::uint64_t number) {
  if (seed != 0) {
    state = seed * 0xd1342543de82ef95u + number;
    period = kPeriods[anyBelow(sizeof kPeriods / sizeof kPeriods[0])];
    drawSwitch();
  }
}

void letOthersRun() {
  drawSwitch();
  Machine& m = machine;
  if (m.ready.empty() && m.started == m.threads) {
    return;
  }
  m.ready.push(current());
  follow(suspendRarely(Fiber::kReady));
}

}  // namespace emulation
