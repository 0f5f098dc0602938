#include "control/sense/sweep_axis.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// A roller that has not moved on by this much feels the same tissue again: samples within it count
/// as one. About half of its footprint's radius; assumed.
constexpr double kIndependent_mm = 8.0;
/// Shorter sweeps tell nothing: both arms together must have moved apart by this much.
constexpr double kShortest_mm = 40.0;
/// Noise of one depth difference, from knots and the force loop; never believed to be less.
/// Assumed.
constexpr double kDepthNoise_mm = 0.25;
/// Backs fall away by 12 to 40 mm over 130 to 230 mm beside the spine (body model; assumed): c of
/// depth = c x^2 is this, plus or minus.
constexpr double kRoundness_per_mm = 7.7e-4;
constexpr double kRoundnessSpread_per_mm = 3.5e-4;
/// One newton more indents a middling back by 0.25 mm (4 N/mm), plus or minus.
constexpr double kGive_mm_per_n = 0.25;
constexpr double kGiveSpread_mm_per_n = 0.2;
/// Flatter than this, left and right say nothing.
constexpr double kFlattest_per_mm = 1.5e-4;
/// Backs are not parabolas: what stays however well the depths are measured. Assumed.
constexpr double kShape_mm = 2.0;

/// Mean and standard deviation of one coefficient.
struct Estimate {
  double value = 0.0;
  double spread = 0.0;
};

/// A coefficient's value before anything is measured; an infinite spread says nothing.
struct Prior {
  double value = 0.0;
  double spread = 0.0;  ///< 0 = none
};

template <int N, class Fit>
Estimate estimate(const Fit& fit, double samples, double independent, int which,
                  const std::array<Prior, N>& priors) noexcept {
  using Matrix = Eigen::Matrix<double, N, N>;
  using Vector = Eigen::Matrix<double, N, 1>;
  const double share = independent / samples;
  double variance = kDepthNoise_mm * kDepthNoise_mm;
  Vector theta = Vector::Zero();
  Matrix information = Matrix::Zero();
  // Twice: the second time with the noise that the first fit left.
  for (int pass = 0; pass < 2; ++pass) {
    information = fit.squares * (share / variance);
    Vector right = fit.products * (share / variance);
    for (int i = 0; i < N; ++i) {
      const Prior& prior = priors[static_cast<std::size_t>(i)];
      if (prior.spread <= 0.0) continue;
      const double weight = 1.0 / (prior.spread * prior.spread);
      information(i, i) += weight;
      right(i) += weight * prior.value;
    }
    theta = information.ldlt().solve(right);
    const double left = fit.energy - 2.0 * theta.dot(fit.products) + theta.dot(fit.squares * theta);
    variance = std::max(variance, left / samples);
  }
  const Matrix covariance = information.ldlt().solve(Matrix::Identity());
  return {theta(which), std::sqrt(std::max(0.0, covariance(which, which)))};
}

}  // namespace

void SweepAxis::begin(Millimetre along) noexcept {
  *this = SweepAxis{};
  along_ = along;
}

void SweepAxis::add(const SweepSample& sample) noexcept {
  const double left = sample.lateral[0].value();
  const double right = sample.lateral[1].value();
  const double apart = right - left;
  if (samples_ == 0.0) {
    depth_zero_mm_ = 0.5 * (sample.depth[0].value() + sample.depth[1].value());
    span_low_mm_ = span_high_mm_ = apart;
    load_zero_ = sample.mat_load;
  }
  span_low_mm_ = std::min(span_low_mm_, apart);
  span_high_mm_ = std::max(span_high_mm_, apart);
  const double force_left = sample.force[0].value();
  const double force_right = sample.force[1].value();
  difference_.add({1.0, apart, force_right, -force_left},
                  sample.depth[1].value() - sample.depth[0].value());
  const double breath = load_zero_ > 0.0 ? sample.mat_load / load_zero_ - 1.0 : 0.0;
  sum_.add({1.0, left * left + right * right, force_left + force_right, breath},
           sample.depth[0].value() + sample.depth[1].value() - 2.0 * depth_zero_mm_);
  samples_ += 1.0;
}

std::optional<SweepAxis::Axis> SweepAxis::axis() const noexcept {
  const double span = span_high_mm_ - span_low_mm_;
  if (samples_ < 1.0 || span < kShortest_mm) return std::nullopt;
  const double independent = std::min(samples_, 0.5 * span / kIndependent_mm);
  const Prior give{kGive_mm_per_n, kGiveSpread_mm_per_n};
  const Estimate slope = estimate<kDifference>(
      difference_, samples_, independent, 1, std::array<Prior, kDifference>{{{}, {}, give, give}});
  // Breathing moves the back up to 1.5 mm each way while the mat's load changes by some 5 %.
  const Prior breathing{0.0, 60.0};
  const Estimate round = estimate<kSum>(
      sum_, samples_, independent, 1,
      std::array<Prior, kSum>{{{}, {kRoundness_per_mm, kRoundnessSpread_per_mm}, give, breathing}});
  if (!(round.value > kFlattest_per_mm)) return std::nullopt;
  const double lateral = -slope.value / (2.0 * round.value);
  const double of_slope = slope.spread / (2.0 * round.value);
  const double of_round = lateral * round.spread / round.value;
  const double spread =
      std::sqrt(of_slope * of_slope + of_round * of_round + kShape_mm * kShape_mm);
  return Axis{along_, Millimetre(lateral), Millimetre(spread)};
}

}  // namespace knead::sense
