// Driver functions about streams and events.
#include <set>

#include "driver.h"

namespace emulation {
namespace {

constexpr unsigned kNonBlocking = 1;
constexpr unsigned kDisableTiming = 2;

std::set<const Stream*> streams;
std::set<const Event*> events;
unsigned long groups = kDefaultGroup;

bool isEvent(const Event* event) { return events.count(event) != 0; }

/** Does something with an event, in a context that works. */
template <typename Use>
int withEvent(const Event* event, Use use) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  return isEvent(event) ? use() : kInvalidHandle;
}

}  // namespace

bool groupOf(const Stream* stream, unsigned long* group) {
  // Besides null, two small numbers name default streams.
  if (reinterpret_cast<std::uintptr_t>(stream) <= 2) {
    *group = kDefaultGroup;
    return true;
  }
  if (streams.count(stream) == 0) {
    return false;
  }
  *group = stream->group;
  return true;
}

bool isOfCurrent(const Stream* stream) {
  return streams.count(stream) == 0 || stream->owner == current();
}

long liveStreams() { return static_cast<long>(streams.size()); }
long liveEvents() { return static_cast<long>(events.size()); }

}  // namespace emulation

using namespace emulation;

DRIVER_FUNCTION cuStreamCreate(Stream** stream, unsigned flags) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  *stream = new Stream{(flags & kNonBlocking) != 0 ? ++groups : kDefaultGroup, current()};
  streams.insert(*stream);
  return kSuccess;
}

DRIVER_FUNCTION cuStreamCreateWithPriority(Stream** stream, unsigned flags, int) {
  return cuStreamCreate(stream, flags);
}

DRIVER_FUNCTION cuStreamDestroy_v2(Stream* stream) {
  const Call call;
  if (call.codeOfFreeing() != kSuccess) {
    return call.codeOfFreeing();
  }
  if (streams.erase(stream) == 0) {
    return kInvalidHandle;
  }
  drain(stream->group);
  delete stream;
  return status();
}

DRIVER_FUNCTION cuStreamSynchronize(Stream* stream) {
  return withStream(stream, [](unsigned long group) {
    drain(group);
    return status();
  });
}

DRIVER_FUNCTION cuStreamQuery(Stream* stream) {
  return withStream(stream, [](unsigned long group) -> int {
    const bool busy = drainOne(group);
    return status() != kSuccess ? status() : busy ? kNotReady : kSuccess;
  });
}

DRIVER_FUNCTION cuStreamWaitEvent(Stream* stream, Event* event, unsigned) {
  return withStream(stream, [event](unsigned long group) -> int {
    if (!isEvent(event)) {
      return kInvalidHandle;
    }
    if (group != event->group) {
      drainUpTo(*event);
    }
    return status();
  });
}

DRIVER_FUNCTION cuEventCreate(Event** event, unsigned flags) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  *event = new Event{(flags & kDisableTiming) == 0};
  events.insert(*event);
  return kSuccess;
}

DRIVER_FUNCTION cuEventDestroy_v2(Event* event) {
  const Call call;
  if (call.codeOfFreeing() != kSuccess) {
    return call.codeOfFreeing();
  }
  if (events.erase(event) == 0) {
    return kInvalidHandle;
  }
  drainUpTo(*event);
  delete event;
  return status();
}

DRIVER_FUNCTION cuEventRecord(Event* event, Stream* stream) {
  return withStream(stream, [event](unsigned long group) -> int {
    if (!isEvent(event)) {
      return kInvalidHandle;
    }
    record(event, group);
    return kSuccess;
  });
}

DRIVER_FUNCTION cuEventQuery(Event* event) {
  return withEvent(event, [event]() -> int {
    if (event->pending > 0) {
      drainOne(event->group);
    }
    return status() != kSuccess ? status() : event->pending > 0 ? kNotReady : kSuccess;
  });
}

DRIVER_FUNCTION cuEventSynchronize(Event* event) {
  return withEvent(event, [event] {
    drainUpTo(*event);
    return status();
  });
}

DRIVER_FUNCTION cuEventElapsedTime(float* milliseconds, Event* start, Event* end) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  if (!isEvent(start) || !isEvent(end) || !start->timed || !end->timed || !start->recorded ||
      !end->recorded) {
    return kInvalidHandle;
  }
  if (start->pending > 0 || end->pending > 0) {
    return kNotReady;
  }
  *milliseconds = static_cast<float>(end->milliseconds - start->milliseconds);
  return kSuccess;
}
