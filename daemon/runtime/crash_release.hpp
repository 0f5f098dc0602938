// When the program dies, the chair lets go first. A fatal signal or an exception that nobody
// catches makes the chair safe and then kills the program as it would have been killed: the core
// dump and the exit status stay true. (If even that fails, the heartbeat stops and the relay opens
// by itself.)
#pragma once

#include <array>
#include <cstddef>

#include "hal/chair.hpp"

namespace knead::daemon {

/// While it lives, `chair` is the one to be released. One at a time in a process.
class CrashRelease {
 public:
  explicit CrashRelease(hal::Chair& chair);
  ~CrashRelease();
  CrashRelease(const CrashRelease&) = delete;
  CrashRelease& operator=(const CrashRelease&) = delete;
};

/// A second stack for the calling thread's signal handlers: an overflow of the first is a crash
/// like any other. Lives as long as the thread works.
class SignalStack {
 public:
  SignalStack();
  ~SignalStack();
  SignalStack(const SignalStack&) = delete;
  SignalStack& operator=(const SignalStack&) = delete;

 private:
  static constexpr std::size_t kSize = 32 * 1024;
  alignas(16) std::array<std::byte, kSize> memory_{};
};

}  // namespace knead::daemon
