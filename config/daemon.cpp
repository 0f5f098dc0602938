#include "config/daemon.hpp"

#include <system_error>

#include "config/enumerations.hpp"
#include "config/limits.hpp"
#include "config/load.hpp"

namespace knead::config {

namespace {

Section declare_control(ControlConfig& control) {
  Section s("How the mind works. None of these can raise a limit.");
  s.number("force_crossover_rad_s", kRadiansPerSecond, control.force_crossover_rad_s,
           within(5, 60, "above it the loop would ring with a drive of 40 Hz and 2 ms of delay"),
           "Crossover of the force loop; lower is gentler.")
      .number("guarding_residual", kPlain, control.guarding_residual,
              within(2, 8, "lower cries wolf, higher sees nothing"),
              "Muscle activity beyond what the force explains, in spreads of the rest signal, from "
              "which guarding is suspected.")
      .number("rest_surface_degc", control.rest_surface, within(30, 40),
              "Warmth of the pads in the rest phase (CR-20).")
      .number("water_temperature_degc", control.water_temperature, within(30, 40),
              "Warmth of the jets' water.")
      .number("factor_without_emg", kPlain, control.factor_without_emg,
              within(0.1, 0.8, "nobody watches for guarding then"),
              "Share of the force ceilings that is left while no EMG can be used.");
  return s;
}

void check_paths(const DaemonConfig& config, const std::filesystem::path& folder,
                 Reading& reading) {
  std::error_code status;
  if (reading.clean("chair") && !std::filesystem::is_regular_file(folder / config.chair, status)) {
    reading.fault(ErrorCode::not_found, "chair",
                  "there is no file " + (folder / config.chair).string(), "a chair's description",
                  "give a path from the folder of this file, or an absolute one");
  }
  if (reading.clean("programmes") &&
      !std::filesystem::is_directory(folder / config.programmes, status)) {
    reading.fault(ErrorCode::not_found, "programmes",
                  "there is no folder " + (folder / config.programmes).string(),
                  "a folder of programme files",
                  "give a path from the folder of this file, or an absolute one");
  }
}

/// What the mind is told of the limits.
void hand_over(DaemonConfig& config) {
  config.control.spine_half_width = config.limits.spine_half_width_min;
  config.control.spine_half_width_unscanned = config.limits.spine_half_width_unscanned;
}

}  // namespace

Section declare(DaemonConfig& config) {
  Section s("kneadd itself: which chair, which programmes, who may be told what.");
  s.path("chair", config.chair, "The chair's description, from this file's folder.")
      .required()
      .path("linux", config.linux,
            "How this chair is wired to its Linux board, from this file's folder; `--chair linux` "
            "needs it.")
      .path("programmes", config.programmes, "Folder of the programmes, from this file's folder.")
      .required()
      .path("calibration", config.calibration,
            "Written by `kneadctl calibrate`; while it does not exist the sensors are nominal.")
      .path("socket", config.socket, "Where displays and kneadctl find kneadd.")
      .number("snapshot_hz", UnitName{"Hz", "_hz"}, config.snapshot_hz, within(1, 60),
              "How often a display is told everything.")
      .integer("realtime_priority", config.realtime_priority,
               within(40, 50, "above ordinary threads and below the kernel's own interrupts"),
               "SCHED_FIFO priority of the cycle.")
      .integer("cpu", config.cpu, within(0, 63),
               "Processor that the cycle keeps for itself; without it the kernel chooses.")
      .integer("recorder_seconds", config.recorder_seconds,
               within(0, 3600, "a minute takes about 25 MB of memory"),
               "Raw signals that are remembered, and written when something goes wrong; 0 is none.")
      .path("recordings", config.recordings, "Folder for recordings that kneadd keeps by itself.")
      .integer("recordings_kept", config.recordings_kept, within(1, 1000),
               "How many of them; the oldest goes first.")
      .path("history", config.history,
            "The file that remembers people, intakes, courses and sessions; made when missing.")
      .choice<Condition>("default_condition", config.default_condition, kAllConditions,
                         "Condition of a person who did not state one at start; unknown counts as "
                         "the gentlest (CR-03).")
      .table("control", declare_control(config.control))
      .table("limits", declare(config.limits));
  return s;
}

Loaded<DaemonConfig> parse_daemon(const FileText& file) {
  auto config = load<DaemonConfig>(parse_source(file), Kind::daemon,
                                   [](DaemonConfig& c) { return declare(c); });
  if (config) hand_over(*config);
  return config;
}

Loaded<DaemonConfig> load_daemon(const std::filesystem::path& path) {
  const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
  auto config = load<DaemonConfig>(
      path, Kind::daemon, [](DaemonConfig& c) { return declare(c); },
      [&folder](const DaemonConfig& c, Reading& reading) { check_paths(c, folder, reading); });
  if (config) {
    hand_over(*config);
    for (std::filesystem::path* p : {&config->chair, &config->programmes, &config->socket,
                                     &config->recordings, &config->history}) {
      *p = (folder / *p).lexically_normal();
    }
    for (std::filesystem::path* p : {&config->calibration, &config->linux}) {
      if (!p->empty()) *p = (folder / *p).lexically_normal();
    }
  }
  return config;
}

}  // namespace knead::config
