// What must hold at every millisecond of every simulation, whatever controller drives the chair: a
// broken one is a bug of the plant (or physics asked for too much), never a matter of taste. Each
// scenario is thereby also a test of the plant.
#pragma once

#include <cstdint>

#include "control/types/time.hpp"

namespace knead::sim {

struct Invariants {
  std::uint64_t violations = 0;
  const char* first = "";  ///< which one broke first, in words; static storage
  double first_value = 0.0;
  TimePoint first_at{};

  void hold(bool condition, const char* what, double value, TimePoint at) noexcept {
    if (condition) return;
    if (violations++ == 0) {
      first = what;
      first_value = value;
      first_at = at;
    }
  }
};

}  // namespace knead::sim
