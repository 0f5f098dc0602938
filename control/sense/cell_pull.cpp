#include "control/sense/cell_pull.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace knead::sense {

namespace {

/// What is read lies this far beyond what is, half-way between a cell's edge and its middle: cells
/// of 60 mm, by height. Least squares on 15,000 rows of 1,020 simulated people (train seeds 1 to
/// 1020): 6.0, 10.3 and 2.5 mm; what the sine leaves is 1.6, 2.7 and 1.5 mm RMS, of 4.0, 6.6
/// and 2.1 mm.
struct PullAt {
  double height;
  double pull_mm;
};
/// Beyond a pitch over 2 pi two axes would be read as one; a little less, so that it can be undone.
constexpr double kMost_mm = 9.0;
constexpr std::array<PullAt, 4> kPulls{
    {{0.35, 6.0}, {0.5, kMost_mm}, {0.62, kMost_mm}, {0.8, 2.6}}};
constexpr Millimetre kPitch{60.0};
/// Narrower cells see the valley: at 48 mm the pull is 2.1, 6.4 and 0.6 mm, at 40 mm 0.6, 1.8 and
/// 0.1 mm (the simulated pressure, rows at 13 places within a cell).
constexpr Millimetre kNoPullPitch{40.0};
/// A row next to a cell's middle keeps this much of its weight, one next to an edge gets so much at
/// most. Assumed.
constexpr double kLeastGain = 0.2;
constexpr double kMostGain = 2.0;

double pull_mm(double height) noexcept {
  if (height <= kPulls.front().height) return kPulls.front().pull_mm;
  for (std::size_t i = 1; i < kPulls.size(); ++i) {
    const PullAt& low = kPulls[i - 1];
    const PullAt& high = kPulls[i];
    if (height > high.height) continue;
    const double share = (height - low.height) / (high.height - low.height);
    return low.pull_mm + share * (high.pull_mm - low.pull_mm);
  }
  return kPulls.back().pull_mm;
}

}  // namespace

CellPull::CellPull(const MatGeometry& geometry) noexcept
    : pitch_(geometry.column_pitch()),
      edge_(geometry.extent_lateral * -0.5),
      share_(std::clamp((pitch_ - kNoPullPitch) / (kPitch - kNoPullPitch), 0.0, 1.0)) {}

CellPull::Axis CellPull::undo(Millimetre read, double height) const noexcept {
  if (share_ == 0.0) return {read, 1.0};
  const double pitch = pitch_.value();
  const double turn = 2.0 * std::numbers::pi / pitch;
  const double pull = pull_mm(height) * share_ * std::min(1.0, pitch_ / kPitch);
  // From the nearest edge, at most to the middles of the cells beside it.
  const double edge = edge_.value() + std::round((read - edge_).value() / pitch) * pitch;
  const double beside = read.value() - edge;
  double low = -0.5 * pitch;
  double high = 0.5 * pitch;
  constexpr int kHalvings = 16;  // 60 mm to a thousandth
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = 0.5 * (low + high);
    (middle + pull * std::sin(turn * middle) < beside ? low : high) = middle;
  }
  const double axis = 0.5 * (low + high);
  const double gain = std::clamp(1.0 + pull * turn * std::cos(turn * axis), kLeastGain, kMostGain);
  return {Millimetre(edge + axis), gain * gain};
}

}  // namespace knead::sense
