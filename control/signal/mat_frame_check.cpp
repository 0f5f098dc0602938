#include "control/signal/mat_frame_check.hpp"

#include <algorithm>
#include <cmath>

namespace knead::signal {

MatFrameCheck::MatFrameCheck(const MatGeometry& geometry, const MatCalibration& calibration,
                             Hertz rate)
    : cells_(std::min(geometry.rows * geometry.columns, kMaxMatCells)),
      newton_per_kpa_(geometry.row_pitch().value() * geometry.column_pitch().value() * 1e-3),
      period_(from_seconds(1.0 / rate.value())),
      zero_kpa_(calibration.zero_kpa) {}

bool MatFrameCheck::could_be_measured(const PressureMap& reading) const noexcept {
  for (std::size_t i = 0; i < cells_; ++i) {
    const double cell = reading.cells[i].value();
    if (!std::isfinite(cell) || cell < std::min(0.0, zero_kpa_[i]) - kPulls_kpa) return false;
  }
  return true;
}

bool MatFrameCheck::follows(const PressureMap& before, const PressureMap& reading,
                            double frames) const noexcept {
  // Cell by cell: a frame whose rows have slipped has the same sum as the one before.
  double changed = 0.0;
  double lies_there = 0.0;
  double largest = 0.0;
  for (std::size_t i = 0; i < cells_; ++i) {
    const double was = before.cells[i].value();
    const double is = reading.cells[i].value();
    changed += std::abs(is - was);
    largest = std::max(largest, std::abs(is - was));
    lies_there += std::max(was, is);
  }
  if (largest * newton_per_kpa_ > kCellJump.value() * std::max(1.0, frames)) return false;
  return changed * newton_per_kpa_ <= kFloor.value() ||
         changed <= kShare * std::max(1.0, frames) * std::max(lies_there, lay_there_);
}

double MatFrameCheck::load_of(const PressureMap& reading) const noexcept {
  double kpa = 0.0;
  for (std::size_t i = 0; i < cells_; ++i) kpa += reading.cells[i].value();
  return kpa;
}

bool MatFrameCheck::is_frozen(const PressureMap& reading, TimePoint acquired) noexcept {
  const auto used = static_cast<std::ptrdiff_t>(cells_);
  if (!started_ ||
      !std::equal(reading.cells.begin(), reading.cells.begin() + used, believed_.cells.begin())) {
    changed_at_ = acquired;
    return false;
  }
  return acquired - changed_at_ >= kFrozen && load_of(reading) * newton_per_kpa_ > kFloor.value();
}

bool MatFrameCheck::believes(const PressureMap& reading, TimePoint acquired) noexcept {
  const double frames = seconds(acquired - seen_at_) / seconds(period_);
  seen_at_ = acquired;
  if (!could_be_measured(reading)) {
    agreeing_ = 0;
    return false;
  }
  if (is_frozen(reading, acquired)) return false;
  // A mat that is met for the first time has no frame before: its first ones must agree.
  if (!started_ || !follows(believed_, reading, frames)) {
    agreeing_ = agreeing_ > 0 && follows(refused_, reading, frames) ? agreeing_ + 1 : 1;
    refused_ = reading;
    if (agreeing_ < kAgreeing) return false;
  }
  started_ = true;
  agreeing_ = 0;
  believed_ = reading;
  lay_there_ += std::min(1.0, seconds(period_)) * (load_of(reading) - lay_there_);
  return true;
}

}  // namespace knead::signal
