// Has the person moved off the place where the scan found them? Watches the left-right balance of
// the seat mat, which no roller touches. Thread: the cycle, once per seat-mat frame. Real-time.
#pragma once

#include <optional>

#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/time.hpp"

namespace knead::sense {

/// How far the load's centre may be from its place, and for how long.
struct ShiftTolerance {
  /// Assumed: the rollers keep at least 20 mm from the spine line, so a move of 15 mm must not go
  /// on for longer than a breath or a cough lasts.
  Millimetre by{15.0};
  Duration hold = 1s;
};

class ShiftWatch {
 public:
  explicit ShiftWatch(const MatGeometry& seat, const ShiftTolerance& tolerance = {})
      : seat_(seat), tolerance_(tolerance) {}

  /// Forgets the place; the next frames are the new one.
  void reset() noexcept;
  /// The place is the one that `other` has learned, or goes on learning: whoever moved since then
  /// has moved.
  void carry_on(const ShiftWatch& other) noexcept;
  /// Takes one seat-mat frame (call only for frames with a new sequence number).
  void update(const PressureMap& seat, TimePoint now) noexcept;
  /// True while the load's centre has been out of tolerance.
  [[nodiscard]] bool shifted() const { return shifted_; }
  /// How far the load's centre is from its place now, to the person's right.
  [[nodiscard]] Millimetre offset() const { return offset_; }
  [[nodiscard]] const ShiftTolerance& tolerance() const { return tolerance_; }

 private:
  MatGeometry seat_;
  ShiftTolerance tolerance_;
  int frames_ = 0;
  Millimetre place_{};
  Millimetre offset_{};
  std::optional<TimePoint> within_at_{};  ///< none: not looked yet
  bool shifted_ = false;
};

}  // namespace knead::sense
