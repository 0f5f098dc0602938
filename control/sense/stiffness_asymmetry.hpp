// Is one side of the back stiffer than the other at the same height? Judged on two palpated sites
// and their standard errors. It says where to take time, not that anything is wrong. Pure;
// real-time safe.
#pragma once

#include "control/types/stiffness_map.hpp"

namespace knead::sense {

struct StiffnessAsymmetry {
  bool judged = false;  ///< both sides are known
  double ratio = 1.0;   ///< right over left
  bool found = false;   ///< beyond doubt, and large enough to matter
};

/// Where found begins: half-way between no difference and one of 15 %, so that both are told apart
/// equally well; and never within two standard errors of no difference.
inline constexpr double kAsymmetryFrom = 0.07;
inline constexpr double kAsymmetryErrors = 2.0;

[[nodiscard]] StiffnessAsymmetry asymmetry(const StiffnessSite& left,
                                           const StiffnessSite& right) noexcept;

}  // namespace knead::sense
