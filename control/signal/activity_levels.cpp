#include "control/signal/activity_levels.hpp"

#include <algorithm>
#include <cmath>

namespace knead::signal {

namespace {

template <std::size_t N>
double percentile(std::array<double, N> values, std::size_t filled, double share) noexcept {
  const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(filled - 1));
  std::nth_element(values.begin(), values.begin() + rank,
                   values.begin() + static_cast<std::ptrdiff_t>(filled));
  return values[static_cast<std::size_t>(rank)];
}

}  // namespace

void ActivityLevels::add_block(double level) noexcept {
  blocks_[next_block_] = level;
  next_block_ = (next_block_ + 1) % kBlocks;
  blocks_filled_ = std::min(blocks_filled_ + 1, kBlocks);
  const double loudest = *std::max_element(
      blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(blocks_filled_));
  rest_ =
      std::max(percentile(blocks_, blocks_filled_, kRestPercentile), kLeastRestOfLoudest * loudest);
}

void ActivityLevels::add_burst(double peak) noexcept {
  bursts_[next_burst_] = peak;
  next_burst_ = (next_burst_ + 1) % kBursts;
  bursts_filled_ = std::min(bursts_filled_ + 1, kBursts);
  strong_burst_ = percentile(bursts_, bursts_filled_, kBurstPercentile);
}

double ActivityLevels::high() const noexcept {
  return std::max(kHighOverRest * rest_, kHighOfBurst * strong_burst_);
}

}  // namespace knead::signal
