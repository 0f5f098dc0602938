#include "control/sense/common_cause.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// Power over the mean rest from the weakest that matters up in doublings, to 90 times.
constexpr double kWeakestCommon = 0.35;
/// Of the guarding that is sought, in doublings: up to 16 times.
constexpr double kWeakestGuarding = 0.5;
constexpr double kStep = 2.0;
/// The blocks in which a suspicion grows to its limit. With 0.04 and 0.1 s the same within chance
/// (train seeds 2001 to 2072).
constexpr double kRemembers_s = 0.06;

}  // namespace

void CommonCause::reset() noexcept {
  common_ = {};
  guarding_ = {};
}

void CommonCause::fade(double dt_s) noexcept {
  const double keep = std::exp(-dt_s / kRemembers_s);
  for (double& nats : common_) nats *= keep;
  for (auto& side : guarding_) {
    for (double& nats : side) nats *= keep;
  }
}

void CommonCause::step(const Input& input, double dt_s) noexcept {
  fade(dt_s);
  double mean = 0.0;  // logarithm of rest power
  int n = 0;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (!input.usable[c]) continue;
    mean += std::log(input.watches[c].rest_power());
    ++n;
  }
  if (n == 0) return;
  const double usual_rest = std::exp(mean / n);
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (!input.usable[c]) continue;
    const MuscleWatch& watch = input.watches[c];
    double added = kWeakestCommon * usual_rest / watch.rest_power();
    for (double& nats : common_) {
      nats += watch.disturbance_nats(input.moved[c], added);
      added *= kStep;
    }
    double strength = kWeakestGuarding;
    for (double& nats : guarding_[index(electrodes_[c].side)]) {
      nats += watch.guarding_nats(input.moved[c], strength);
      strength *= kStep;
    }
  }
}

double CommonCause::guarding_over_common(std::size_t side) const noexcept {
  const auto likeliest = [](const auto& nats) { return *std::ranges::max_element(nats); };
  return likeliest(guarding_[side]) + std::max(0.0, likeliest(guarding_[1 - side])) -
         std::max(0.0, likeliest(common_));
}

}  // namespace knead::sense
