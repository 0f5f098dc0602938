// Time as an argument. Nothing under control/ reads a clock: whoever calls passes `now`, so the
// same code runs in real time, in virtual time and in replay. Nanoseconds since an arbitrary
// monotonic origin (CLOCK_MONOTONIC on the chair, 0 in simulation).
#pragma once

#include <chrono>
#include <cstdint>

namespace knead {

using Duration = std::chrono::nanoseconds;

/// A clock that cannot be asked for the time: it only gives TimePoint a type of its own.
struct Monotonic {
  using rep = std::int64_t;
  using period = std::nano;
  using duration = Duration;
  using time_point = std::chrono::time_point<Monotonic, Duration>;
  static constexpr bool is_steady = true;
};

using TimePoint = Monotonic::time_point;

using namespace std::chrono_literals;

/// The grid of the control cycle (DESIGN "One cycle": 1 kHz).
inline constexpr Duration kCyclePeriod = 1ms;

[[nodiscard]] constexpr double seconds(Duration d) { return static_cast<double>(d.count()) * 1e-9; }

[[nodiscard]] constexpr double milliseconds(Duration d) {
  return static_cast<double>(d.count()) * 1e-6;
}

[[nodiscard]] constexpr Duration from_seconds(double s) {
  return Duration(static_cast<std::int64_t>(s * 1e9));
}

}  // namespace knead
