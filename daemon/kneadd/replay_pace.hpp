// The pace of a recording: the recorded times, as fast as they went then, and the recorded
// requests. Nobody can ask anything of a session that is over: live requests are answered as busy;
// kneadd's own stop ends the playing. Thread: the cycle's.
#pragma once

#include "daemon/record/prefetched_cycles.hpp"
#include "daemon/runtime/pace.hpp"
#include "hal/replay/replay_chair.hpp"

namespace knead::daemon {

class ReplayPace final : public Pace {
 public:
  /// All outlive it.
  ReplayPace(record::PrefetchedCycles& cycles, replay::ReplayChair& chair, Handover& handover)
      : cycles_(cycles), chair_(chair), handover_(handover) {}

  [[nodiscard]] bool next(CycleStart& start, RequestList& requests) noexcept override;

 private:
  [[nodiscard]] bool told_to_stop() noexcept;

  record::PrefetchedCycles& cycles_;
  replay::ReplayChair& chair_;
  Handover& handover_;
  const replay::RecordedCycle* shown_ = nullptr;
  Duration ahead_{};  ///< of this clock over the recorded one
};

}  // namespace knead::daemon
