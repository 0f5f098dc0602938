// The command line of kneadd.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "hal/bridge/bridge_settings.hpp"

namespace knead::daemon {

enum class ChairKind { sim, linux, replay, bridge };

struct Options {
  std::filesystem::path config{"config/kneadd.toml"};
  ChairKind chair = ChairKind::sim;
  bool allow_no_realtime = false;
  std::optional<std::uint64_t> seed;          ///< sim: draws a person, and all noise
  std::optional<std::filesystem::path> body;  ///< sim: this person
  double time_lapse = 1.0;                    ///< sim: so many times as fast as life
  bool allow_faults = false;                  ///< sim: may be broken on purpose
  std::optional<std::filesystem::path> socket;
  std::filesystem::path plant;                      ///< bridge: where the plant listens
  std::optional<std::filesystem::path> recording;   ///< replay: what is played
  std::optional<std::filesystem::path> recordings;  ///< instead of kneadd.toml's
  std::optional<std::filesystem::path> history;     ///< instead of kneadd.toml's
  bool own_history = false;                         ///< history::usual_file() instead of it
  double plant_timeout_s = seconds(bridge::kUsualPatience);
};

/// Declares the words; `options` is filled when `app` parses.
void declare(CLI::App& app, Options& options);

}  // namespace knead::daemon
