// The threads of the launch that runs, and who of them runs next.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "emulation.h"
#include "machine.h"

namespace emulation {

constexpr unsigned kWarp = 32;

struct Block {
  uint3 index;
  /** Among all blocks of the launch. */
  unsigned number;
  /** What lies between two barriers of it; no two blocks have the same, whatever the launch. */
  unsigned interval;
  unsigned char* shared;
  unsigned arrived;
  unsigned trues;
  Place place;
};

/** One thread of the device; lies in one cache line. */
struct alignas(64) Fiber : Thread {
  enum State : unsigned char { kUnstarted, kRunnable, kReady, kAtBarrier, kInWarp, kPausing, kDone };

  void* stack;
  Block* block;
  /** Which lanes of its warp wait for others. */
  unsigned* waitingLanes;
  Place place;
  unsigned mask;
  unsigned char source;
  Together what;
  State state;
};

static_assert(sizeof(Fiber) == 64);

/** Threads that can go on, taken in the order they came or the other way round. */
class Queue {
 public:
  void reset(std::size_t capacity) {
    std::size_t size = 1;
    while (size < capacity + 1) {
      size *= 2;
    }
    if (slots_.size() < size) {
      slots_.resize(size);
    }
    at_ = slots_.data();
    mask_ = slots_.size() - 1;
    head_ = tail_ = 0;
  }
  bool empty() const { return head_ == tail_; }
  void push(Fiber* f) { at_[tail_++ & mask_] = f; }
  Fiber* takeOldest() { return at_[head_++ & mask_]; }
  Fiber* takeNewest() { return at_[--tail_ & mask_]; }
  unsigned size() const { return static_cast<unsigned>(tail_ - head_); }
  /** Number `index` of them. */
  Fiber* take(unsigned index) {
    std::swap(at_[(head_ + index) & mask_], at_[(tail_ - 1) & mask_]);
    return takeNewest();
  }

 private:
  std::vector<Fiber*> slots_;
  Fiber** at_ = nullptr;
  std::size_t mask_ = 0;
  std::size_t head_ = 0;
  std::size_t tail_ = 0;
};

/** All that belongs to the launch that runs, and what is kept from launch to launch. */
struct Machine {
  const Launch* launch;
  Stacks stacks;
  std::size_t stacksUsed;
  /** Where the host's thread waits for the launch to end. */
  void* entered;

  std::vector<Block> blocks;
  /** The threads of the blocks that are alive, block after block, each in whole warps. */
  std::vector<Fiber> fibers;
  std::vector<unsigned> waitingLanes;
  std::vector<Fiber*> atBarrier;
  Queue ready;
  Queue pausing;

  unsigned warpsPerBlock;
  unsigned threads;
  unsigned started;
  unsigned finished;
  unsigned firstThread;
  unsigned nextThread;
  unsigned stride;
  long futile;

  /** What a pause takes by the device's clock, beside the host's own time, and all of them together. */
  std::uint64_t pauseNanoseconds;
  std::uint64_t paused;
  /** The block of launches of blocks that wait for each other which does nothing; -1 for none. */
  long lostBlock = -1;

  unsigned long launches;
  bool newestFirst;
  bool readyBeforeUnstarted;
  /** Threads take turns at random. */
  bool random;

  /** The last one given to a block, and the first one of this launch. */
  unsigned interval;
  unsigned firstInterval;

  int code;
  std::string text;
};

extern Machine& machine;

/** Index of the first thread of a block among all fibers. */
inline std::size_t firstFiberOf(const Block& block) {
  const auto index = static_cast<std::size_t>(&block - machine.blocks.data());
  return index * machine.warpsPerBlock * kWarp;
}

inline Fiber* current() { return static_cast<Fiber*>(running); }

/** Ends the launch, from a thread of it. */
[[noreturn]] void fail(int code, std::string text);

/** Begins what lies between two barriers of a block. */
inline void beginInterval(Block& block) { block.interval = ++machine.interval; }

/** Makes a thread that has begun the one that runs. */
inline void makeCurrent(Fiber* f) {
  running = f;
  threadIdx.x = f->thread;
  blockIdx = f->block->index;
  sharedMemory = f->block->shared;
  f->state = Fiber::kRunnable;
}

/** As suspend, where nobody can go on at once. */
Step suspendRarely(Fiber::State state);

/** Lets the thread that runs wait; the step leads to who runs instead. */
inline Step suspend(Fiber::State state) {
  Machine& m = machine;
  if (m.ready.empty() || m.started < m.threads || m.random) {
    return suspendRarely(state);
  }
  Fiber* const me = current();
  me->state = state;
  Fiber* const f = m.newestFirst ? m.ready.takeNewest() : m.ready.takeOldest();
  makeCurrent(f);
  return {&me->stack, f->stack};
}

/** File and line of a place. */
std::string at(Place place);

/** A few of the threads that wait, each with where: what finds a missing barrier. */
std::string whoWaits();

/** The shared memory of the block with this number among those alive, filled with 0xFF. */
unsigned char* sharedMemoryOf(unsigned block, unsigned bytes);
bool inSharedMemory(const void* address);

}  // namespace emulation
