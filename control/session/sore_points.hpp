// Places that hurt in this session (CR-14): after a sign a place is worked lighter, longer and
// approached more slowly; after a second sign, or at once if the person said pain, it is left out.
// Thread: the cycle. Real-time; fixed memory: when full, the nearest mark grows instead.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/units.hpp"

namespace knead::session {

struct PlaceRule {
  double force_factor = 1.0;     ///< 0 = left out
  double approach_factor = 1.0;  ///< travel and approach speed
  double dwell_factor = 1.0;     ///< time at the place
};

class SorePoints {
 public:
  /// Assumed: a sign is felt within about a vertebra of where the roller stood (CR-14 gives no
  /// figure).
  static constexpr Millimetre kReach{35.0};
  static constexpr double kLighter = 0.7;  ///< assumed
  static constexpr double kSlower = 0.5;   ///< assumed
  static constexpr double kLonger = 1.5;   ///< assumed

  void clear() noexcept { marks_ = {}; }
  /// A sensed sign at this place. Returns true if the place is now left out.
  bool sign(Side side, Millimetre along) noexcept;
  /// The person said pain while the roller stood here: left out at once.
  void pain(Side side, Millimetre along) noexcept;
  [[nodiscard]] PlaceRule at(Side side, Millimetre along) const noexcept;

 private:
  struct Mark {
    Millimetre along{};
    int signs = 0;
    Millimetre reach = kReach;
  };
  [[nodiscard]] Mark* nearest(Side side, Millimetre along) noexcept;
  Mark& new_mark(Side side, Millimetre along) noexcept;

  /// Each side has its own, so that there always is a nearest one to grow.
  std::array<FixedVector<Mark, 16>, kSides> marks_{};
};

}  // namespace knead::session
