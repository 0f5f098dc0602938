// One roller against the tissue: Hunt-Crossley contact in layers whose held force slowly fades.
//   e = p^2 / (p + soft)              skin and fat give way first, then the muscle
//   m = e (1 + (e / bone)^2)          tissue that is nearly pressed onto the bone gives no more
//   F = K m^n (1 + d v) - q           q -> relaxation_share * K m^n with time constant relaxation_s
// F is never negative (skin does not pull) and never above what the slip clutch passes on.
// Real-time safe.
#pragma once

#include "hal/sim/body.hpp"

namespace knead::sim {

/// The tissue at one place.
struct Tissue {
  double stiffness = 0.0;  ///< K here and now, N/mm^n: region, knots, guarding
  double bone_mm = 40.0;   ///< from the skin to the bone, > 0
};

class TissueContact {
 public:
  explicit TissueContact(const Body& body);

  /// What the layers push back with at rest, unfaded, and how that grows with each millimetre.
  struct Elastic {
    double force_n = 0.0;
    double slope_n_per_mm = 0.0;
  };
  [[nodiscard]] Elastic elastic(double indentation_mm, const Tissue& tissue) const noexcept;
  /// The force without moving time on, N >= 0; `rate_mm_s` of the indentation.
  [[nodiscard]] double force(const Elastic& elastic, double rate_mm_s) const noexcept;
  /// Slope dF/dp of tissue that carries `force_n`, N/mm: pressed slowly for the damping and quickly
  /// for the fading. 0 without force. For reports: it searches for the indentation.
  [[nodiscard]] double quasi_static_slope(const Tissue& tissue, double force_n) const noexcept;
  /// Lets one step of time pass under this elastic force.
  void step(double elastic_n, double travel_mm_s) noexcept;

  [[nodiscard]] double damping_s_per_mm() const noexcept { return damping_s_per_mm_; }
  [[nodiscard]] double faded_n() const noexcept { return faded_n_; }

 private:
  double exponent_;
  double soft_mm_;
  double damping_s_per_mm_;
  double relaxation_share_;
  double relaxation_s_;
  double faded_n_ = 0.0;  ///< q
};

}  // namespace knead::sim
