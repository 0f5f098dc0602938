#include "control/sense/muscle_watch.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// The guarding that the test looks for: an amplitude that grows by this much of rest at the
/// roller, and by a share of it further along (a plateau of 6 dB grows by 1.0 where it is
/// strongest).
constexpr double kSoughtAtRoller = 0.7;
constexpr double kSoughtEverywhere = 0.25;
/// One block says no more than this: a spike is not a contraction.
constexpr double kMostNats = 3.0;
constexpr double kSmooth_s = 0.05;
/// Rest is the mean of so many blocks at most: 5 s.
constexpr double kRemembered = 1000.0;

}  // namespace

void MuscleWatch::rest(double power) noexcept {
  rests_ = std::min(rests_ + 1.0, kRemembered);
  rest_ += (power - rest_) / rests_;
}

double MuscleWatch::judge(double over_rest, const EmgLoad& load, double dt_s) noexcept {
  const double power = over_rest / own_rest();
  const ExpectedEmg::Power answer = expected_.expect(load);
  const double healthy = answer.mean + answer.doubt;
  const double sought = kSoughtEverywhere + (kSoughtAtRoller - kSoughtEverywhere) * load.near;
  const double amplitude = std::sqrt(healthy) + sought;
  const double guarding = amplitude * amplitude;
  // Mean squares of Gaussian noise go with chi-square: the log-likelihood of one variance over
  // another.
  const double nats = 0.5 * ExpectedEmg::kFreedom *
                      (power / healthy - power / guarding - std::log(guarding / healthy));

  surplus_ += (power / answer.mean - 1.0 - surplus_) * dt_s / (dt_s + kSmooth_s);
  // A one-pole mean holds 2 kSmooth_s / dt_s blocks' worth.
  const double chance = 2.0 / ExpectedEmg::kFreedom * dt_s / (2.0 * kSmooth_s);
  const double doubt = answer.doubt / answer.mean;
  residual_ = surplus_ / std::sqrt(chance + doubt * doubt);
  excess_ = std::sqrt(answer.mean) * (std::sqrt(1.0 + std::max(0.0, surplus_)) - 1.0);
  return std::min(nats, kMostNats);
}

void MuscleWatch::forget_now() noexcept { surplus_ = residual_ = excess_ = 0.0; }

}  // namespace knead::sense
