#include "faults.h"

#include <pthread.h>
#include <signal.h>
#include <ucontext.h>

#include <atomic>
#include <chrono>
#include <thread>
namespace emulation {
namespace {

constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
constexpr long kUsualPatience = 600'000;
constexpr std::chrono::milliseconds kLook{50};
struct sigaction previous[64];

std::atomic<bool> watching{false};
pthread_t watched;
void* const* watchedLanding;
bool happened;
Fault happenedFault;

std::atomic<long> patience{kUsualPatience};
std::atomic<unsigned long> watchNumber{0};
std::atomic<unsigned long> endlessNumber{0};

/** The signal by which the watchman ends a launch; the Java virtual machine uses none so high. */
int endSignal() { return SIGRTMAX - 2; }

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
  const bool endless = signal == endSignal();
  if (endless && (endlessNumber.load() != watchNumber.load() || !watching.load())) {
    return;  // it ended just in time
  }
  if (!watching.load(std::memory_order_relaxed) || !pthread_equal(pthread_self(), watched)) {
    passOn(signal, info, context);
    return;
  }
  watching.store(false, std::memory_order_relaxed);
  auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
  constexpr greg_t kWroteBit = 2;
  happened = true;
  happenedFault.signal = signal;
  happenedFault.endless = endless;
  happenedFault.hasAddress =
      (signal == SIGSEGV || signal == SIGBUS) && info->si_code > 0 && info->si_code != SI_KERNEL;
  happenedFault.address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  happenedFault.write = (registers[REG_ERR] & kWroteBit) != 0;
  // The fiber is left where it is; the host thread goes on where the launch was entered.
  void** const left = static_cast<void**>(*watchedLanding);
  registers[REG_RIP] = reinterpret_cast<greg_t>(*left);
  registers[REG_RSP] = reinterpret_cast<greg_t>(left + 1);
}

/** Ends launches that run for too long: looks now and then whether it is still the same one. */
void keepWatch() {
  unsigned long seen = 0;
  auto since = std::chrono::steady_clock::now();
  for (;;) {
    std::this_thread::sleep_for(kLook);
    const unsigned long number = watchNumber.load();
    const auto now = std::chrono::steady_clock::now();
    if (number != seen || !watching.load()) {
      seen = number;
      since = now;
    } else if (now - since > std::chrono::milliseconds(patience.load())) {
      endlessNumber.store(number);
      pthread_kill(watched, endSignal());
      since = now;
    }
  }
}

bool install() {
  struct sigaction action = {};
  action.sa_sigaction = handle;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (int signal : kSignals) {
    sigaction(signal, &action, &previous[signal]);
  }
  sigaction(endSignal(), &action, nullptr);
  std::thread(keepWatch).detach();
  return true;
}

}  // namespace

void watchFaults(void* const* landing) {
  static const bool installed = install();
  (void)installed;
  watched = pthread_self();
  watchedLanding = landing;
  happened = false;
  watchNumber.fetch_add(1, std::memory_order_relaxed);
  watching.store(true, std::memory_order_release);
}

void setPatience(long milliseconds) { patience.store(milliseconds); }

bool faulted(Fault* fault) {
  if (happened) {
    *fault = happenedFault;
  }
  return happened;
}

void unwatchFaults() { watching.store(false, std::memory_order_relaxed); }

}  // namespace emulation
