// The thread in which the cycle runs at its pace, until it is told to end or the chair does.
// However it ends, the chair is made safe by it.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <thread>

#include "control/types/result.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/runtime/cycle_tap.hpp"
#include "daemon/runtime/pace.hpp"
#include "daemon/runtime/realtime.hpp"
#include "daemon/server/handover.hpp"

namespace knead::daemon {

class ControlThread {
 public:
  /// All outlive it and belong to the thread from start() to stop(). `tap` may be null: nobody
  /// listens.
  ControlThread(hal::Chair& chair, Cycle& cycle, Handover& handover, Pace& pace,
                CycleTap* tap = nullptr);
  ~ControlThread();
  ControlThread(const ControlThread&) = delete;
  ControlThread& operator=(const ControlThread&) = delete;

  /// Starts the cycle. Without the rights it wishes for: refused, and nothing runs, unless
  /// `go_anyway`; then the refusal is returned all the same, for the log.
  /// Without a wish no rights are taken: for a pace that no clock on the wall drives.
  [[nodiscard]] Result<void> start(const std::optional<Timekeeping>& wish, bool go_anyway);
  /// Ends after the cycle in hand, and waits for it. The chair is safe afterwards.
  void stop();
  /// The chair or its pace has ended by itself (a recording is over).
  [[nodiscard]] bool ended() const { return ended_; }
  /// How many cycles have begun; those after it hear what was asked before this call.
  [[nodiscard]] std::uint64_t begun() const { return begun_; }

 private:
  void run() noexcept;
  void publish(const CycleRecord& record, const CycleStats& stats) noexcept;

  hal::Chair& chair_;
  Cycle& cycle_;
  Handover& handover_;
  Pace& pace_;
  CycleTap* tap_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> ended_{false};
  std::atomic<std::uint64_t> begun_{0};
  std::thread thread_;
};

}  // namespace knead::daemon
