// calibration.toml: zero and span of each sensor of one very chair, written by `kneadctl
// calibrate`. Set-up only; allocates.
#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "config/errors.hpp"
#include "config/schema.hpp"
#include "control/types/calibration.hpp"

namespace knead::config {

/// One sensor: its line, and how it was found.
struct SensorRecord {
  LinearCalibration line{};
  double residual = 0.0;  ///< spread of the readings it was found from, in the sensor's unit
  std::string date;       ///< ISO 8601 in UTC, of the last measurement; empty = never measured

  [[nodiscard]] bool measured() const { return !date.empty(); }
};

struct CalibrationRecord {
  std::array<SensorRecord, kSides> force{};
  SensorRecord line_pressure{};
  std::array<SensorRecord, kMaxJets> nozzle{};
  SensorRecord back_mat{};

  [[nodiscard]] Calibration calibration() const;
};

/// What the controller and the gate use.
[[nodiscard]] Loaded<Calibration> load_calibration(const std::filesystem::path& path);
/// The same with dates and residuals. A sensor that the file does not name is nominal.
[[nodiscard]] Loaded<CalibrationRecord> load_calibration_record(const std::filesystem::path& path);

/// Writes the file whole or not at all: a temporary file, synced and renamed. What stood there
/// before is kept beside it as `<path>.<seconds since 1970 of its last change>.bak`. Refuses a
/// record that load_calibration would refuse.
[[nodiscard]] Result<void> save_calibration(const std::filesystem::path& path,
                                            const CalibrationRecord& record);

[[nodiscard]] Section declare(CalibrationRecord& record);

}  // namespace knead::config
