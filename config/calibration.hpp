// calibration.toml: zero and span of each sensor of one very chair and of each cell of its mats,
// written by `kneadctl calibrate`. Set-up only; allocates.
#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "config/errors.hpp"
#include "config/file_text.hpp"
#include "config/schema.hpp"
#include "control/types/calibration.hpp"
#include "control/types/result.hpp"

namespace knead::config {

/// One sensor: its line, and how it was found.
struct SensorRecord {
  LinearCalibration line{};
  double residual = 0.0;  ///< spread of the readings it was found from, in the sensor's unit
  std::string date;       ///< ISO 8601 in UTC, of the last measurement; empty = never measured

  [[nodiscard]] bool measured() const { return !date.empty(); }
};

/// One mat, as its file has it: a row of the mat is a row of the file, row 1 nearest the seat's
/// back, from the person's left to right.
struct MatRecord {
  Grid zero_kpa;   ///< as large as the mat; empty = never measured
  Grid span;       ///< the same
  Grid curve_kpa;  ///< pairs of reading and true pressure; empty = straight
  double creep_share = 0.0;
  double creep_s = 60.0;
  double residual_kpa = 0.0;  ///< largest spread of a cell's readings that these were found from
  std::string date;           ///< as of SensorRecord

  [[nodiscard]] bool measured() const { return !date.empty(); }
  [[nodiscard]] MatCalibration calibration() const;
};

struct CalibrationRecord {
  std::array<SensorRecord, kSides> force{};
  SensorRecord line_pressure{};
  std::array<SensorRecord, kMaxJets> nozzle{};
  MatRecord back_mat{};
  MatRecord seat_mat{};

  [[nodiscard]] Calibration calibration() const;
};

/// What the controller and the gate use.
[[nodiscard]] Loaded<Calibration> load_calibration(const std::filesystem::path& path);
/// The same with dates and residuals. A sensor that the file does not name is nominal.
[[nodiscard]] Loaded<CalibrationRecord> load_calibration_record(const std::filesystem::path& path);

/// The same from a text that was read before.
[[nodiscard]] Loaded<CalibrationRecord> parse_calibration_record(const FileText& file);

/// The mistake of a record that was measured on another chair: a mat of another shape. Nothing if
/// it fits. `file` names it in the message.
[[nodiscard]] Result<void> check_fits(const CalibrationRecord& record,
                                      const ChairDescription& chair, const std::string& file);

/// Writes the file whole or not at all: a temporary file, synced and renamed. What stood there
/// before is kept beside it as `<path>.<seconds since 1970 of its last change>.bak`. Refuses a
/// record that load_calibration would refuse.
[[nodiscard]] Result<void> save_calibration(const std::filesystem::path& path,
                                            const CalibrationRecord& record);

[[nodiscard]] Section declare(CalibrationRecord& record);

}  // namespace knead::config
