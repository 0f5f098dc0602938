// A band of open jets that travels along the back. What one row of jets closes the next one opens,
// so that the line always feeds as many jets and its pressure does not swing.
// Thread: the cycle. Real-time.
#pragma once

#include <optional>

#include "control/types/chair_description.hpp"
#include "control/types/programme.hpp"

namespace knead::motion {

class JetSweep {
 public:
  explicit JetSweep(const ChairDescription& chair);

  void restart() noexcept { middle_.reset(); }
  /// `speed` 0 = no sweep: every row is open.
  void step(MillimetrePerSecond speed, Direction direction, double dt_s) noexcept;
  /// How far the jets at this height may open, 0 to 1.
  [[nodiscard]] double share(Millimetre along) const noexcept;

 private:
  Millimetre lowest_{};
  Millimetre highest_{};
  Millimetre pitch_{};                ///< the widest gap between two rows: how wide the band is
  std::optional<Millimetre> middle_;  ///< of the band; none = no sweep
  bool upwards_ = true;
  bool around_ = false;  ///< after the last row comes the first
};

}  // namespace knead::motion
