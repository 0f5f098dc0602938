// What the scenarios share: setups read from the project's own files, and a programme that comes to
// its highest force within seconds.
#pragma once

#include <gtest/gtest.h>

#include "daemon/simulate/session_runner.hpp"

namespace knead::simulate {

/// As `kneadctl simulate` would set it up.
inline SessionSetup setup_of(RequestedSimulation requested) {
  requested.config = KNEAD_SOURCE_DIR "/config/kneadd.toml";
  auto setup = load_setup(requested);
  if (!setup) throw std::runtime_error(config::to_lines(setup.error()));
  return std::move(*setup);
}

inline std::filesystem::path config_file(const char* name) {
  return std::filesystem::path(KNEAD_SOURCE_DIR "/config") / name;
}

inline SessionReport run_quietly(const SessionSetup& setup, Duration until = 4h) {
  auto report = run_session(setup, {.trace = {}, .emg_trace = {}, .until = until, .progress = {}});
  if (!report) throw std::runtime_error(report.error().message());
  return std::move(*report);
}

}  // namespace knead::simulate
