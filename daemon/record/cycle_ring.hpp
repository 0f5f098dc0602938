// The way of a cycle into the recorder: from the cycle's thread, without a lock or a wait, into a
// ring that another thread drains.
#pragma once

#include <atomic>
#include <cstdint>

#include "daemon/record/slot_ring.hpp"
#include "daemon/runtime/cycle_tap.hpp"
#include "hal/replay/recorded_cycle.hpp"

namespace knead::record {

/// A cycle on its way, and what in it makes the past worth keeping.
struct TappedCycle {
  replay::RecordedCycle cycle{};
  Reason keep_because = Reason::none;  ///< a hard fault, distress that ended, severe pain
};

class CycleRing final : public daemon::CycleTap {
 public:
  /// One second and a bit of cycles (6 MiB): longer than a busy machine lets an ordinary thread
  /// wait. Assumed.
  static constexpr std::size_t kSlots = 1024;

  /// `slots` below kSlots is for tests.
  explicit CycleRing(std::size_t slots = kSlots) : ring_(slots) {}

  /// Cycle's thread. Real-time.
  void take(const daemon::CycleStart& start, const daemon::RequestList& requests,
            const daemon::CycleRecord& record) noexcept override;

  /// Reader. The oldest cycle; null when there is none. release() gives its place back.
  [[nodiscard]] const TappedCycle* front() noexcept { return ring_.front(); }
  void release() noexcept { ring_.release(); }

  /// Cycles that found the ring full. They are missing in every recording, and their numbers say
  /// so.
  [[nodiscard]] std::uint64_t lost() const noexcept {
    return lost_.load(std::memory_order_relaxed);
  }
  /// Off, cycles are counted and not kept.
  void set_on(bool on) noexcept { on_.store(on, std::memory_order_relaxed); }

 private:
  SlotRing<TappedCycle> ring_;
  std::uint64_t number_ = 0;
  std::atomic<std::uint64_t> lost_{0};
  std::atomic<bool> on_{true};
};

}  // namespace knead::record
