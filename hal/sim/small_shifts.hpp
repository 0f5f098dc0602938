// Somebody who sits still shifts now and then: the back comes a little nearer or goes a little
// away, and a little aside, and stays so until the next time. Real-time safe.
#pragma once

#include <cstdint>

#include "hal/sim/body.hpp"
#include "hal/sim/curves.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

class SmallShifts {
 public:
  SmallShifts(const Body& body, std::uint64_t seed);

  /// `restless`: the person sits and moves of his own accord.
  void step(bool restless) noexcept;

  [[nodiscard]] double depth_mm() const noexcept { return depth_.value(); }  ///< + = away
  [[nodiscard]] double lateral_mm() const noexcept { return lateral_.value(); }
  [[nodiscard]] bool moving() const noexcept { return depth_.moving(); }

 private:
  void draw_next() noexcept;

  double rate_per_min_;
  double shift_mm_;
  Random dice_;
  Ramp depth_;
  Ramp lateral_;
  double next_s_ = 0.0;
};

}  // namespace knead::sim
