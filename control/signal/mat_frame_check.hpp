// Can this frame of a pressure mat be? A broken bus delivers frames with numbers that are none,
// pulls where skin can only press, jumps as no body does within a frame, or the same frame for
// ever. Thread: the cycle, once per frame. Real-time, fixed memory.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/time.hpp"

namespace knead::signal {

class MatFrameCheck {
 public:
  MatFrameCheck(const MatGeometry& geometry, const MatCalibration& calibration, Hertz rate);

  /// True if the frame may be believed. A jump is refused; if the frames that follow it agree with
  /// one another for kAgreeing of them, it was a real one (somebody threw themselves down while a
  /// few frames were lost) and is believed from then on.
  [[nodiscard]] bool believes(const PressureMap& reading, TimePoint acquired) noexcept;

  /// The change of all cells together, as a share of what lies on the mat or of late lay there,
  /// that a body can make in 10 ms. Sitting down within half a second makes 3 % in the simulated
  /// chair; falling back hard, 100 ms from touch to full load, 10 %. Assumed.
  static constexpr double kShare = 0.35;
  /// Below this change no frame is refused: an empty mat has nothing to take a share of. Assumed.
  static constexpr Newton kFloor{60.0};
  static constexpr int kAgreeing = 5;
  /// More than this no cell gains or loses in 10 ms: a cough of 126 mm/s against a roller makes
  /// 44 N on the hardest simulated back (35 N/mm). Assumed.
  static constexpr Newton kCellJump{60.0};
  /// A loaded mat that repeats itself to the last digit for so long no longer measures: nobody
  /// holds their breath so well, and no converter is without noise.
  static constexpr Duration kFrozen = 1s;
  /// Further below its own zero than this a cell does not read: ten times the reference mat's
  /// noise. Assumed.
  static constexpr double kPulls_kpa = 0.5;

 private:
  [[nodiscard]] bool could_be_measured(const PressureMap& reading) const noexcept;
  [[nodiscard]] bool is_frozen(const PressureMap& reading, TimePoint acquired) noexcept;
  [[nodiscard]] bool follows(const PressureMap& before, const PressureMap& reading,
                             double frames) const noexcept;

  /// kPa of all cells together.
  [[nodiscard]] double load_of(const PressureMap& reading) const noexcept;

  std::size_t cells_;
  double newton_per_kpa_;  ///< of one cell
  Duration period_;
  std::array<double, kMaxMatCells> zero_kpa_;
  PressureMap believed_{};
  TimePoint seen_at_{};     ///< the newest frame, believed or not
  TimePoint changed_at_{};  ///< when a frame last differed from the one before
  PressureMap refused_{};   ///< the newest one
  int agreeing_ = 0;
  double lay_there_ = 0.0;  ///< kPa of all cells, over the last second
  bool started_ = false;
};

}  // namespace knead::signal
