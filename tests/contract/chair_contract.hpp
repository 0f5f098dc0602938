// What every chair promises (hal/chair.hpp), as one suite that runs alike on all of them: whoever
// drives a simulated chair drives a real one. A program instantiates it with its own benches.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string_view>

#include "tests/contract/bench.hpp"

namespace knead::contract {

/// Long enough that the slowest sensor has spoken, on every chair.
inline constexpr Duration kSettling = 600ms;
inline constexpr Millimetre kPressing{20.0};

class ChairContract : public ::testing::TestWithParam<BenchKind> {
 protected:
  ChairContract() : bench_(GetParam().make()), frame_(std::make_unique<SensorFrame>()) {}

  /// Released, or pressing with power.
  [[nodiscard]] ActuatorFrame asked(bool enable) const {
    ActuatorFrame frame;
    frame.issued_at = bench_->now();
    frame.enable = enable;
    frame.rollers[index(Side::left)].depth = kPressing;
    frame.carriage = Millimetre(300.0);
    return frame;
  }

  [[nodiscard]] hal::IoStatus read() {
    bench_->before_read();
    return bench_->chair().read(bench_->now(), *frame_);
  }

  /// One cycle as kneadd runs it.
  void cycle(bool enable, bool pet = true) {
    bench_->live();
    read_ = read();
    written_ = bench_->chair().write(bench_->now(), asked(enable));
    if (pet) bench_->chair().pet(bench_->now());
  }

  void run(Duration length, bool enable = false, bool pet = true) {
    for (Duration t{}; t < length; t += kCyclePeriod) cycle(enable, pet);
  }

  [[nodiscard]] std::string_view cannot_show(Claim claim) const {
    return bench_->cannot_show(claim);
  }

  std::unique_ptr<Bench> bench_;
  std::unique_ptr<SensorFrame> frame_;
  hal::IoStatus read_ = hal::IoStatus::failed;
  hal::IoStatus written_ = hal::IoStatus::failed;
};

/// Ends a test that this chair cannot show, and says why.
#define KNEAD_NEEDS(claim)                                           \
  if (const std::string_view why = cannot_show(claim); !why.empty()) \
  GTEST_SKIP() << GetParam().name << " cannot show " << name(claim) << ": " << why

}  // namespace knead::contract
