// Does the back move on its mat at once: the centre of pressure's way within 200 ms. A roller moves
// that centre too, by its own force at its own place, which the chair knows; what is left is the
// person: the rows beside the rollers are left out of the sum. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::sense {

class MatSway {
 public:
  explicit MatSway(const ChairDescription& chair) noexcept
      : mat_(chair.back_mat), frames_(frames_in_span(chair.mat_rate)) {}

  void reset() noexcept {
    taken_ = 0;
    shift_ = Millimetre(0.0);
  }
  /// Takes a new frame while the rollers stand at this height.
  void update(const PressureMap& frame, Millimetre carriage) noexcept;
  /// Way of the centre of pressure over the newest 200 ms, along and across together.
  [[nodiscard]] Millimetre shift() const noexcept { return shift_; }

  /// Breath moves it by up to 2 mm, uneven cells under a roller's edge by as much. Assumed.
  static constexpr Millimetre kCounts{6.0};

 private:
  static constexpr std::size_t kHistory = 32;
  static constexpr double kSpan_s = 0.2;
  [[nodiscard]] static std::size_t frames_in_span(Hertz rate) noexcept;

  struct Centre {
    double along_mm = 0.0;
    double lateral_mm = 0.0;
    std::size_t row = 0;  ///< the rollers' own: another row leaves out other cells
  };

  MatGeometry mat_;
  std::size_t frames_;
  std::array<Centre, kHistory> past_{};
  std::size_t taken_ = 0;
  Millimetre shift_{};
};

}  // namespace knead::sense
