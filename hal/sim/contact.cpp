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
      soft_mm_(body.soft_layer_mm),
      damping_s_per_mm_(body.damping_s_per_mm),
      relaxation_share_(body.relaxation_share),
      relaxation_s_(body.relaxation_s) {}

TissueContact::Elastic TissueContact::elastic(double indentation_mm,
                                              const Tissue& tissue) const noexcept {
  if (indentation_mm <= 0.0) return {};
  const double through = soft_mm_ / (indentation_mm + soft_mm_);
  const double muscle_mm = indentation_mm * (1.0 - through);
  const double share = muscle_mm / tissue.bone_mm;
  const double felt_mm = muscle_mm * (1.0 + share * share);
  if (felt_mm <= 0.0) return {};
  const double force = tissue.stiffness * std::pow(felt_mm, exponent_);
  const double felt_per_mm = (1.0 + 3.0 * share * share) * (1.0 - through * through);
  return {force, exponent_ * force / felt_mm * felt_per_mm};
}

double TissueContact::force(const Elastic& elastic, double rate_mm_s) const noexcept {
  return std::max(0.0, elastic.force_n * (1.0 + damping_s_per_mm_ * rate_mm_s) - faded_n_);
}

double TissueContact::quasi_static_slope(const Tissue& tissue, double force_n) const noexcept {
  if (!(force_n > 0.0) || !(tissue.stiffness > 0.0)) return 0.0;
  double low = 0.0;
  double high = 1.0;
  while (elastic(high, tissue).force_n < force_n) high *= 2.0;
  constexpr int kHalvings = 60;  // to the last bit of any indentation
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = 0.5 * (low + high);
    (elastic(middle, tissue).force_n < force_n ? low : high) = middle;
  }
  return elastic(high, tissue).slope_n_per_mm;
}

void TissueContact::step(double elastic_n, double travel_mm_s) noexcept {
  const double forget = 1.0 / relaxation_s_ + std::abs(travel_mm_s) / kFreshTissue_mm;
  const double grown = relaxation_share_ * elastic_n / relaxation_s_;
  faded_n_ += (grown - faded_n_ * forget) * kStep_s;
}

}  // namespace knead::sim
