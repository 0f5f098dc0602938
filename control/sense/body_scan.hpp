// Where the spine, the shoulders and the pelvis are, from the back mat. Says how sure it is and
// refuses rather than guesses.
#pragma once

#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/snapshot.hpp"

namespace knead::sense {

/// Thread: the cycle, once per mat frame. Real-time.
class BodyScan {
 public:
  explicit BodyScan(const MatGeometry& geometry);

  void reset() noexcept;
  /// Takes one mat frame (call only for frames with a new sequence number).
  void update(const PressureMap& map) noexcept;
  /// Averages over at least 1 s of frames (breathing) before `found` can be true.
  [[nodiscard]] const ScanFinding& finding() const { return finding_; }

 private:
  MatGeometry geometry_;
  ScanFinding finding_{};
};

/// Could this frame be a person's back at all? False for empty sheets and garbage sums.
[[nodiscard]] bool could_be_a_person(const PressureMap& map, const MatGeometry& geometry) noexcept;

}  // namespace knead::sense
