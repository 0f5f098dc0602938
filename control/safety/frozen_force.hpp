// A force sensor that has stopped measuring but goes on sending: fresh samples, always the same
// number, while the roller moves. A loop would press on and on against such a number.
// Thread: the cycle. Real-time.
#pragma once

#include <optional>

#include "control/safety/readings.hpp"

namespace knead::safety {

/// The reference chair's force noise is 0.1 N RMS: fifty equal readings in a row do not happen.
inline constexpr Duration kFrozenFor = 50ms;
/// A model without noise may stand still at one force; it cannot do so while the roller travels.
/// 2 mm is 20 N on the stiffest back.
inline constexpr Millimetre kFrozenTravel{2.0};

/// No seated back reaches the roller before this depth (the reference chair's surfaces lie 15 mm
/// out and more).
inline constexpr Millimetre kNoBackBefore{10.0};

class FrozenForce {
 public:
  /// One cycle's reading. Exactly 0 does not count where no back is (a sensor without noise shows
  /// it in free air); further out a dead sensor's 0 is the most dangerous number of all.
  void watch(TimePoint now, const RollerReading& roller) noexcept;

  /// Until the number changes, wherever the roller goes meanwhile.
  [[nodiscard]] bool frozen() const { return frozen_; }

 private:
  struct Seen {
    Newton force{};
    Millimetre depth{};
    TimePoint at{};
  };
  std::optional<Seen> seen_;
  bool frozen_ = false;
};

}  // namespace knead::safety
