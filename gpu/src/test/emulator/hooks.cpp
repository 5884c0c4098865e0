#include "hooks.h"

#include <array>
#include <set>

#include "counting.h"
#include "driver.h"
#include "faults.h"
#include "interleaving.h"
#include "machine.h"
#include "launch_file.h"

using namespace emulation;

namespace {

/** Sizes of matrix products, each once. */
std::set<std::array<int, 4>>& products() {
  static auto* const instance = new std::set<std::array<int, 4>>();
  return *instance;
}

}  // namespace

EMULATION_HOOK void emulation_product(int m, int n, int k, int count) {
  const std::lock_guard<std::mutex> guard(lock());
  products().insert({m, n, k, count});
}

EMULATION_HOOK int emulation_status() {
  const std::lock_guard<std::mutex> guard(lock());
  return initialized() ? status() : static_cast<int>(kNotInitialized);
}

EMULATION_HOOK const char* emulation_reason() {
  const std::lock_guard<std::mutex> guard(lock());
  static std::string* const last = new std::string();
  *last = status() == kSuccess ? std::string() : reason();
  return last->c_str();
}

EMULATION_HOOK bool emulation_check(const char* function, const char* argument, const void* address,
                                    std::size_t bytes) {
  const std::lock_guard<std::mutex> guard(lock());
  const auto start = reinterpret_cast<std::uintptr_t>(address);
  if (isDevice(start, bytes)) {
    return true;
  }
  const std::string why = std::string(function) + ": argument " + argument + " is " +
                          std::to_string(bytes) + " bytes that no allocation holds, from " +
                          describe(start);
  fail(kIllegalAddress, why);
  return false;
}

EMULATION_HOOK int emulation_submit(const void* stream, int (*run)(const void* payload),
                                    const void* payload, std::size_t bytes) {
  return withStream(static_cast<const Stream*>(stream), [&](unsigned long group) {
    submit(group, run, payload, bytes);
    return static_cast<int>(kSuccess);
  });
}

EMULATION_HOOK int emulation_finish(const void* stream) {
  return withStream(static_cast<const Stream*>(stream), [](unsigned long group) {
    drain(group);
    return status();
  });
}

// Functions of the Java class Emulation of the tests. They take and give numbers only, so the
// header of the Java native interface is not needed: the first two arguments are not looked at.
#define JAVA_FUNCTION(type, name) \
  EMULATION_HOOK type Java_org_synapticcaching_device_Emulation_##name

JAVA_FUNCTION(long, liveAllocations)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  return liveAllocations();
}

JAVA_FUNCTION(long, liveBytes)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  return static_cast<long>(usedBytes());
}

/** Streams, events and pinned host allocations. */
JAVA_FUNCTION(long, liveHandles)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  return liveStreams() + liveEvents() + livePinned();
}

JAVA_FUNCTION(int, status)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  return status();
}

JAVA_FUNCTION(void, recover)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  recover();
}

JAVA_FUNCTION(void, setTotalBytes)(void*, void*, long bytes) {
  const std::lock_guard<std::mutex> guard(lock());
  setTotalBytes(static_cast<std::size_t>(bytes));
}

/** Sets for how many milliseconds a launch may run. */
JAVA_FUNCTION(void, setPatience)(void*, void*, long milliseconds) {
  const std::lock_guard<std::mutex> guard(lock());
  setPatience(milliseconds);
}

/** Sets how many nanoseconds a __nanosleep takes by the device's clock, beside the host's time. */
JAVA_FUNCTION(void, setPause)(void*, void*, long nanoseconds) {
  const std::lock_guard<std::mutex> guard(lock());
  setPause(static_cast<std::uint64_t>(nanoseconds));
}

/** Lets a block of every cooperative launch return at once; none if negative. */
JAVA_FUNCTION(void, loseBlock)(void*, void*, long block) {
  const std::lock_guard<std::mutex> guard(lock());
  loseBlock(block);
}

/** Lets carve-outs below 100 %, and of 100 %, give no more than so many bytes. */
JAVA_FUNCTION(void, limitCarveouts)(void*, void*, int partly, int all) {
  const std::lock_guard<std::mutex> guard(lock());
  limitCarveouts(partly, all);
}

/** What the last launch set aside as shared memory of a multiprocessor, in bytes. */
JAVA_FUNCTION(int, lastCarveout)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  return lastCarveout();
}

/** Has modules of machine code taken, whose kernels run as those of the sources; or refused. */
JAVA_FUNCTION(void, takeMachineCode)(void*, void*, unsigned char take) {
  const std::lock_guard<std::mutex> guard(lock());
  takeMachineCode(take != 0);
}

/** Forgets the sizes of matrix products. */
JAVA_FUNCTION(void, forgetProducts)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  products().clear();
}

/** A hash of the sizes of all matrix products since. */
JAVA_FUNCTION(long, sizesOfProducts)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  unsigned long hash = 0xcbf29ce484222325ul;
  for (const auto& sizes : products()) {
    for (const int size : sizes) {
      hash = (hash ^ static_cast<unsigned>(size)) * 0x100000001b3ul;
    }
  }
  return static_cast<long>(hash);
}

/** Lets the launch after so many others fail with a code, as a device that is lost does. */
JAVA_FUNCTION(void, failAfterLaunches)(void*, void*, int launches, int code) {
  const std::lock_guard<std::mutex> guard(lock());
  failLater(launches, code);
}

/** Whether the kernels tell of their accesses. */
JAVA_FUNCTION(bool, watched)(void*, void*) { return watched(); }

/** Lets threads take turns as a seed says; 0 for the usual orders. */
JAVA_FUNCTION(void, interleaveBy)(void*, void*, long seed) {
  const std::lock_guard<std::mutex> guard(lock());
  interleaveBy(static_cast<std::uint64_t>(seed));
}

/** Counts from 0 what launches ask of a device, or ends counting. */
JAVA_FUNCTION(void, startCounting)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  startCounting();
}

JAVA_FUNCTION(void, stopCounting)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  stopCounting();
}

JAVA_FUNCTION(long, counted)(void*, void*, int quantity) {
  const std::lock_guard<std::mutex> guard(lock());
  return static_cast<long>(counted(static_cast<Quantity>(quantity)));
}

/** Has the next launch written to the file that the variable EMULATION_LAUNCH names. */
JAVA_FUNCTION(void, writeNextLaunch)(void*, void*) {
  const std::lock_guard<std::mutex> guard(lock());
  writeNextLaunch();
}
