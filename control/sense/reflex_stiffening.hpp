// Does the back become stiffer under a roller within a fraction of a second, as a muscle does that
// tenses by reflex? More force at the same depth, beyond what the arm's own movement explains, in
// 300 ms. A change, never a level: how stiff a back is says nothing (stiffer backs had higher pain
// thresholds, DESIGN). Only while the carriage holds still. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/units.hpp"

namespace knead::sense {

class ReflexStiffening {
 public:
  struct Input {
    Newton force{};
    Millimetre depth{};
    Millimetre carriage{};
    NewtonPerMillimetre stiffness{};
  };
  /// One roller, one cycle.
  void step(const Input& input, double dt_s) noexcept;
  /// Force gained over the force that the stiffness before explains, as a share of it; 0 or more.
  [[nodiscard]] double share() const noexcept { return share_; }

  /// Breath alone gains 1 mm in 300 ms: 4 N of 20 on a middling back. Assumed.
  static constexpr double kCounts = 0.35;

 private:
  static constexpr double kSpan_s = 0.3;
  /// Cycles from one look to the next.
  static constexpr std::size_t kLookEvery = 10;
  static constexpr std::size_t kHistory = 32;

  std::array<Input, kHistory> past_{};
  std::size_t kept_ = 0;
  std::size_t until_looked_ = 0;
  double share_ = 0.0;
};

}  // namespace knead::sense
