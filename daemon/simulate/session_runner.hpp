// Runs one whole session in virtual time: the real controller and gate through the same cycle as
// kneadd, on the simulated chair. No sleeping, no clock but the cycle's number (the wall clock is
// read for the report alone). The same setup gives the same report and the same traces.
#pragma once

#include <filesystem>
#include <functional>

#include "control/types/result.hpp"
#include "daemon/simulate/session_report.hpp"
#include "daemon/simulate/setup.hpp"

namespace knead::simulate {

struct RunOptions {
  std::filesystem::path trace;      ///< empty: none
  std::filesystem::path emg_trace;  ///< empty: none
  /// Called about once a virtual second with the share done, 0 to 1; may be empty.
  std::function<void(double)> progress;
};

/// Fails only if a trace cannot be written; a session that goes wrong is a report.
[[nodiscard]] Result<SessionReport> run_session(const Setup& setup, const RunOptions& options);

}  // namespace knead::simulate
