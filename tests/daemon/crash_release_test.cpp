#include "daemon/runtime/crash_release.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <stdexcept>
#include <string_view>

namespace knead::daemon {
namespace {

/// Says on stderr that it was made safe: the dying process has no other witness.
class WitnessChair final : public hal::Chair {
 public:
  [[nodiscard]] hal::IoStatus read(TimePoint, SensorFrame&) noexcept override {
    return hal::IoStatus::ok;
  }
  [[nodiscard]] hal::IoStatus write(TimePoint, const ActuatorFrame&) noexcept override {
    return hal::IoStatus::ok;
  }
  void pet(TimePoint) noexcept override {}
  void make_safe() noexcept override {
    constexpr std::string_view kSafe = "chair made safe\n";
    EXPECT_EQ(::write(STDERR_FILENO, kSafe.data(), kSafe.size()),
              static_cast<ssize_t>(kSafe.size()));
  }
};

void die_by(int signal) {
  WitnessChair chair;
  const SignalStack stack;
  const CrashRelease release(chair);
  ::raise(signal);
}

void throw_up() { throw std::runtime_error("nobody catches this"); }

void die_by_exception() noexcept {
  WitnessChair chair;
  const CrashRelease release(chair);
  throw_up();
}

TEST(CrashReleaseDeathTest, every_fatal_signal_releases_the_chair_and_still_kills_as_itself) {
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) {
    EXPECT_EXIT(die_by(signal), ::testing::KilledBySignal(signal), "chair made safe");
  }
}

TEST(CrashReleaseDeathTest, an_exception_that_nobody_catches_releases_the_chair) {
  EXPECT_EXIT(die_by_exception(), ::testing::KilledBySignal(SIGABRT), "chair made safe");
}

TEST(CrashReleaseDeathTest, after_its_life_the_chair_is_left_alone) {
  const auto die_later = [] {
    {
      WitnessChair chair;
      const CrashRelease release(chair);
    }
    ::raise(SIGABRT);
  };
  EXPECT_EXIT(die_later(), ::testing::KilledBySignal(SIGABRT), "^$");
}

}  // namespace
}  // namespace knead::daemon
