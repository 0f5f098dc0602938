#include "control/sense/stiffness_asymmetry.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

StiffnessAsymmetry asymmetry(const StiffnessSite& left, const StiffnessSite& right) noexcept {
  if (!left.known || !right.known) return {};
  const double ratio = right.value / left.value;
  const double error =
      std::hypot(left.standard_error / left.value, right.standard_error / right.value);
  const double least = std::max(kAsymmetryFrom, kAsymmetryErrors * error);
  return {.judged = true, .ratio = ratio, .found = std::abs(std::log(ratio)) > least};
}

}  // namespace knead::sense
