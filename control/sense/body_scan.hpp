// Where the spine, the shoulders and the pelvis are: first from the back mat, then, where rollers
// may touch, from what they feel beside the spine. Says how sure it is, and refuses with a doubt
// rather than guesses.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "control/sense/back_landmarks.hpp"
#include "control/sense/mat_person.hpp"
#include "control/sense/spine_fit.hpp"
#include "control/sense/sweep_axis.hpp"
#include "control/sense/symmetry_axis.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/scan_finding.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::sense {

/// Thread: the cycle. Real-time: after the averaging it works on one row per frame, so that no
/// frame costs more than a few microseconds.
class BodyScan {
 public:
  /// `borders_within`: how well C7 must agree with pelvis and blades.
  explicit BodyScan(const MatGeometry& geometry, Millimetre borders_within = kBordersAgree);

  /// Forgets the person.
  void reset() noexcept;
  /// Takes one mat frame (call only for frames with a new sequence number), until `mat_tells`. A
  /// frame that could not be a person, and a person who moves, starts the averaging again.
  void update(const PressureMap& map) noexcept;

  /// The mat knows where the person is: `finding` holds it, not yet found. 1.2 s of frames.
  [[nodiscard]] bool mat_tells() const { return mat_tells_; }
  /// The person moved meanwhile: what the mat told is over, and looking begins again.
  void moved() noexcept;
  /// So far to one side that the rollers cannot feel beside the spine that the mat told: looking
  /// begins again, for a person who may sit to the middle.
  void too_far_aside() noexcept;
  /// The last word on what the mat told. Without rollers (no force is permitted) the mat alone must
  /// be surer; with them, what they felt joins it, or contradicts it, or says too little to count.
  void conclude_without_rollers() noexcept;
  /// `chest_begins` (T12/L1), where they felt that too, takes the place of what the mat expects.
  void conclude(std::span<const SweepAxis::Axis> felt,
                std::optional<Millimetre> chest_begins = std::nullopt) noexcept;

  /// Found, or the doubt so far. With `swept` and not `found` nothing more will come.
  [[nodiscard]] const ScanFinding& finding() const { return finding_; }

  /// What the mat told it from: the mean pressure (kPa) of each cell, no roller near. All zero
  /// until the mat was first looked at for long enough.
  [[nodiscard]] std::span<const double> picture() const {
    return {picture_.data(), geometry_.rows * geometry_.columns};
  }

  /// 1 s at the reference mat's 100 Hz: a quarter of a breath is averaged out, the rest moves the
  /// pressure's size and not its shape.
  static constexpr std::size_t kFrames = 100;
  /// Simulated people (train seeds) reach 0.9 in 95 of 100 cases; random pressure stays below 0.7
  /// in 99 of 100.
  static constexpr double kConfident = 0.8;

 private:
  void average(const PressureMap& map) noexcept;
  [[nodiscard]] double mean(std::size_t row, std::size_t column) const noexcept;
  void look_anew() noexcept;
  void judge_mat() noexcept;
  /// Fits the spine through the axes of the rows between pelvis and C7; the confidence in it.
  [[nodiscard]] double fit_rows(std::span<const double> row_sums,
                                const BackLandmarks& landmarks) noexcept;
  void take_line() noexcept;

  MatGeometry geometry_;
  Millimetre borders_within_;
  ScanFinding finding_{};
  bool mat_tells_ = false;
  std::array<double, kMaxMatCells> sum_{};  ///< kPa, over `frames_` frames
  std::array<double, kMaxMatCells> picture_{};
  std::size_t frames_ = 0;
  std::size_t rows_done_ = 0;
  double first_centre_mm_ = 0.0;  ///< of the load, when the averaging began
  SymmetryAxis axis_;
  SpineFit fit_;
};

}  // namespace knead::sense
