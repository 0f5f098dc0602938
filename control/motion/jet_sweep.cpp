#include "control/motion/jet_sweep.hpp"

#include <algorithm>

namespace knead::motion {

JetSweep::JetSweep(const ChairDescription& chair) {
  FixedVector<Millimetre, kMaxJets> rows;
  for (const JetNozzle& jet : chair.jets) rows.push(jet.along);
  if (rows.empty()) return;
  std::ranges::sort(rows);
  lowest_ = rows[0];
  highest_ = rows.back();
  for (std::size_t i = 1; i < rows.size(); ++i) pitch_ = std::max(pitch_, rows[i] - rows[i - 1]);
}

void JetSweep::step(MillimetrePerSecond speed, Direction direction, double dt_s) noexcept {
  const bool one_row = pitch_ <= Millimetre(0.0);
  if (speed.value() <= 0.0 || one_row) {
    middle_.reset();
    return;
  }
  around_ = direction != Direction::both;
  if (!middle_) {
    upwards_ = direction != Direction::down;
    middle_ = upwards_ ? lowest_ : highest_;
  }
  const Millimetre way(speed.value() * dt_s);
  *middle_ += upwards_ ? way : -way;
  if (around_) {
    const Millimetre around = highest_ - lowest_ + pitch_;
    if (*middle_ > highest_ + pitch_) *middle_ -= around;
    if (*middle_ < lowest_ - pitch_) *middle_ += around;
  } else if (*middle_ >= highest_ || *middle_ <= lowest_) {
    upwards_ = *middle_ <= lowest_;
    *middle_ = std::clamp(*middle_, lowest_, highest_);
  }
}

double JetSweep::share(Millimetre along) const noexcept {
  if (!middle_) return 1.0;
  Millimetre distance = abs(along - *middle_);
  if (around_) distance = std::min(distance, highest_ - lowest_ + pitch_ - distance);
  return std::clamp(1.0 - distance / pitch_, 0.0, 1.0);
}

}  // namespace knead::motion
