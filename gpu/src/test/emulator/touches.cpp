#include "touches.h"

#include "counting.h"
#include "interleaving.h"
#include "races.h"

/** Where the library starts. */
extern "C" __attribute__((visibility("hidden"))) const char __ehdr_start[];

namespace emulation {

Range sharedRange;
Range deviceRange;
Watch watch;

namespace {

bool told = false;

}  // namespace

bool watched() { return told; }

void touched(const void* at, std::size_t bytes, Touch how, const void* place) {
  const auto address = reinterpret_cast<std::uintptr_t>(at);
  const bool shared = sharedRange.holds(address);
  if (!shared && !deviceRange.holds(address)) {
    return;
  }
  // Before the rest, so that nothing comes between what is noted here and the access.
  if (watch.untilSwitch != 0 && --watch.untilSwitch == 0) {
    letOthersRun();
  }
  const auto offset = static_cast<std::uint32_t>(static_cast<const char*>(place) - __ehdr_start);
  const Access access{address, bytes, how, shared, offset};
  if (watch.counts) {
    count(access);
  }
  if (watch.races) {
    checkForRaces(access);
  }
}

}  // namespace emulation

using emulation::Touch;
using emulation::touched;

#define TSAN_FUNCTION extern "C" __attribute__((visibility("hidden"))) void
#define TSAN_TOUCH(name, bytes, how)                                     \
  TSAN_FUNCTION __tsan_##name##bytes(void* at) {                         \
    touched(at, bytes, Touch::how, __builtin_return_address(0));         \
  }
#define TSAN_TOUCHES(bytes)                                \
  TSAN_TOUCH(read, bytes, kRead)                           \
  TSAN_TOUCH(write, bytes, kWrite)                         \
  TSAN_TOUCH(volatile_read, bytes, kVolatileRead)          \
  TSAN_TOUCH(volatile_write, bytes, kVolatileWrite)        \
  TSAN_TOUCH(unaligned_read, bytes, kRead)                 \
  TSAN_TOUCH(unaligned_write, bytes, kWrite)               \
  TSAN_TOUCH(unaligned_volatile_read, bytes, kVolatileRead) \
  TSAN_TOUCH(unaligned_volatile_write, bytes, kVolatileWrite)
TSAN_TOUCHES(1)
TSAN_TOUCHES(2)
TSAN_TOUCHES(4)
TSAN_TOUCHES(8)
TSAN_TOUCHES(16)

TSAN_FUNCTION __tsan_read_range(void* at, std::size_t bytes) {
  touched(at, bytes, Touch::kRead, __builtin_return_address(0));
}
TSAN_FUNCTION __tsan_write_range(void* at, std::size_t bytes) {
  touched(at, bytes, Touch::kWrite, __builtin_return_address(0));
}
TSAN_FUNCTION __tsan_init() { emulation::told = true; }
TSAN_FUNCTION __tsan_func_entry(void*) {}
TSAN_FUNCTION __tsan_func_exit() {}
