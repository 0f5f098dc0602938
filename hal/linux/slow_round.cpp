#include "hal/linux/slow_round.hpp"

#include <algorithm>

namespace knead::board {

SlowRound::SlowRound(std::span<const Duration> periods, TimePoint now)
    : periods_(periods.begin(), periods.end()), due_(periods.size(), now) {}

SlowRound::Turn SlowRound::next() const noexcept {
  const auto first = std::ranges::min_element(due_);
  return {static_cast<std::size_t>(first - due_.begin()), *first};
}

void SlowRound::served(std::size_t task, TimePoint now) noexcept {
  due_[task] = now + periods_[task];
}

}  // namespace knead::board
