// Tells which limits are lowering something, without flooding: an event when a limit begins to act,
// and for each pair of reason and channel at most one in kQuiet. Thread: the cycle. Real-time.
#pragma once

#include <array>
#include <cstdint>

#include "control/types/gate_report.hpp"
#include "control/types/reason.hpp"

namespace knead::safety {

class LimitLog {
 public:
  /// A limit that chatters at 1 kHz then costs two events a second.
  static constexpr Duration kQuiet = 500ms;

  /// Opens a cycle; `note` then writes to `events` until the next begin.
  void begin(TimePoint now, EventList& events) noexcept;

  /// This limit lowered something in this cycle. When the list is full the event is not lost: it
  /// is tried again in the next cycle in which the limit still acts.
  void note(Reason reason, Channel channel, double value, double limit) noexcept;

 private:
  static constexpr std::size_t kChannels = static_cast<std::size_t>(Channel::link) + 1;

  struct Episode {
    std::uint64_t last_cycle = 0;  ///< 0 = never
    TimePoint begun{};
    TimePoint reported{};
    bool ever_reported = false;
    bool this_one_reported = false;
  };

  TimePoint now_{};
  std::uint64_t cycle_ = 1;
  EventList* events_ = nullptr;
  std::array<std::array<Episode, kChannels>, kReasons> episodes_{};
};

}  // namespace knead::safety
