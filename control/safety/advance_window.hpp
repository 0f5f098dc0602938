// How deep a set-point may be now so that it has not advanced by more than a limit within any
// window of time: a creep of small steps, each of them allowed, is bounded too. Thread: the cycle.
// Real-time.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::safety {

class AdvanceWindow {
 public:
  static constexpr Duration kLength = 100ms;

  /// Forgets the past: the roller is in free air, where only the per-cycle limit counts.
  void restart(TimePoint now, Millimetre setpoint) noexcept;

  /// Remembers an allowed set-point; one per cycle.
  void add(TimePoint now, Millimetre setpoint) noexcept;

  /// The shallowest set-point of the last kLength: the start of the largest advance that ends now.
  [[nodiscard]] Millimetre shallowest(TimePoint now) const noexcept;

 private:
  struct Entry {
    TimePoint at{};
    Millimetre setpoint{};
  };
  static constexpr std::size_t kEntries = static_cast<std::size_t>(kLength / kCyclePeriod);

  [[nodiscard]] const Entry& entry(std::size_t age_rank) const noexcept {
    return entries_[(oldest_ + age_rank) % kEntries];
  }

  /// A ring of those that may yet be the shallowest: each is shallower than all later ones, so the
  /// first that is young enough is the answer.
  std::array<Entry, kEntries> entries_{};
  std::size_t oldest_ = 0;
  std::size_t count_ = 0;
};

}  // namespace knead::safety
