#include "control/sense/expected_emg.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

// In units of the channel's rest. Rest is 2 to 10 uV (DESIGN); the answer to force is of the order
// of 0.1 uV/N, a sliding roller's artefact tens of uV. All assumed as a population.
const Eigen::Vector3d kPriorGains(1.0, 0.03, 1.0);
const Eigen::Vector3d kPriorSpread(0.2, 0.03, 4.0);
const Eigen::Vector3d kLeastGains(0.5, 0.0, 0.0);
const Eigen::Vector3d kMostGains(2.5, 0.2, 40.0);
/// How far the gains wander in a second: rest tone by 15 % in half a minute, the others less.
const Eigen::Vector3d kWanderPerSqrtSecond(0.04, 0.002, 0.1);
/// Spread of the envelope about its mean, as a share: 130 ms hold some 20 independent values of a
/// signal as narrow as EMG; the share of artefact is kRubbingSpread's.
constexpr double kEnvelopeSpread = 0.16;
/// An artefact's envelope fluctuates far more: contact comes and goes under a sliding roller.
/// Assumed.
constexpr double kRubbingSpread = 0.5;
/// Below this share of rest the spread does not shrink with the expectation: the amplifier's noise
/// is left. Assumed.
constexpr double kQuietest = 0.8;
/// An observation pulls no harder than one this many spreads away (Huber).
constexpr double kClip = 2.0;
/// Two envelopes closer than this are not two observations.
constexpr double kIndependent_s = 0.13;

}  // namespace

ExpectedEmg::ExpectedEmg() noexcept
    : gains_(kPriorGains), uncertainty_(kPriorSpread.array().square().matrix().asDiagonal()) {}

ExpectedEmg::Surprise ExpectedEmg::compare(double tone, const EmgLoad& load) const noexcept {
  const Vector x = basis(load);
  const double expected = std::max(kLeastGains(0), gains_.dot(x));
  const double rubbing = gains_(2) * load.rubbed;
  const double noise =
      std::hypot(kEnvelopeSpread * std::max(kQuietest, expected), kRubbingSpread * rubbing);
  const double spread = std::sqrt(noise * noise + x.dot(uncertainty_ * x));
  return {(tone - expected) / spread, expected, spread};
}

void ExpectedEmg::learn(double tone, const EmgLoad& load, double dt_s) noexcept {
  skip(dt_s);
  const Vector x = basis(load);
  const double expected = std::max(kLeastGains(0), gains_.dot(x));
  // Observations come more often than they are independent: each one counts for less.
  const double noise = kEnvelopeSpread * kEnvelopeSpread * expected * expected *
                       std::max(1.0, kIndependent_s / dt_s);
  const Vector spread = uncertainty_ * x;
  const double innovation = noise + x.dot(spread);
  const Vector gain = spread / innovation;
  // Clipped, not left out: leaving the high ones out would make the line sink under its own doubt.
  const double most = kClip * compare(tone, load).spread;
  gains_ += gain * std::clamp(tone - gains_.dot(x), -most, most);
  uncertainty_ -= gain * spread.transpose();
  gains_ = gains_.cwiseMax(kLeastGains).cwiseMin(kMostGains);
}

void ExpectedEmg::skip(double dt_s) noexcept {
  for (int i = 0; i < 3; ++i) {
    const double most = kPriorSpread(i) * kPriorSpread(i);
    const double grown =
        uncertainty_(i, i) + kWanderPerSqrtSecond(i) * kWanderPerSqrtSecond(i) * dt_s;
    if (grown <= most) {
      uncertainty_(i, i) = grown;
    }
  }
}

}  // namespace knead::sense
