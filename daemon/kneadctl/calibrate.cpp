// kneadctl calibrate zero|span: measures on the running, released chair and writes
// calibration.toml.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "config/calibration.hpp"
#include "config/daemon.hpp"
#include "config/measure_calibration.hpp"
#include "daemon/client/client.hpp"
#include "daemon/client/socket_path.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/simulate/session_setup.hpp"

namespace knead::ctl {

namespace {

constexpr Duration kMeasuringTime = 1500ms;
constexpr Duration kOldestForce = 100ms;  ///< of a snapshot's reading: cycle and display rate

struct CalibrateOptions {
  std::string sensor;
  double load_n = 0.0;
  std::filesystem::path socket;
  std::filesystem::path config;
  std::filesystem::path file;
};

std::string now_utc() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

/// Where calibration.toml belongs: as told, else where kneadd.toml says.
Result<std::filesystem::path> file_to_write(const CalibrateOptions& options) {
  if (!options.file.empty()) {
    return options.file;
  }
  const auto config_file = options.config.empty()
                               ? simulate::find_config()
                               : config::Loaded<std::filesystem::path>(options.config);
  const auto daemon = config_file.and_then(config::load_daemon);
  if (!daemon) {
    return tl::unexpected(daemon.error().front());
  }
  if (daemon->calibration.empty()) {
    return failure(ErrorCode::missing, config_file->string(),
                   "calibration: is not given; add calibration = \"calibration.toml\" or name the "
                   "file with --file");
  }
  return daemon->calibration;
}

/// What is known of the sensors so far; all nominal if nothing was ever written.
Result<config::CalibrationRecord> record_so_far(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) {
    return config::CalibrationRecord{};
  }
  auto record = config::load_calibration_record(file);
  if (!record) {
    return tl::unexpected(record.error().front());
  }
  return *record;
}

Result<void> is_quiet(const Snapshot& snapshot) {
  const bool running =
      snapshot.state != SessionState::idle && snapshot.state != SessionState::ended;
  if (running || !snapshot.released) {
    return failure(ErrorCode::refused, "kneadd",
                   "a session is running; calibrate while the chair is released");
  }
  if (snapshot.force_age > kOldestForce) {
    return failure(ErrorCode::refused, "force",
                   fmt::format("the readings are {:.0f} ms old; check the force sensors' bus",
                               milliseconds(snapshot.force_age)));
  }
  return {};
}

using Readings = std::array<std::vector<Newton>, kSides>;

Result<Readings> measure(const std::filesystem::path& socket) {
  auto client = client::Client::connect(socket, {.name = "kneadctl calibrate", .snapshots = true});
  if (!client) {
    return tl::unexpected(client.error());
  }
  Readings readings;
  TimePoint first{};
  std::uint64_t last_sequence = 0;
  while (true) {
    const auto snapshot = client->next_snapshot();
    if (!snapshot) {
      return tl::unexpected(snapshot.error());
    }
    if (const auto quiet = is_quiet(*snapshot); !quiet) {
      return tl::unexpected(quiet.error());
    }
    if (first == TimePoint{}) {
      first = snapshot->at;
    }
    if (snapshot->sequence != last_sequence) {  // the same cycle twice is one reading
      for (Side side : kBothSides) {
        readings[index(side)].push_back(snapshot->force_nominal[index(side)]);
      }
    }
    last_sequence = snapshot->sequence;
    if (snapshot->at - first >= kMeasuringTime) {
      return readings;
    }
  }
}

bool concerns(const CalibrateOptions& options, Side side) {
  return options.sensor.empty() || options.sensor == fmt::format("force_{}", name(side));
}

template <class Evaluate>
Result<std::string> calibrate(const CalibrateOptions& options, Evaluate evaluate) {
  const auto file = file_to_write(options);
  if (!file) return tl::unexpected(file.error());
  auto record = record_so_far(*file);
  if (!record) return tl::unexpected(record.error());
  const auto readings =
      measure(options.socket.empty() ? client::default_socket_path() : options.socket);
  if (!readings) return tl::unexpected(readings.error());
  const std::string date = now_utc();
  std::string report;
  for (Side side : kBothSides) {
    if (!concerns(options, side)) {
      continue;
    }
    config::SensorRecord& sensor = record->force[index(side)];
    const auto found = evaluate((*readings)[index(side)], sensor, date);
    if (!found) {
      Error error = found.error();
      error.place = fmt::format("force_{}: {}", name(side), error.place);
      return tl::unexpected(error);
    }
    sensor = *found;
    report += fmt::format("force_{}: zero {:.3f} N, span {:.4f}, residual {:.3f} N\n", name(side),
                          sensor.line.zero, sensor.line.span, sensor.residual);
  }
  if (const auto saved = config::save_calibration(*file, *record); !saved) {
    return tl::unexpected(saved.error());
  }
  return report +
         fmt::format("written to {}; kneadd reads it when it starts next\n", file->string());
}

int answer(const Result<std::string>& result) {
  if (result) {
    std::cout << *result;
    return kDone;
  }
  std::cerr << result.error().message() << '\n';
  return result.error().code == ErrorCode::not_found ? kNoDaemon : kRefused;
}

void add_common(CLI::App& command, CalibrateOptions& options) {
  command.add_option("--sensor", options.sensor, "force_left or force_right")
      ->check(CLI::IsMember({"force_left", "force_right"}));
  command.add_option("--socket", options.socket, "Where kneadd listens");
  command.add_option(
      "--config", options.config,
      "kneadd.toml, which names calibration.toml (default: found beside the program)");
  command.add_option("--file", options.file, "calibration.toml itself, instead of --config");
}

}  // namespace

void add_calibrate(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("calibrate", "Measure the force sensors on the running, released chair");
  command->require_subcommand(1);
  auto options = std::make_shared<CalibrateOptions>();

  CLI::App* zero = command->add_subcommand("zero", "With nothing on the rollers");
  add_common(*zero, *options);
  zero->callback([options, &exit_code] {
    exit_code = answer(
        calibrate(*options, [](const auto& readings, const auto& sensor, const std::string& date) {
          return config::zero_from(readings, sensor, date);
        }));
  });

  CLI::App* span = command->add_subcommand("span", "With a known load on one roller");
  add_common(*span, *options);
  span->get_option("--sensor")->required();
  span->add_option("--newton", options->load_n, "The load in newtons (1 kg weighs 9.81)")
      ->required();
  span->callback([options, &exit_code] {
    exit_code = answer(
        calibrate(*options, [load = Newton(options->load_n)](
                                const auto& readings, const auto& sensor, const std::string& date) {
          return config::span_from(readings, load, sensor, date);
        }));
  });
}

}  // namespace knead::ctl
