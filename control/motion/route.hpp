// The way of one phase along the spine: one leg per region. Direction::both: in the programme's
// order, each walked from the end that is nearer; up and down: one after the other in that
// direction. A phase of points has stations instead, in the programme's order.
// Thread: the cycle. Real-time.
#pragma once

#include "control/types/anatomy.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/programme.hpp"
#include "control/types/snapshot.hpp"

namespace knead::motion {

struct Leg {
  Millimetre from{};
  Millimetre to{};
  [[nodiscard]] Millimetre length() const { return abs(to - from); }
};

/// A point on this back.
struct Station {
  Millimetre along{};
  Millimetre beside{};  ///< from the spine's line; 0: over the muscle
};

class Route {
 public:
  /// Regions are cut to what the scan found and the carriage reaches; what is left of a region must
  /// be worth a stroke or it is left out.
  void plan(const Phase& phase, const ScanFinding& scan, Millimetre carriage_max,
            Millimetre carriage_now) noexcept;

  [[nodiscard]] bool empty() const { return legs_.empty() && stations_.empty(); }
  [[nodiscard]] bool has_stations() const { return !stations_.empty(); }
  [[nodiscard]] std::size_t size() const { return legs_.size(); }
  [[nodiscard]] const Leg& leg(std::size_t i) const { return legs_[i]; }
  [[nodiscard]] Millimetre length() const noexcept;
  /// The ends of the whole way; of an empty one 0.
  [[nodiscard]] Millimetre lowest() const noexcept;
  [[nodiscard]] Millimetre highest() const noexcept;
  /// The place after this share (0 to 1) of the whole way, first leg to last; of stations the one
  /// whose turn it is.
  [[nodiscard]] Station at(double share) const noexcept;

 private:
  void turn_towards_the_nearest(Millimetre carriage_now) noexcept;
  void line_up(bool upwards) noexcept;

  FixedVector<Leg, kRegions> legs_{};
  FixedVector<Station, kMaxPoints> stations_{};
};

}  // namespace knead::motion
