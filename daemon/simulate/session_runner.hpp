// Runs one whole session in virtual time: the real controller and gate through the same cycle as
// kneadd, on the simulated chair or an external plant. No sleeping, no clock but the cycle's number
// (the wall clock is read for the report alone, and to see that a plant is silent). The same setup
// gives the same report and the same traces, if a plant keeps its seed too.
#pragma once

#include <filesystem>
#include <functional>
#include <span>

#include "control/types/result.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/simulate/session_report.hpp"
#include "daemon/simulate/session_setup.hpp"

namespace knead::simulate {

/// One cycle as it ran, for whoever records it.
struct RanCycle {
  TimePoint now{};
  int cycles_elapsed = 1;
  std::span<const Request> requests;
  const daemon::CycleRecord& record;
};

struct RunOptions {
  std::filesystem::path trace;      ///< empty: none
  std::filesystem::path emg_trace;  ///< empty: none
  /// Virtual time after which nobody watches any more; 4 h is longer than any session with all its
  /// pauses, what lasts longer hangs.
  Duration until = 4h;
  /// Called about once a virtual second with the share done, 0 to 1; may be empty.
  std::function<void(double)> progress;
  /// Called with every cycle that ran; may be empty.
  std::function<void(const RanCycle&)> each_cycle{};
};

/// Fails only if a trace cannot be written or an external plant breaks off; a session that goes
/// wrong is a report.
[[nodiscard]] Result<SessionReport> run_session(const SessionSetup& setup,
                                                const RunOptions& options);

}  // namespace knead::simulate
