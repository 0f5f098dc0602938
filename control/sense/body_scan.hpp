// Where the spine, the shoulders and the pelvis are, from the back mat. Says how sure it is and
// refuses rather than guesses.
#pragma once

#include <array>

#include "control/sense/symmetry_axis.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/snapshot.hpp"

namespace knead::sense {

/// Thread: the cycle, once per mat frame. Real-time: after the averaging it works on one row per
/// frame, so that no frame costs more than a few microseconds.
class BodyScan {
 public:
  explicit BodyScan(const MatGeometry& geometry);

  void reset() noexcept;
  /// Takes one mat frame (call only for frames with a new sequence number). A frame that could not
  /// be a person starts the averaging again.
  void update(const PressureMap& map) noexcept;
  /// Averages over at least 1 s of frames (breathing) before `found` can be true; then goes on with
  /// the next second, so that a finding is never older than about 2.5 s.
  [[nodiscard]] const ScanFinding& finding() const { return finding_; }

  /// 1 s at the reference mat's 100 Hz: a quarter of a breath is averaged out, the rest moves the
  /// pressure's size and not its shape.
  static constexpr std::size_t kFrames = 100;
  /// Simulated people (train seeds) reach 0.9 in 95 of 100 cases; random pressure stays below 0.7
  /// in 99 of 100.
  static constexpr double kConfident = 0.8;

 private:
  void conclude() noexcept;
  [[nodiscard]] double mean(std::size_t row, std::size_t column) const noexcept;

  MatGeometry geometry_;
  ScanFinding finding_{};
  std::array<double, kMaxMatCells> sum_{};  ///< kPa, over `frames_` frames
  std::size_t frames_ = 0;
  std::size_t rows_done_ = 0;
  SymmetryAxis axis_;
};

/// Could this frame be a person's back at all? False for empty sheets and garbage sums.
[[nodiscard]] bool could_be_a_person(const PressureMap& map, const MatGeometry& geometry) noexcept;

}  // namespace knead::sense
