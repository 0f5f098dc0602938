#include "control/sense/expected_emg.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

// Over the channel's rest power, force in 20 N. Rest is 2 to 10 uV (DESIGN); the answer to force
// about 0.1 uV/N, so 20 N add about half of rest in amplitude; a sliding roller's artefact is 5 to
// 150 uV, a quarter of which lies above 100 Hz: a power of 0.2 to 500 times that of rest, which
// nobody knows before the first pass. All assumed as a population.
const Eigen::Vector4d kPriorGains(1.0, 1.0, 0.25, 3.0);
const Eigen::Vector4d kPriorSpread(0.3, 1.0, 0.8, 200.0);
const Eigen::Vector4d kLeastGains(0.3, 0.0, 0.0, 0.0);
const Eigen::Vector4d kMostGains(4.0, 10.0, 10.0, 2000.0);
/// How far the gains wander in a second: rest tone by 15 % in half a minute, the others less.
const Eigen::Vector4d kWanderPerSqrtSecond(0.05, 0.05, 0.03, 0.3);
/// An observation pulls no harder than one this many times the expected (a heart beat, a knock):
/// a block of 5 ms exceeds it in 2 % of cases by itself.
constexpr double kClip = 4.0;
/// Of the noise of an observation, which is in proportion to the expected power.
constexpr double kFreedom = 3.0;

}  // namespace

ExpectedEmg::ExpectedEmg() noexcept
    : gains_(kPriorGains), uncertainty_(kPriorSpread.array().square().matrix().asDiagonal()) {}

ExpectedEmg::Power ExpectedEmg::expect(const EmgLoad& load) const noexcept {
  const Vector x = basis(load);
  // Without doubt: before rubbing is learned a jolt would deafen the electrode to who starts up.
  const double jolt = gains_(3) * kJoltOverRubbing * load.jolted;
  return {.mean = std::max(kLeastGains(0), gains_.dot(x)) + jolt,
          .muscle = std::max(kLeastGains(0), gains_.head<3>().dot(x.head<3>())),
          .doubt = std::sqrt(std::max(0.0, x.dot(uncertainty_ * x)))};
}

void ExpectedEmg::learn(double power, const EmgLoad& load, double dt_s) noexcept {
  skip(dt_s);
  if (load.jolted > kCalmSkin) return;
  const Vector x = basis(load);
  const double expected = std::max(kLeastGains(0), gains_.dot(x));
  const double noise = 2.0 / kFreedom * expected * expected;
  const Vector spread = uncertainty_ * x;
  const double innovation = noise + x.dot(spread);
  const Vector gain = spread / innovation;
  gains_ += gain * (std::min(power, kClip * expected) - gains_.dot(x));
  uncertainty_ -= gain * spread.transpose();
  gains_ = gains_.cwiseMax(kLeastGains).cwiseMin(kMostGains);
}

void ExpectedEmg::step_rest(double factor) noexcept {
  gains_ /= factor;
  gains_(0) = kPriorGains(0);
  gains_ = gains_.cwiseMax(kLeastGains).cwiseMin(kMostGains);
  // As a spread of the gains: told over the new unit, and no larger than before anything is
  // learned.
  Vector scale = Vector::Constant(1.0 / factor);
  for (int i = 1; i < 4; ++i) {
    const double spread = std::sqrt(std::max(uncertainty_(i, i), 1e-12)) / factor;
    scale(i) *= std::min(1.0, kPriorSpread(i) / spread);
  }
  uncertainty_ = scale.asDiagonal() * uncertainty_ * scale.asDiagonal();
  uncertainty_.row(0).setZero();
  uncertainty_.col(0).setZero();
  uncertainty_(0, 0) = kPriorSpread(0) * kPriorSpread(0);
}

void ExpectedEmg::skip(double dt_s) noexcept {
  for (int i = 0; i < 4; ++i) {
    const double most = kPriorSpread(i) * kPriorSpread(i);
    const double grown =
        uncertainty_(i, i) + kWanderPerSqrtSecond(i) * kWanderPerSqrtSecond(i) * dt_s;
    if (grown <= most) uncertainty_(i, i) = grown;
  }
}

}  // namespace knead::sense
