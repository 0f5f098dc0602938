// kneadctl calibrate zero|span: measures force sensors and mats on the running, released chair and
// writes calibration.toml.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include "config/calibration.hpp"
#include "config/daemon.hpp"
#include "config/measure_calibration.hpp"
#include "config/measure_mat.hpp"
#include "daemon/client/socket_path.hpp"
#include "daemon/kneadctl/calibrate_readings.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/talk.hpp"
#include "daemon/simulate/session_setup.hpp"

namespace knead::ctl {

namespace {

constexpr const char* kBackMat = "back_mat";
constexpr const char* kSeatMat = "seat_mat";

struct CalibrateOptions {
  std::string sensor;
  double load_n = 0.0;
  double pressure_kpa = 0.0;
  std::filesystem::path socket;
  std::filesystem::path config;
  std::filesystem::path file;
};

std::string now_utc() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

/// What is found beside the program or under /etc need not be what the running kneadd reads: to
/// write it unasked could spoil another chair's calibration.
tl::unexpected<Error> nobody_said_whose() {
  const auto found = simulate::find_config();
  if (!found) return tl::unexpected(found.error().front());
  return failure(ErrorCode::missing, "--config",
                 fmt::format("say which kneadd.toml the running kneadd was started with, whose "
                             "calibration is to be written; nothing was measured. If it is the one "
                             "that was found: --config {}",
                             found->string()));
}

/// Where calibration.toml belongs: as told, or where the kneadd.toml says that was named.
Result<std::filesystem::path> file_to_write(const CalibrateOptions& options) {
  if (!options.file.empty()) {
    return options.file;
  }
  if (options.config.empty()) return nobody_said_whose();
  const auto daemon = config::load_daemon(options.config);
  if (!daemon) {
    return tl::unexpected(daemon.error().front());
  }
  if (daemon->calibration.empty()) {
    return failure(ErrorCode::missing, options.config.string(),
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

bool concerns(const CalibrateOptions& options, Side side) {
  return options.sensor.empty() || options.sensor == fmt::format("force_{}", name(side));
}

/// Where a measurement belongs: the sensor before the place that the error names.
Error of_sensor(std::string_view sensor, Error error) {
  error.place = fmt::format("{}: {}", sensor, error.place);
  return error;
}

using Report = Result<std::string>;

/// Measures, lets `evaluate(readings, record, date)` change the record and report, and writes it.
/// The exit code: only a kneadd that does not answer is no kneadd, a missing file is not.
template <class Evaluate>
int calibrate(const CalibrateOptions& options, Evaluate evaluate) {
  const auto file = file_to_write(options);
  if (!file) return complain_here(file.error());
  auto record = record_so_far(*file);
  if (!record) return complain_here(record.error());
  const auto readings =
      measure(options.socket.empty() ? client::default_socket_path() : options.socket);
  if (!readings) return complain(readings.error());
  const Report report = evaluate(*readings, *record, now_utc());
  if (!report) return complain_here(report.error());
  if (const auto saved = config::save_calibration(*file, *record); !saved) {
    return complain_here(saved.error());
  }
  std::cout << *report
            << fmt::format("written to {}; kneadd reads it when it starts next\n", file->string());
  return kDone;
}

template <class Evaluate>
Report force_sensors(const CalibrateOptions& options, const Readings& readings,
                     config::CalibrationRecord& record, Evaluate evaluate) {
  std::string report;
  for (Side side : kBothSides) {
    if (!concerns(options, side)) {
      continue;
    }
    config::SensorRecord& sensor = record.force[index(side)];
    const std::string sensor_name = fmt::format("force_{}", name(side));
    const auto found = evaluate(readings.force[index(side)], sensor);
    if (!found) return tl::unexpected(of_sensor(sensor_name, found.error()));
    sensor = *found;
    report += fmt::format("{}: zero {:.3f} N, span {:.4f}, residual {:.3f} N\n", sensor_name,
                          sensor.line.zero, sensor.line.span, sensor.residual);
  }
  return report;
}

template <class Evaluate>
Report mat(const CalibrateOptions& options, const Readings& readings,
           config::CalibrationRecord& record, Evaluate evaluate) {
  const bool back = options.sensor == kBackMat;
  config::MatRecord& known = back ? record.back_mat : record.seat_mat;
  const auto found = evaluate(back ? readings.back_mat : readings.seat_mat,
                              back ? readings.chair.back_mat : readings.chair.seat_mat, known);
  if (!found) return tl::unexpected(of_sensor(options.sensor, found.error()));
  known = found->record;
  std::string report =
      fmt::format("{}: {} of {} cells calibrated, residual {:.3f} kPa\n", options.sensor,
                  known.zero_kpa.size() * known.zero_kpa.front().size() - found->broken.size(),
                  known.zero_kpa.size() * known.zero_kpa.front().size(), known.residual_kpa);
  for (const std::string& cell : found->broken) {
    report += fmt::format("  left as it was: {}; its neighbours will stand in for it\n", cell);
  }
  return report;
}

bool is_mat(const CalibrateOptions& options) {
  return options.sensor == kBackMat || options.sensor == kSeatMat;
}

int zero_of(const CalibrateOptions& options) {
  return calibrate(options, [&](const Readings& readings, auto& record, const std::string& date) {
    if (is_mat(options)) {
      return mat(options, readings, record,
                 [&](const auto& frames, const auto& geometry, const auto& known) {
                   return config::mat_zero_from(frames, geometry, known, date);
                 });
    }
    return force_sensors(options, readings, record, [&](const auto& forces, const auto& known) {
      return config::zero_from(forces, known, date);
    });
  });
}

int span_of(const CalibrateOptions& options) {
  return calibrate(options, [&](const Readings& readings, auto& record, const std::string& date) {
    if (is_mat(options)) {
      return mat(options, readings, record,
                 [&](const auto& frames, const auto& geometry, const auto& known) {
                   return config::mat_span_from(frames, geometry, Kilopascal(options.pressure_kpa),
                                                known, date);
                 });
    }
    return force_sensors(options, readings, record, [&](const auto& forces, const auto& known) {
      return config::span_from(forces, Newton(options.load_n), known, date);
    });
  });
}

void add_common(CLI::App& command, CalibrateOptions& options) {
  command.add_option("--sensor", options.sensor, "force_left, force_right, back_mat or seat_mat")
      ->check(CLI::IsMember({"force_left", "force_right", kBackMat, kSeatMat}));
  command.add_option("--socket", options.socket, "Where kneadd listens");
  command.add_option("--config", options.config,
                     "The running kneadd's own kneadd.toml, which names calibration.toml");
  command.add_option("--file", options.file, "calibration.toml itself, instead of --config");
}

}  // namespace

void add_calibrate(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "calibrate", "Measure the force sensors and the mats on the running, released chair");
  command->require_subcommand(1);
  auto options = std::make_shared<CalibrateOptions>();

  CLI::App* zero = command->add_subcommand(
      "zero", "With nothing on the rollers, or with --sensor on that mat (default: both rollers)");
  add_common(*zero, *options);
  zero->callback([options, &exit_code] { exit_code = zero_of(*options); });

  CLI::App* span = command->add_subcommand(
      "span", "With a known load on one roller, or a known even pressure on the whole of a mat");
  add_common(*span, *options);
  span->get_option("--sensor")->required();
  auto* newton = span->add_option("--newton", options->load_n,
                                  "Of a roller: the load in newtons (1 kg weighs 9.81)");
  span->add_option("--kpa", options->pressure_kpa,
                   "Of a mat: the even pressure on it in kPa (a bag of air or water)")
      ->excludes(newton);
  span->callback([options, &exit_code] { exit_code = span_of(*options); });
}

}  // namespace knead::ctl
