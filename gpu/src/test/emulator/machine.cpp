#include "machine.h"

#include <signal.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "codes.h"
#include "counting.h"
#include "faults.h"
#include "interleaving.h"
#include "memory.h"
#include "races.h"
#include "scheduler.h"

uint3 threadIdx;
uint3 blockIdx;
dim3 blockDim;
dim3 gridDim;

namespace emulation {

unsigned char* sharedMemory;
Thread* running;
Machine& machine = *new Machine();

namespace {

/** So many times in a row every thread that is left may find nothing to do. */
constexpr long kFutilePauses = 1L << 21;

/** Blocks that run at the same time where threads take turns at random. */
constexpr unsigned kMostAtOnce = 4;

void worker();

/** The saved stack of whoever runs next, made the current thread if it has begun before. */
void* next() {
  Machine& m = machine;
  const bool unstarted = m.started < m.threads;
  const bool begins = unstarted && (m.random ? anyBelow(4) == 0 : !m.readyBeforeUnstarted);
  if (!m.ready.empty() && !begins) {
    Fiber* const f = m.random        ? m.ready.take(anyBelow(m.ready.size()))
                     : m.newestFirst ? m.ready.takeNewest()
                                     : m.ready.takeOldest();
    makeCurrent(f);
    return f->stack;
  }
  if (unstarted) {
    return m.stacks.fresh(m.stacksUsed++, worker);
  }
  // Whatever releases a thread or ends one starts the count again.
  if (m.pausing.empty() || ++m.futile > kFutilePauses) {
    fail(kLaunchFailed, "threads wait for ever, " + whoWaits());
  }
  Fiber* const f = m.pausing.takeOldest();
  makeCurrent(f);
  return f->stack;
}

/** Runs threads one after another, as long as none of them waits on the way. */
void worker() {
  Machine& m = machine;
  const unsigned blockThreads = m.launch->blockThreads;
  const bool oneBlock = m.threads == blockThreads;
  bool first = true;
  while (m.started < m.threads && (first || m.ready.empty() || !m.readyBeforeUnstarted)) {
    first = false;
    const unsigned index = m.nextThread;
    m.nextThread += m.stride;
    m.nextThread -= m.nextThread >= m.threads ? m.threads : 0;
    m.started++;
    const unsigned block = oneBlock ? 0 : index / blockThreads;
    const unsigned thread = index - block * blockThreads;
    Fiber* const f = &m.fibers[block * m.warpsPerBlock * kWarp + thread];
    f->block = &m.blocks[block];
    f->thread = thread;
    f->waitingLanes = &m.waitingLanes[block * m.warpsPerBlock + thread / kWarp];
    makeCurrent(f);
    if (!m.launch->cooperative || m.lostBlock != static_cast<long>(f->block->index.x)) {
      m.launch->kernel->run(m.launch->arguments);
    }
    current()->state = Fiber::kDone;
    m.finished++;
    m.futile = 0;
  }
  void* left;
  switchStacks(&left, m.finished == m.threads ? m.entered : next());
  std::abort();
}

/** Chooses in which order threads run, another one from launch to launch. */
void varyOrder() {
  Machine& m = machine;
  const unsigned long v = watch.counts ? 0 : m.launches;
  const unsigned n = m.threads;
  m.newestFirst = v % 4 >= 2;
  m.readyBeforeUnstarted = v % 3 == 1;
  m.stride = 1;
  m.firstThread = 0;
  if (v % 5 == 1 || v % 5 == 3) {
    m.stride = n - 1;
    m.firstThread = n - 1;
  } else if (v % 5 == 4 && n > 1) {
    m.stride = n / 2 + 1;
    while (std::gcd(m.stride, n) != 1) {
      m.stride++;
    }
    m.firstThread = n / 3;
  }
  m.random = interleaves() && watched();
  m.readyBeforeUnstarted |= m.random;
}

template <typename T>
void atLeast(std::vector<T>& items, std::size_t count) {
  if (items.size() < count) {
    items.resize(count);
  }
}

void prepare(const Launch& launch, unsigned blocksAlive) {
  Machine& m = machine;
  m.launch = &launch;
  m.warpsPerBlock = (launch.blockThreads + kWarp - 1) / kWarp;
  atLeast(m.fibers, m.warpsPerBlock * kWarp * blocksAlive);
  atLeast(m.atBarrier, launch.blockThreads * blocksAlive);
  atLeast(m.blocks, blocksAlive);
  atLeast(m.waitingLanes, m.warpsPerBlock * blocksAlive);
  prepareOrder(m.warpsPerBlock * blocksAlive);
  m.code = kSuccess;
  m.firstInterval = m.interval + 1;
  blockDim = {launch.blockThreads, 1, 1};
  gridDim = {launch.gridX, launch.gridY, 1};
}

/** How many blocks run at the same time: those that wait for one another, or else some. */
unsigned blocksAtOnce(const Launch& launch) {
  const unsigned blocks = launch.gridX * launch.gridY;
  return launch.cooperative             ? blocks
         : interleaves() && watched() ? std::min(blocks, 1 + anyBelow(kMostAtOnce))
                                        : 1;
}

/** Runs the blocks that are alive at once, from number `firstBlock` of the grid on. */
void runBlocks(unsigned firstBlock, unsigned blocksAlive) {
  Machine& m = machine;
  const Launch& launch = *m.launch;
  m.threads = blocksAlive * launch.blockThreads;
  varyOrder();
  for (unsigned b = 0; b < blocksAlive; b++) {
    const unsigned number = firstBlock + b;
    m.blocks[b] = {{number % launch.gridX, number / launch.gridX, 0},
                   number,
                   0,
                   sharedMemoryOf(b, launch.sharedBytes),
                   0,
                   0,
                   {nullptr, 0}};
    beginInterval(m.blocks[b]);
  }
  std::fill_n(m.waitingLanes.begin(), m.warpsPerBlock * blocksAlive, 0u);
  for (unsigned i = 0; i < m.warpsPerBlock * kWarp * blocksAlive; i++) {
    m.fibers[i].state = Fiber::kUnstarted;
  }
  m.ready.reset(m.threads);
  m.pausing.reset(m.threads);
  m.stacksUsed = 0;
  m.started = 0;
  m.finished = 0;
  m.futile = 0;
  m.nextThread = m.firstThread;
  void* const first = m.stacks.fresh(m.stacksUsed++, worker);
  switchStacks(&m.entered, first);
  for (unsigned b = 0; b < blocksAlive && watch.counts; b++) {
    countEnd(firstFiberOf(m.blocks[b]));
  }
}

std::string whatFaulted(const Fault& fault) {
  const Fiber& f = *current();
  const std::string who = "thread " + std::to_string(f.thread) + " of block " +
                          std::to_string(f.block->index.x);
  if (fault.endless) {
    return "runs for too long; last seen was " + who;
  }
  if (fault.signal == SIGFPE) {
    return who + " divides an integer by zero";
  }
  if (fault.signal == SIGILL) {
    return who + " executes an illegal instruction";
  }
  if (!fault.hasAddress) {
    return who + " uses an address that is no address, or not aligned to the size of what is there";
  }
  const std::string does = who + (fault.write ? " writes " : " reads ");
  const auto* const address = reinterpret_cast<const void*>(fault.address);
  if (inSharedMemory(address)) {
    return does + "outside of the " + std::to_string(machine.launch->sharedBytes) +
           " bytes of shared memory";
  }
  return does + (machine.stacks.holding(address) >= 0 ? "outside of its stack"
                                                      : describe(fault.address));
}

int codeOf(const Fault& fault) {
  if (fault.endless) {
    return kLaunchTimeout;
  }
  switch (fault.signal) {
    case SIGFPE:
      return kLaunchFailed;
    case SIGILL:
      return kIllegalInstruction;
    default:
      return fault.hasAddress ? kIllegalAddress : kMisalignedAddress;
  }
}

}  // namespace

std::uint64_t nanoseconds() {
  constexpr std::uint64_t kPerSecond = 1'000'000'000;
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * kPerSecond +
         static_cast<std::uint64_t>(now.tv_nsec) + machine.paused;
}

void fail(int code, std::string text) {
  machine.code = code;
  machine.text = std::move(text);
  void* left;
  switchStacks(&left, machine.entered);
  std::abort();
}

Step suspendRarely(Fiber::State state) {
  Fiber* const me = current();
  me->state = state;
  void* const to = next();
  // A thread that only paused may be the next itself.
  return {&me->stack, current() == me && me->state == Fiber::kRunnable ? nullptr : to};
}

void setPause(std::uint64_t nanoseconds) { machine.pauseNanoseconds = nanoseconds; }

void loseBlock(long block) { machine.lostBlock = block; }

Outcome execute(const Launch& launch) {
  Machine& m = machine;
  const unsigned blocks = launch.gridX * launch.gridY;
  beginInterleaving(m.launches);
  const unsigned most = blocksAtOnce(launch);
  prepare(launch, most);
  const bool backwards = m.launches % 2 == 1;
  watchFaults(&m.entered);
  unsigned alive = most;
  for (unsigned b = 0; b < blocks && m.code == kSuccess; b += alive) {
    alive = std::min(most, blocks - b);
    runBlocks(backwards ? blocks - alive - b : b, alive);
    Fault fault;
    if (faulted(&fault)) {
      m.code = codeOf(fault);
      m.text = whatFaulted(fault);
    }
  }
  unwatchFaults();
  m.launches++;
  return {m.code, m.code == kSuccess ? std::string() : std::move(m.text)};
}

}  // namespace emulation
