#include "control/sense/palpation_fit.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

namespace knead::sense {
namespace {

/// What no residual shows: curvature of the force over the swing, the fading of the held force.
/// Measured on train seeds (docs/signal-chain.md).
constexpr double kModelError = 0.015;
/// Keeps the normal equations solvable when nothing moved; the error then says that nothing is
/// known.
constexpr double kTiny = 1e-9;
/// About 0.4 us.
constexpr std::size_t kRowsAtOnce = 16;

}  // namespace

void PalpationFit::begin() noexcept {
  rows_ = 0;
  normal_.setZero();
  moment_.setZero();
  in_block_s_ = 0.0;
  force_sum_ = depth_sum_ = 0.0;
  blocks_seen_ = 0;
  solved_ = false;
}

void PalpationFit::add(Newton force, Millimetre depth, double dt_s) noexcept {
  if (complete() || !is_finite(force) || !is_finite(depth)) return;
  force_sum_ += force.value() * dt_s;
  depth_sum_ += depth.value() * dt_s;
  in_block_s_ += dt_s;
  // Half a cycle of slack: sums of 0.001 do not meet 0.010 exactly.
  if (in_block_s_ < kBlock_s - 0.0005) return;
  take(force_sum_ / in_block_s_, depth_sum_ / in_block_s_);
  in_block_s_ = force_sum_ = depth_sum_ = 0.0;
}

void PalpationFit::take(double force_n, double depth_mm) noexcept {
  if (blocks_seen_ == 0) origin_mm_ = depth_mm;
  const Block newest{.force_n = force_n, .depth_mm = depth_mm - origin_mm_};
  ++blocks_seen_;
  if (blocks_seen_ > 2) {
    Block& middle = blocks_[rows_];
    middle = waiting_[1];
    middle.speed_mm_s = (newest.depth_mm - waiting_[0].depth_mm) / (2.0 * kBlock_s);
    const Row r = row(rows_);
    normal_.noalias() += r * r.transpose();
    moment_ += r * middle.force_n;
    ++rows_;
  }
  waiting_[0] = waiting_[1];
  waiting_[1] = newest;
}

PalpationFit::Row PalpationFit::row(std::size_t i) const noexcept {
  Row r;
  r[0] = blocks_[i].depth_mm;
  r[1] = blocks_[i].speed_mm_s;
  // Chebyshev polynomials over the window: the same space as powers of time, well conditioned.
  const double t = 2.0 * (static_cast<double>(i) + 0.5) / static_cast<double>(kRows) - 1.0;
  r[2] = 1.0;
  r[3] = t;
  for (int k = 4; k < kUnknowns; ++k) r[k] = 2.0 * t * r[k - 1] - r[k - 2];
  return r;
}

void PalpationFit::solve() noexcept {
  Square regular = normal_;
  regular.diagonal().array() += kTiny;
  const Eigen::LDLT<Square> solver(regular);
  fit_ = solver.solve(moment_);
  // The first row of the pseudo-inverse.
  lever_ = solver.solve(Row::Unit(0));
  pull_.fill(0.0);
  squares_ = force_n_ = 0.0;
  judged_ = 0;
  solved_ = true;
}

bool PalpationFit::work_off() noexcept {
  if (!complete()) return false;
  if (!solved_) {
    solve();
    return false;
  }
  const std::size_t end = std::min(judged_ + kRowsAtOnce, kRows);
  for (; judged_ < end; ++judged_) {
    const Row r = row(judged_);
    const double residual = blocks_[judged_].force_n - fit_.dot(r);
    pull_[judged_ * kClusters / kRows] += lever_.dot(r) * residual;
    squares_ += residual * residual;
    force_n_ += blocks_[judged_].force_n;
  }
  return judged_ == kRows;
}

PalpationEstimate PalpationFit::estimate() const noexcept {
  double variance = 0.0;
  for (const double pull : pull_) variance += pull * pull;
  constexpr auto kUnits = static_cast<double>(kClusters);
  variance *= kUnits / (kUnits - 1.0);
  const double model = kModelError * fit_[0];

  constexpr auto kCount = static_cast<double>(kRows);
  // 1 / lever[0] is the sum of squares of the indentation with everything else taken out.
  const double swing_rms = std::sqrt(1.0 / (std::max(lever_[0], kTiny) * kCount));
  return {.value = NewtonPerMillimetre(fit_[0]),
          .standard_error = NewtonPerMillimetre(std::sqrt(variance + model * model)),
          .preload = Newton(force_n_ / kCount),
          .half_stroke = Millimetre(std::sqrt(2.0) * swing_rms),
          .residual = Newton(std::sqrt(squares_ / kCount))};
}

}  // namespace knead::sense
