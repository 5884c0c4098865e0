// Work given to streams. Nothing of it is done before somebody waits for it, as late as a device
// might do it, so that results read too early are found out.
#pragma once

#include <cstddef>
#include <string>
#include <type_traits>

namespace emulation {

/** A stream. Those that do not wait for the default stream have a group of their own. */
struct Stream {
  unsigned long group;
  const struct Context* owner = nullptr;
};

/** An event, with the time at which the device came to it. */
struct Event {
  bool timed;
  bool recorded = false;
  int pending = 0;
  unsigned long group = 0;
  double milliseconds = 0;
};

/** The group of the default stream and of all that wait for it and let it wait. */
constexpr unsigned long kDefaultGroup = 0;

constexpr std::size_t kMostPayload = 1024;

/** The code that the context failed with, 0 if it did not; every later call returns it. */
int status();

/**
 * Queues `run(payload)`, with a copy of the payload; `run` returns a code of the driver. It is not
 * called once the context has failed.
 */
void submit(unsigned long group, int (*run)(const void* payload), const void* payload,
            std::size_t bytes);

template <typename T>
void submit(unsigned long group, const T& work) {
  static_assert(std::is_trivially_copyable_v<T> && sizeof(T) <= kMostPayload);
  submit(
      group, [](const void* payload) { return static_cast<const T*>(payload)->run(); }, &work,
      sizeof work);
}

/** Does everything that is queued, or all of one group, or what comes up to an event. */
void drain();
void drain(unsigned long group);
void drainUpTo(const Event& event);

/** Does one thing of the group; false if there was none left. */
bool drainOne(unsigned long group);

/** Notes the time once the stream's group comes here. */
void record(Event* event, unsigned long group);

/** The code that the context failed with, 0 if it did not; every later call returns it. */
int status();

/** Lets the context fail: work that is queued will not be done. */
void fail(int code, const std::string& why);

/** Why it failed, empty if it did not. */
const std::string& reason();

/** Makes the context usable again, as a new process would find it. */
void recover();

}  // namespace emulation
