#include "hal/sim/sitting.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sim {
namespace {

// All assumed. A pelvis that slides forward turns backwards: it leaves the backrest from below, the
// trunk sinks, and the upper back carries what the pelvis carried.
constexpr double kPelvisSinks = 0.3;      ///< mm down for each mm forward
constexpr double kShouldersSink = 0.25;   ///< the same
constexpr double kPelvisFades_mm = 60.0;  ///< forward, for 63 % of its pressure
constexpr double kBladesGain = 0.3;       ///< of their pressure at 100 mm forward
constexpr double kReach_mm = 90.0;        ///< along, of both
constexpr double kHangs = 0.2;            ///< mm deeper for each mm forward, in the loin
constexpr double kLoin_mm = 260.0;
constexpr double kLoinReach_mm = 110.0;
constexpr double kWanderLag_s = 5.0;
constexpr std::uint32_t kStepsPerTurn = 1000;  ///< a new target each second

double bell(double distance, double width) {
  const double z = distance / width;
  return std::exp(-0.5 * z * z);
}

}  // namespace

void Sitting::step(bool seated) noexcept {
  slouch_.step();
  lean_.step();
  sway_.step();
  if (!spontaneous_ || !seated) return;
  if (++steps_ % kStepsPerTurn == 0) {
    const double forget = 1.0 / kWander_s;
    wander_target_ +=
        -forget * wander_target_ + kWanderLean * std::sqrt(2.0 * forget) * dice_.gaussian();
    slid_target_mm_ += kSlides_mm_per_min / 60.0 * dice_.uniform(0.0, 2.0);
    if (slid_target_mm_ > kSlidesMost_mm) slid_target_mm_ = 0.0;
  }
  wander_ += (wander_target_ - wander_) * (kStep_s / kWanderLag_s);
  slid_mm_ += (slid_target_mm_ - slid_mm_) * (kStep_s / kWanderLag_s);
}

Pose Sitting::pose() const noexcept {
  return {std::max(0.0, slouch_.value() + slid_mm_), std::clamp(lean_.value() + wander_, -0.3, 0.3),
          sway_.value()};
}

Body posed(const Body& body, const Pose& pose) {
  Body now = body;
  now.pelvis_along_mm -= kPelvisSinks * pose.slouch_mm;
  now.shoulders_along_mm -= kShouldersSink * pose.slouch_mm;
  now.right_load_share = std::clamp(body.right_load_share + pose.lean, 0.1, 0.9);
  for (std::size_t k = 0; k < kBackStations; ++k) {
    const double along = static_cast<double>(k) * kBackStationPitch_mm;
    now.surface_depth_mm[k] += slouch_depth_mm(along, pose.slouch_mm);
    now.spine_lateral_mm[k] += sway_lateral_mm(along, body, pose.sway_mm);
  }
  return now;
}

void slouch_back(const MatGeometry& mat, const Body& body, double slouch_mm, MatCells& cells) {
  const double lost = 1.0 - std::exp(-slouch_mm / kPelvisFades_mm);
  const double gained = kBladesGain * slouch_mm / 100.0;
  for (std::size_t row = 0; row < mat.rows; ++row) {
    const double along = mat.along(row).value();
    const double factor = 1.0 - lost * bell(along - body.pelvis_along_mm, kReach_mm) +
                          gained * bell(along - body.shoulders_along_mm, kReach_mm);
    for (std::size_t c = 0; c < mat.columns; ++c) cells[row * mat.columns + c] *= factor;
  }
}

void slouch_seat(const MatGeometry& mat, double slouch_mm, MatCells& cells) {
  const MatCells before = cells;
  const double rows = slouch_mm / mat.row_pitch().value();
  for (std::size_t row = 0; row < mat.rows; ++row) {
    // What lies here lay `rows` further back; behind the first row lies as much as on it.
    const double from = std::max(0.0, static_cast<double>(row) - rows);
    const auto low = static_cast<std::size_t>(from);
    const std::size_t high = std::min(low + 1, mat.rows - 1);
    const double f = from - static_cast<double>(low);
    const double thins = static_cast<double>(row) < rows ? std::max(0.0, 1.0 - rows) : 1.0;
    for (std::size_t c = 0; c < mat.columns; ++c) {
      cells[row * mat.columns + c] =
          thins * ((1.0 - f) * before[low * mat.columns + c] + f * before[high * mat.columns + c]);
    }
  }
}

double slouch_depth_mm(double along_mm, double slouch_mm) {
  if (slouch_mm == 0.0) return 0.0;
  return kHangs * slouch_mm * bell(along_mm - kLoin_mm, kLoinReach_mm);
}

double sway_lateral_mm(double along_mm, const Body& body, double sway_mm) {
  const double trunk = body.shoulders_along_mm - body.pelvis_along_mm;
  return sway_mm * std::max(0.0, along_mm - body.pelvis_along_mm) / trunk;
}

}  // namespace knead::sim
