// The trip conditions as one table: what releases the chair, for how long it must hold, and what
// must be true before a person may go on. Adding one is adding a row. Thread: the cycle. Real-time.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "control/safety/facts.hpp"
#include "control/safety/finding.hpp"
#include "control/types/reason.hpp"

namespace knead::safety {

struct TripRow {
  Reason reason;
  Channel channel;
  Finding (*judge)(const Facts&);
  /// Has it cleared? May ask for more than the absence of a finding: that is the hysteresis.
  bool (*cleared)(const Facts&);
  /// Trips when it has held for this long; 0 = in the same cycle.
  Duration (*hold)(const GateLimits&);
  bool refuses_go;  ///< ends `checking` at once: waiting would not help
};

/// In order of priority: of several conditions in one cycle the first is the cause.
[[nodiscard]] std::span<const TripRow> trip_table() noexcept;
inline constexpr std::size_t kTripRows = 34;

/// Why the gate trips, or does not grant.
struct Cause {
  Reason reason = Reason::none;
  Channel channel = Channel::controller;
  Finding finding{};
  Duration lasted{};
  bool refuses_go = false;
  bool (*cleared)(const Facts&) = nullptr;  ///< of trip rows only
};

class Conditions {
 public:
  /// Judges every row; once per cycle, in every state.
  void watch(const Facts& facts) noexcept;

  /// The first row that has held for its time.
  [[nodiscard]] std::optional<Cause> tripping(const GateLimits& limits) const noexcept;
  /// The first row with a finding, held or not: permission is not given over it.
  [[nodiscard]] std::optional<Cause> first_active() const noexcept;

 private:
  struct State {
    Finding finding{};  ///< its numbers mean something while it is active
    TimePoint since{};
  };
  [[nodiscard]] Cause cause(std::size_t row) const noexcept;

  std::array<State, kTripRows> states_{};
  bool any_active_ = false;
  TimePoint now_{};
};

}  // namespace knead::safety
