// Plays recorded cycles through a controller and gate of its own and holds what comes out against
// what came out then, bit for bit. Nothing that it does reaches a chair. Not real-time: the first
// cycle allocates.
#pragma once

#include <cstdint>
#include <optional>

#include "config/file_set.hpp"
#include "daemon/cycle/cycle.hpp"
#include "hal/replay/difference.hpp"
#include "hal/replay/replay_chair.hpp"

namespace knead::record {

class Playback {
 public:
  explicit Playback(const config::ControllerSetup& setup);

  /// Plays one cycle; the first must be number 0 and none may be missing, or the controller's state
  /// is another one. Returns the first difference in what came out.
  std::optional<replay::Difference> play(const replay::RecordedCycle& cycle) noexcept;

  /// Of the cycle that was played last.
  [[nodiscard]] const daemon::CycleRecord& record() const { return cycle_.record(); }

 private:
  replay::ReplayChair chair_;
  Controller controller_;
  safety::Gate gate_;
  daemon::Cycle cycle_;
};

}  // namespace knead::record
