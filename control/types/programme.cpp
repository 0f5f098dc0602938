#include "control/types/programme.hpp"

#include <algorithm>

namespace knead {

double Phase::intensity_at(double progress) const {
  if (intensity.empty()) return 1.0;
  const std::size_t last = intensity.size() - 1;
  const double at = std::clamp(progress, 0.0, 1.0) * static_cast<double>(last);
  const auto before = std::min(static_cast<std::size_t>(at), last);
  const std::size_t after = std::min(before + 1, last);
  const double beyond = at - static_cast<double>(before);
  return intensity[before].value() * (1.0 - beyond) + intensity[after].value() * beyond;
}

}  // namespace knead
