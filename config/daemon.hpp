// Reads kneadd.toml: which chair, which programmes, and what a technician may tune. Set-up only;
// allocates.
#pragma once

#include <filesystem>
#include <optional>

#include "config/errors.hpp"
#include "config/file_text.hpp"
#include "config/schema.hpp"
#include "control/types/control_config.hpp"
#include "control/types/envelope.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::config {

struct DaemonConfig {
  std::filesystem::path chair;        ///< the chair's description
  std::filesystem::path linux;        ///< of `--chair linux`: its wiring; empty = not given
  std::filesystem::path calibration;  ///< need not exist yet: then the sensors are nominal
  std::filesystem::path programmes;   ///< folder of programme files
  std::filesystem::path socket{"/run/knead/kneadd.sock"};
  double snapshot_hz = 30.0;   ///< how often a display is told everything
  int realtime_priority = 45;  ///< SCHED_FIFO of the cycle's thread
  std::optional<int> cpu;      ///< the cycle's own processor; none = wherever the kernel likes
  int recorder_seconds = 60;   ///< of raw signals that are remembered; 0 = none
  std::filesystem::path recordings{"/var/lib/knead/recordings"};  ///< folder for what is kept
  int recordings_kept = 10;                                       ///< files in it, at most
  std::filesystem::path history{"/var/lib/knead/history.db"};     ///< people, intakes, sessions
  /// Of a person who did not state one at start. Unknown counts as the gentlest (CR-03).
  Condition default_condition = Condition::extrusion;
  ControlConfig control{};
  GateLimits limits{};  ///< each at most its compiled ceiling
};

/// Relative paths in the file count from the file's own folder; the result holds them resolved.
[[nodiscard]] Loaded<DaemonConfig> load_daemon(const std::filesystem::path& path);

/// The same from a text that was read before. Its paths stay as they stand, and whether anything is
/// there is not looked at.
[[nodiscard]] Loaded<DaemonConfig> parse_daemon(const FileText& file);

[[nodiscard]] Section declare(DaemonConfig& config);

}  // namespace knead::config
