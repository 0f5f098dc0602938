// The time of people: which day it is where the chair stands, and when a session began. A session's
// own times are the chair's, never these. Not real-time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "control/care/day.hpp"

namespace knead::daemon {

class WallClock {
 public:
  virtual ~WallClock() = default;
  /// By this machine's time zone.
  [[nodiscard]] virtual care::Day today() const;
  /// Since midnight, by the same.
  [[nodiscard]] virtual std::chrono::minutes time_of_day() const;
  /// Milliseconds since 1970 UTC.
  [[nodiscard]] virtual std::int64_t unix_ms() const;
  /// Which start of this board it is; empty if that is not known.
  [[nodiscard]] virtual std::string boot() const;
  /// Something outside has told the time since then.
  [[nodiscard]] virtual bool synchronised() const;
};

}  // namespace knead::daemon
