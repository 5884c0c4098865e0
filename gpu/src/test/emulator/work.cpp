#include "work.h"

#include <time.h>

#include <cstring>
#include <vector>

#include "codes.h"

namespace emulation {
namespace {

/** More than this is never queued: the oldest is done first then. */
constexpr std::size_t kMostQueued = 512;

struct Work {
  int (*run)(const void* payload);
  unsigned long group;
  alignas(16) unsigned char payload[kMostPayload];
};

struct Queue {
  std::vector<Work> slots{kMostQueued};
  std::size_t head = 0;
  std::size_t tail = 0;
  int status = kSuccess;
  std::string reason;

  Work& at(std::size_t index) { return slots[index % kMostQueued]; }
  void skipDone() {
    while (head != tail && at(head).run == nullptr) {
      head++;
    }
  }
};

Queue& queue() {
  static Queue* const instance = new Queue();
  return *instance;
}

void stamp(Event* event) {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  event->milliseconds =
      static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
  event->pending--;
}

/** Marks an event; unlike other work it is done in a context that failed, too. */
int recordNow(const void* payload) {
  stamp(*static_cast<Event* const*>(payload));
  return kSuccess;
}

void perform(Work& work) {
  auto* const run = work.run;
  work.run = nullptr;
  if (queue().status == kSuccess || run == recordNow) {
    const int code = run(work.payload);
    if (code != kSuccess && queue().status == kSuccess) {
      queue().status = code;
    }
  }
}

}  // namespace

void submit(unsigned long group, int (*run)(const void* payload), const void* payload,
            std::size_t bytes) {
  Queue& q = queue();
  if (q.tail - q.head == kMostQueued) {
    perform(q.at(q.head));
    q.skipDone();
  }
  Work& work = q.at(q.tail++);
  work.run = run;
  work.group = group;
  std::memcpy(work.payload, payload, bytes);
}

bool drainOne(unsigned long group) {
  Queue& q = queue();
  for (std::size_t i = q.head; i != q.tail; i++) {
    if (q.at(i).run != nullptr && q.at(i).group == group) {
      perform(q.at(i));
      q.skipDone();
      return true;
    }
  }
  return false;
}

void drain() {
  Queue& q = queue();
  while (q.head != q.tail) {
    perform(q.at(q.head));
    q.skipDone();
  }
}

void drain(unsigned long group) {
  Queue& q = queue();
  for (std::size_t i = q.head; i != q.tail; i++) {
    if (q.at(i).run != nullptr && q.at(i).group == group) {
      perform(q.at(i));
    }
  }
  q.skipDone();
}

void drainUpTo(const Event& event) {
  while (event.pending > 0 && drainOne(event.group)) {
  }
}

void record(Event* event, unsigned long group) {
  event->recorded = true;
  event->group = group;
  event->pending++;
  submit(group, recordNow, &event, sizeof event);
}

int status() { return queue().status; }

void fail(int code, const std::string& why) {
  Queue& q = queue();
  if (q.status == kSuccess) {
    q.status = code;
    q.reason = why;
  }
}

const std::string& reason() { return queue().reason; }

void recover() {
  drain();
  queue().status = kSuccess;
  queue().reason.clear();
}

}  // namespace emulation
