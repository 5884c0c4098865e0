// What the files that implement driver functions share.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "card.h"
#include "codes.h"
#include "emulation.h"
#include "memory.h"
#include "work.h"

/** A function that the library offers; the return type is a result code. */
#define DRIVER_FUNCTION extern "C" __attribute__((visibility("default"))) int

namespace emulation {

/** Most cards that are shown. */
constexpr int kMostCards = 16;

/**
 * How many cards there are. The variable EMULATED_GPUS has a letter for each, such as AAB for two
 * of one kind and another; without it there is one. They share memory and everything else: what is
 * told apart is which of them a context, a stream and a module belong to, and their limits.
 */
int cards();

/** The letter of a card, see card.cpp for what it stands for. */
char kindOf(int device);

/** A context; there is only the primary one of each card. */
struct Context {
  int retained = 0;
  unsigned flags = 0;
};

struct Module;

/** A kernel of a module. */
struct Function {
  const Kernel* kernel;
  Module* module;
  int maxThreads;
  int registers;
  int maxDynamicShared = kSharedPerBlockPlain;
  /** Percent of the most shared memory that launches prefer; -1: whatever they need. */
  int carveout = -1;
};

struct Module {
  const Context* owner;
  std::vector<Function*> functions;
};

/** Has cuGetErrorString tell why a call returned this code; returns the code. */
int explain(int code, std::string why);

/** Guards everything; one thread at a time uses the emulated cards. */
std::mutex& lock();

bool initialized();

/** The context that is current on this host thread, null if none. */
Context* current();

/** Holds the lock during a call that needs a context that works. */
class Call {
 public:
  Call()
      : guard_(lock()),
        code_(!initialized()           ? kNotInitialized
              : current() == nullptr ? kInvalidContext
                                     : status()) {
    if (code_ == kSuccess) {
      explain(kSuccess, {});
    }
  }

  /** Why the call cannot be served, 0 if it can. */
  int code() const { return code_; }

  /** As code(), for calls that free what was made, which a context that has failed serves too. */
  int codeOfFreeing() const {
    return code_ == kNotInitialized || code_ == kInvalidContext ? code_ : kSuccess;
  }

 private:
  std::lock_guard<std::mutex> guard_;
  int code_;
};

/** The group of a stream's handle, false if there is no such stream. */
bool groupOf(const Stream* stream, unsigned long* group);

/** Whether the stream is of the current context, as the default streams are. */
bool isOfCurrent(const Stream* stream);

/** Does something with the group of a stream, in a context that works. */
template <typename Use>
int withStream(const Stream* stream, Use use) {
  const Call call;
  unsigned long group = kDefaultGroup;
  if (call.code() != kSuccess) {
    return call.code();
  }
  return groupOf(stream, &group) ? use(group) : kInvalidHandle;
}

/** The first registered kernel, of a list linked by `next`. */
const Kernel* firstKernel();

/** Has modules of machine code taken, whose kernels run as those of the sources. */
void takeMachineCode(bool take);

/** What a launch of a function sets aside as shared memory, of which a block needs so much. */
int sharedPerMultiprocessor(const Function& function, int sharedOfBlock);

/** Lets carve-outs below 100 %, and of 100 %, give no more than so many bytes. */
void limitCarveouts(int partly, int all);

/** What the last launch set aside as shared memory, in bytes. */
int lastCarveout();

/** How many blocks fit on a multiprocessor at once. */
int blocksPerMultiprocessor(const Function& function, int threads, std::size_t sharedBytes);

/** Handles of each kind that were made and not destroyed. */
long liveStreams();
long liveEvents();
long liveModules();

/** Lets the launch after so many others fail with a code; never if negative. */
void failLater(int launches, int code);

}  // namespace emulation
