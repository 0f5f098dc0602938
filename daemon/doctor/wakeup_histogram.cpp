#include "daemon/doctor/wakeup_histogram.hpp"

#include <cmath>

namespace knead::doctor {

double WakeupHistogram::quantile_us(double share) const {
  const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count_)));
  std::uint64_t seen = 0;
  for (std::size_t us = 0; us < counts_.size(); ++us) {
    seen += counts_[us];
    // The last slot has no upper end but the latest of all.
    if (seen >= wanted) return std::min(static_cast<double>(us + 1), max_us());
  }
  return max_us();
}

std::uint64_t WakeupHistogram::later_than(std::int64_t limit_us) const {
  std::uint64_t count = 0;
  for (auto us = static_cast<std::size_t>(limit_us); us < counts_.size(); ++us) {
    count += counts_[us];
  }
  return count;
}

}  // namespace knead::doctor
