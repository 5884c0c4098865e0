#include "faults.h"

#include <pthread.h>
#include <signal.h>
#include <ucontext.h>

#include <atomic>
#include <cstddef>

#include "fibers.h"

namespace emulation {
namespace {

constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
struct sigaction previous[64];

std::atomic<bool> watching{false};
pthread_t watched;
void* const* watchedLanding;
bool happened;
Fault happenedFault;

void passOn(int signal, siginfo_t* info, void* context) {
  const struct sigaction& old = previous[signal];
  if ((old.sa_flags & SA_SIGINFO) != 0) {
    old.sa_sigaction(signal, info, context);
  } else if (old.sa_handler == SIG_DFL || old.sa_handler == SIG_IGN) {
    sigaction(signal, &old, nullptr);
  } else {
    old.sa_handler(signal);
  }
}

void handle(int signal, siginfo_t* info, void* context) {
  if (!watching.load(std::memory_order_relaxed) || !pthread_equal(pthread_self(), watched)) {
    passOn(signal, info, context);
    return;
  }
  watching.store(false, std::memory_order_relaxed);
  auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
  constexpr greg_t kWroteBit = 2;
  happened = true;
  happenedFault.signal = signal;
  happenedFault.hasAddress =
      (signal == SIGSEGV || signal == SIGBUS) && info->si_code > 0 && info->si_code != SI_KERNEL;
  happenedFault.address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  happenedFault.write = (registers[REG_ERR] & kWroteBit) != 0;
  // The fiber is left where it is; the host thread goes on where the launch was entered.
  registers[REG_RSP] = reinterpret_cast<greg_t>(*watchedLanding);
  registers[REG_RIP] = reinterpret_cast<greg_t>(static_cast<void*>(emulation_resume));
}

bool install() {
  struct sigaction action = {};
  action.sa_sigaction = handle;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (int signal : kSignals) {
    sigaction(signal, &action, &previous[signal]);
  }
  return true;
}

}  // namespace

void watchFaults(void* const* landing) {
  static const bool installed = install();
  (void)installed;
  watched = pthread_self();
  watchedLanding = landing;
  happened = false;
  watching.store(true, std::memory_order_relaxed);
}

bool faulted(Fault* fault) {
  if (happened) {
    *fault = happenedFault;
  }
  return happened;
}

void unwatchFaults() { watching.store(false, std::memory_order_relaxed); }

}  // namespace emulation
