#include "machine.h"

#include <signal.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "codes.h"
#include "faults.h"
#include "fibers.h"
#include "memory.h"

uint3 threadIdx;
uint3 blockIdx;
dim3 blockDim;
dim3 gridDim;

namespace emulation {

unsigned char* sharedMemory;

namespace {

constexpr unsigned kWarp = 32;
constexpr std::size_t kPage = 4096;
/** So many times in a row every thread that runs may find nothing to do. */
constexpr long kFutilePauses = 1L << 21;

struct Block {
  uint3 index;
  unsigned char* shared;
  unsigned arrived;
  unsigned trues;
  int result;
  Place place;
};

struct Fiber {
  void* stack;
  Block* block;
  unsigned thread;
  unsigned mask;
  Together what;
  int source;
  std::uint64_t value;
  Place place;
  enum { kUnstarted, kRunnable, kAtBarrier, kInWarp, kPausing, kDone } state;
};

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
    head_ = tail_ = 0;
  }
  bool empty() const { return head_ == tail_; }
  void push(Fiber* f) { slots_[tail_++ & (slots_.size() - 1)] = f; }
  Fiber* takeOldest() { return slots_[head_++ & (slots_.size() - 1)]; }
  Fiber* takeNewest() { return slots_[--tail_ & (slots_.size() - 1)]; }

 private:
  std::vector<Fiber*> slots_;
  std::size_t head_ = 0;
  std::size_t tail_ = 0;
};

/** All that belongs to the launch that runs. */
struct Machine {
  const Launch* launch;
  Stacks stacks;
  std::size_t stacksUsed;
  void* entered;

  std::vector<Block> blocks;
  std::vector<Fiber> fibers;
  std::vector<unsigned> warps;
  std::vector<Fiber*> atBarrier;
  Queue ready;
  Queue pausing;
  Fiber* current;

  unsigned threads;
  unsigned started;
  unsigned finished;
  unsigned nextThread;
  unsigned firstThread;
  unsigned stride;
  long futile;

  unsigned long launches;
  bool newestFirst;
  bool readyBeforeUnstarted;

  int code;
  std::string text;

  unsigned char* sharedRegion;
  unsigned sharedReady;
};

Machine& m = *new Machine();

constexpr std::size_t kSharedStride = 232 * 1024;
constexpr std::size_t kSharedBlocks = 256;

[[noreturn]] void fail(int code, std::string text) {
  m.code = code;
  m.text = std::move(text);
  void* left;
  emulation_switch(&left, m.entered);
  std::abort();
}

std::string at(Place place) {
  const char* name = std::strrchr(place.file, '/');
  return std::string(name == nullptr ? place.file : name + 1) + ":" + std::to_string(place.line);
}

void makeCurrent(Fiber* f) {
  m.current = f;
  threadIdx.x = f->thread;
  blockIdx = f->block->index;
  sharedMemory = f->block->shared;
  f->state = Fiber::kRunnable;
}

Fiber* takeReady() { return m.newestFirst ? m.ready.takeNewest() : m.ready.takeOldest(); }

/** A few threads, each with where it waits: what somebody needs who looks for a missing barrier. */
std::string whoWaits() {
  std::string text;
  unsigned shown = 0;
  unsigned done = 0;
  for (unsigned i = 0; i < m.threads; i++) {
    const Fiber& f = m.fibers[i];
    done += f.state == Fiber::kDone;
    if (f.state == Fiber::kDone || f.state == Fiber::kUnstarted) {
      continue;
    }
    const Fiber* before = i == 0 ? nullptr : &m.fibers[i - 1];
    const bool same = before != nullptr && before->state == f.state && before->block == f.block &&
                      (f.state == Fiber::kPausing || before->place.line == f.place.line);
    if (same || ++shown > 6) {
      continue;
    }
    text += (text.empty() ? "" : ", ") + std::string("thread ") + std::to_string(f.thread) +
            " of block " + std::to_string(f.block->index.x);
    switch (f.state) {
      case Fiber::kAtBarrier:
        text += " at the barrier " + at(f.place);
        break;
      case Fiber::kInWarp:
        text += " for its warp at " + at(f.place);
        break;
      default:
        text += " in a loop with __nanosleep";
        break;
    }
  }
  return "waiting, and each thread after it likewise up to the next: " + text + "; " +
         std::to_string(done) + " of " + std::to_string(m.threads) + " threads have returned";
}

/** The saved stack of whoever runs next; never returns if nobody can. */
void* next();

void worker() {
  while (m.started < m.threads) {
    const unsigned index = m.nextThread;
    m.nextThread = (index + m.stride) % m.threads;
    m.started++;
    Fiber* const f = &m.fibers[index];
    f->block = &m.blocks[index / m.launch->blockThreads];
    f->thread = index % m.launch->blockThreads;
    makeCurrent(f);
    m.launch->kernel->run(m.launch->arguments);
    m.current->state = Fiber::kDone;
    m.finished++;
    m.futile = 0;
    if (m.readyBeforeUnstarted && !m.ready.empty()) {
      break;
    }
  }
  void* left;
  emulation_switch(&left, m.finished == m.threads ? m.entered : next());
  std::abort();
}

void* next() {
  const bool unstarted = m.started < m.threads;
  if (!m.ready.empty() && (m.readyBeforeUnstarted || !unstarted)) {
    m.futile = 0;
    Fiber* const f = takeReady();
    makeCurrent(f);
    return f->stack;
  }
  if (unstarted) {
    return m.stacks.fresh(m.stacksUsed++, worker);
  }
  if (!m.pausing.empty()) {
    if (++m.futile > kFutilePauses) {
      fail(kLaunchFailed, "threads wait for ever, " + whoWaits());
    }
    Fiber* const f = m.pausing.takeOldest();
    makeCurrent(f);
    return f->stack;
  }
  fail(kLaunchFailed, "threads wait for ever, " + whoWaits());
}

void suspend(int state) {
  Fiber* const me = m.current;
  me->state = static_cast<decltype(me->state)>(state);
  void* const to = next();
  if (m.current != me || to != me->stack) {
    emulation_switch(&me->stack, to);
  }
}

unsigned char* sharedOf(unsigned block, unsigned bytes) {
  if (m.sharedRegion == nullptr) {
    void* region = mmap(nullptr, kSharedBlocks * kSharedStride, PROT_NONE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (region == MAP_FAILED) {
      std::abort();
    }
    m.sharedRegion = static_cast<unsigned char*>(region);
  }
  unsigned char* const low = m.sharedRegion + block * kSharedStride;
  const std::size_t usable = kSharedStride - kPage;
  if (block >= m.sharedReady) {
    if (mprotect(low, usable, PROT_READ | PROT_WRITE) != 0) {
      std::abort();
    }
    m.sharedReady = block + 1;
  }
  unsigned char* const start = low + usable - (bytes + 15) / 16 * 16;
  std::memset(start, 0xFF, bytes);
  return start;
}

std::string whatFaulted(const Fault& fault) {
  std::string text = "thread " + std::to_string(m.current->thread) + " of block " +
                     std::to_string(m.current->block->index.x);
  if (fault.signal == SIGFPE) {
    return text + " divides an integer by zero";
  }
  if (fault.signal == SIGILL) {
    return text + " executes an illegal instruction";
  }
  if (!fault.hasAddress) {
    return text + " uses an address that is not aligned to the size of what it holds, or none";
  }
  text += fault.write ? " writes " : " reads ";
  const auto region = reinterpret_cast<std::uintptr_t>(m.sharedRegion);
  if (fault.address >= region && fault.address < region + kSharedBlocks * kSharedStride) {
    return text + "outside of the " + std::to_string(m.launch->sharedBytes) +
           " bytes of shared memory";
  }
  if (m.stacks.holding(reinterpret_cast<void*>(fault.address)) >= 0) {
    return text + "outside of its stack";
  }
  return text + describe(fault.address);
}

int codeOf(const Fault& fault) {
  switch (fault.signal) {
    case SIGFPE:
      return kLaunchFailed;
    case SIGILL:
      return kIllegalInstruction;
    default:
      return fault.hasAddress ? kIllegalAddress : kMisalignedAddress;
  }
}

/** Chooses in which order threads run, another one from launch to launch. */
void varyOrder() {
  const unsigned long v = m.launches++;
  const unsigned n = m.threads;
  m.newestFirst = v % 4 >= 2;
  m.readyBeforeUnstarted = v % 3 == 1;
  switch (v % 5) {
    case 1:
    case 3:
      m.stride = n - 1;
      m.firstThread = n - 1;
      break;
    case 4:
      m.stride = n / 2 + 3;
      while (std::gcd(m.stride, n) != 1) {
        m.stride++;
      }
      m.firstThread = n / 3;
      break;
    default:
      m.stride = 1;
      m.firstThread = 0;
      break;
  }
}

void prepare(const Launch& launch, unsigned blocksAlive) {
  m.launch = &launch;
  m.threads = blocksAlive * launch.blockThreads;
  const unsigned warps = (launch.blockThreads + kWarp - 1) / kWarp * blocksAlive;
  if (m.fibers.size() < m.threads) {
    m.fibers.resize(m.threads);
  }
  if (m.blocks.size() < blocksAlive) {
    m.blocks.resize(blocksAlive);
  }
  if (m.warps.size() < warps) {
    m.warps.resize(warps);
  }
  if (m.atBarrier.size() < m.threads) {
    m.atBarrier.resize(m.threads);
  }
  m.code = kSuccess;
  blockDim = {launch.blockThreads, 1, 1};
  gridDim = {launch.gridX, launch.gridY, 1};
  varyOrder();
}

/** Runs the blocks that are alive at once, the first of which is number `firstBlock` of the grid. */
void runBlocks(unsigned firstBlock, unsigned blocksAlive) {
  const Launch& launch = *m.launch;
  for (unsigned b = 0; b < blocksAlive; b++) {
    const unsigned number = firstBlock + b;
    m.blocks[b] = {{number % launch.gridX, number / launch.gridX, 0},
                   sharedOf(b, launch.sharedBytes), 0, 0, 0, {nullptr, 0}};
  }
  std::fill_n(m.warps.begin(), (launch.blockThreads + kWarp - 1) / kWarp * blocksAlive, 0u);
  for (unsigned i = 0; i < m.threads; i++) {
    m.fibers[i].state = Fiber::kUnstarted;
  }
  m.ready.reset(m.threads);
  m.pausing.reset(m.threads);
  m.stacksUsed = 0;
  m.started = 0;
  m.finished = 0;
  m.futile = 0;
  m.nextThread = m.firstThread;
  emulation_switch(&m.entered, m.stacks.fresh(m.stacksUsed++, worker));
}

}  // namespace

int lane() { return static_cast<int>(m.current->thread % kWarp); }

int barrier(bool predicate, Place place) {
  Fiber* const me = m.current;
  Block* const block = me->block;
  me->place = place;
  const unsigned threads = m.launch->blockThreads;
  Fiber** const waiting = &m.atBarrier[static_cast<std::size_t>(block - m.blocks.data()) * threads];
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
    suspend(Fiber::kAtBarrier);
    return block->result;
  }
  for (unsigned i = 0; i + 1 < threads; i++) {
    m.ready.push(waiting[i]);
  }
  block->result = static_cast<int>(block->trues);
  block->arrived = 0;
  block->trues = 0;
  return block->result;
}

namespace {

/** What each lane of the mask gets; called when the last of them has come. */
void exchange(Fiber* lanes, unsigned mask, Together what) {
  std::uint64_t values[kWarp];
  std::uint64_t all = 0;
  bool first = true;
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    const int l = __builtin_ctz(rest);
    const std::uint64_t v = values[l] = lanes[l].value;
    const auto s = static_cast<std::int64_t>(v);
    switch (what) {
      case Together::kBallot:
        all |= (v != 0 ? std::uint64_t{1} : 0) << l;
        break;
      case Together::kSum:
        all += v;
        break;
      case Together::kMin:
        all = first || s < static_cast<std::int64_t>(all) ? v : all;
        break;
      case Together::kMax:
        all = first || s > static_cast<std::int64_t>(all) ? v : all;
        break;
      case Together::kAnd:
        all = first ? v : all & v;
        break;
      case Together::kOr:
        all |= v;
        break;
      case Together::kXor:
        all ^= v;
        break;
      default:
        break;
    }
    first = false;
  }
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    Fiber& f = lanes[__builtin_ctz(rest)];
    if (what != Together::kShuffle) {
      f.value = all;
    } else {
      // The value of a lane that takes no part is not defined: make it no number.
      const auto source = static_cast<unsigned>(f.source);
      f.value = (mask >> source & 1u) != 0 ? values[source] : ~std::uint64_t{0};
    }
  }
}

}  // namespace

std::uint64_t meet(unsigned mask, Together what, std::uint64_t value, int source, Place place) {
  Fiber* const me = m.current;
  const unsigned lane = me->thread % kWarp;
  const unsigned bit = 1u << lane;
  const unsigned block = static_cast<unsigned>(me->block - m.blocks.data());
  unsigned& waiting =
      m.warps[block * ((m.launch->blockThreads + kWarp - 1) / kWarp) + me->thread / kWarp];
  me->value = value;
  me->source = source;
  me->mask = mask;
  me->what = what;
  me->place = place;
  if ((mask & bit) == 0) {
    fail(kLaunchFailed, "thread " + std::to_string(me->thread) +
                            " is not in the mask that it names at " + at(place));
  }
  waiting |= bit;
  if ((waiting & mask) != mask) {
    suspend(Fiber::kInWarp);
    return me->value;
  }
  Fiber* const lanes = me - lane;
  for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
    const Fiber& f = lanes[__builtin_ctz(rest)];
    if (f.mask != mask || f.what != what) {
      fail(kLaunchFailed, "lanes of a warp meet with different masks or at different operations, " +
                              at(f.place) + " and " + at(place));
    }
  }
  waiting &= ~mask;
  exchange(lanes, mask, what);
  for (unsigned rest = mask & ~bit; rest != 0; rest &= rest - 1) {
    m.ready.push(&lanes[__builtin_ctz(rest)]);
  }
  return me->value;
}

void pause() {
  m.pausing.push(m.current);
  suspend(Fiber::kPausing);
}

void trap(const char* why, Place place) {
  fail(kLaunchFailed, std::string(why) + " at " + at(place) + ", thread " +
                          std::to_string(m.current->thread) + " of block " +
                          std::to_string(m.current->block->index.x));
}

Outcome execute(const Launch& launch) {
  const unsigned blocks = launch.gridX * launch.gridY;
  const unsigned alive = launch.cooperative ? blocks : 1;
  prepare(launch, alive);
  watchFaults(&m.entered);
  const bool backwards = m.launches % 2 == 0;
  for (unsigned b = 0; b < blocks && m.code == kSuccess; b += alive) {
    runBlocks(backwards ? blocks - alive - b : b, alive);
    Fault fault;
    if (faulted(&fault)) {
      m.code = codeOf(fault);
      m.text = whatFaulted(fault);
    }
  }
  unwatchFaults();
  return m.code == kSuccess ? Outcome{kSuccess, {}} : Outcome{m.code, std::move(m.text)};
}

}  // namespace emulation
