#include "hal/sim/contact.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

/// A roller that has moved on this far presses tissue that has not faded yet. About its own
/// radius; assumed.
constexpr double kFreshTissue_mm = 15.0;

}  // namespace

TissueContact::TissueContact(const Body& body)
    : exponent_(body.contact_exponent),
      damping_s_per_mm_(body.damping_s_per_mm),
      relaxation_share_(body.relaxation_share),
      relaxation_s_(body.relaxation_s) {}

double TissueContact::elastic(const Input& input) const noexcept {
  if (input.indentation_mm <= 0.0) return 0.0;
  return input.stiffness * std::pow(input.indentation_mm, exponent_);
}

double TissueContact::force(const Input& input) const noexcept {
  const double held = elastic(input);
  return std::max(0.0, held * (1.0 + damping_s_per_mm_ * input.rate_mm_s) - faded_n_);
}

double TissueContact::quasi_static_slope(double stiffness, double force_n) const noexcept {
  if (!(force_n > 0.0) || !(stiffness > 0.0)) return 0.0;
  const double indentation_mm = std::pow(force_n / stiffness, 1.0 / exponent_);
  return exponent_ * force_n / indentation_mm;
}

void TissueContact::step(const Input& input) noexcept {
  const double forget = 1.0 / relaxation_s_ + std::abs(input.travel_mm_s) / kFreshTissue_mm;
  const double grown = relaxation_share_ * elastic(input) / relaxation_s_;
  faded_n_ += (grown - faded_n_ * forget) * kStep_s;
}

}  // namespace knead::sim
