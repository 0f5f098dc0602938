#include "daemon/runtime/crash_release.hpp"

#include <signal.h>

#include <atomic>
#include <cstdlib>
#include <exception>

namespace knead::daemon {

namespace {

constexpr std::array kFatal{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS};

/// A handler has no arguments of its own, so this is the one global of the program.
std::atomic<hal::Chair*> chair_to_release{nullptr};
static_assert(std::atomic<hal::Chair*>::is_always_lock_free);

void release() noexcept {
  if (hal::Chair* chair = chair_to_release.load()) {
    chair->make_safe();
  }
}

/// SA_RESETHAND has put the default back: raising again kills as the signal means to.
void on_fatal(int signal) {
  release();
  ::raise(signal);
}

void on_terminate() noexcept {
  release();
  std::abort();
}

}  // namespace

CrashRelease::CrashRelease(hal::Chair& chair) {
  chair_to_release = &chair;
  struct sigaction action{};
  action.sa_handler = on_fatal;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_NODEFER | SA_ONSTACK;
  ::sigemptyset(&action.sa_mask);
  for (const int signal : kFatal) {
    ::sigaction(signal, &action, nullptr);
  }
  std::set_terminate(on_terminate);
}

CrashRelease::~CrashRelease() {
  for (const int signal : kFatal) {
    ::signal(signal, SIG_DFL);
  }
  std::set_terminate(nullptr);
  chair_to_release = nullptr;
}

SignalStack::SignalStack() {
  stack_t stack{};
  stack.ss_sp = memory_.data();
  stack.ss_size = memory_.size();
  ::sigaltstack(&stack, nullptr);
}

SignalStack::~SignalStack() {
  stack_t none{};
  none.ss_flags = SS_DISABLE;
  ::sigaltstack(&none, nullptr);
}

}  // namespace knead::daemon
