// One roller against the tissue: Hunt-Crossley contact whose held force slowly fades.
//   F = K p^n + D p^n v - q,  q -> relaxation_share * K p^n with time constant relaxation_s
// F is never negative (skin does not pull) and never above what the slip clutch passes on.
// Real-time safe.
#pragma once

#include "hal/sim/body.hpp"

namespace knead::sim {

class TissueContact {
 public:
  explicit TissueContact(const Body& body);

  struct Input {
    double indentation_mm = 0.0;  ///< arm depth beyond the undented surface; negative = apart
    double rate_mm_s = 0.0;       ///< of the indentation
    double stiffness = 0.0;       ///< K here and now, N/mm^n: region, knots, guarding
    double travel_mm_s = 0.0;     ///< of the roller over the skin: it moves on to fresh tissue
  };

  /// The force without moving time on, N >= 0.
  [[nodiscard]] double force(const Input& input) const noexcept;
  /// Slope dF/dp of tissue that carries `force_n`, N/mm: pressed slowly for the damping and quickly
  /// for the fading, so F = K p^n and dF/dp = n F / p. 0 without force.
  [[nodiscard]] double quasi_static_slope(double stiffness, double force_n) const noexcept;
  /// Lets one step of time pass under this input.
  void step(const Input& input) noexcept;

 private:
  [[nodiscard]] double elastic(const Input& input) const noexcept;

  double exponent_;
  double damping_s_per_mm_;
  double relaxation_share_;
  double relaxation_s_;
  double faded_n_ = 0.0;  ///< q
};

}  // namespace knead::sim
