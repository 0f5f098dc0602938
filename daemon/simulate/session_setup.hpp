// What a simulated session is made of, read from the same files as kneadd's. Set-up only;
// allocates.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/daemon.hpp"
#include "config/scenario.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/programme.hpp"
#include "hal/bridge/bridge_settings.hpp"
#include "hal/sim/body.hpp"

namespace knead::simulate {

/// As the command line gives it: names and paths, unchecked.
struct RequestedSimulation {
  std::filesystem::path config{};  ///< empty: found, see find_config
  std::string programme = "classic";
  double minutes = 0.0;  ///< 0: the programme's own
  std::uint64_t seed = 1;
  std::filesystem::path body{};  ///< empty: drawn from seed and population
  std::string condition{};       ///< empty: the body's own
  std::string population{};      ///< empty: chronic_low_back_pain
  std::filesystem::path scenario{};
  std::filesystem::path emg{};
  int emg_channel = 1;            ///< 1 to 8, as people count
  std::filesystem::path plant{};  ///< where an external plant listens; empty: the simulated person
  double plant_timeout_s = seconds(bridge::kUsualPatience);
};

struct EmgRecording {
  std::vector<double> volts;  ///< at the chair's EMG rate
  std::size_t channel = 0;    ///< 0 to 7
  std::string source;         ///< file, column and how it became volts, in words
};

struct SessionSetup {
  config::DaemonConfig config;
  ChairDescription chair;
  ProgrammeList programmes;
  std::uint8_t programme = 0;
  double minutes = 0.0;
  std::uint64_t seed = 1;
  sim::Body body;
  std::string body_source;  ///< the file, or the population that it was drawn from
  Condition condition{};
  std::optional<config::Scenario> scenario;
  std::optional<EmgRecording> emg;
  std::optional<bridge::BridgeSettings> plant;  ///< instead of `body`
};

/// config/kneadd.toml in a folder above the program or above the current folder, else
/// /etc/knead/kneadd.toml.
[[nodiscard]] config::Loaded<std::filesystem::path> find_config();

/// Reads every file that is named, and says all that is wrong with the first file that is.
[[nodiscard]] config::Loaded<SessionSetup> load_setup(const RequestedSimulation& requested);

}  // namespace knead::simulate
