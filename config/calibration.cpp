#include "config/calibration.hpp"

#include <fmt/format.h>

#include "config/load.hpp"

namespace knead::config {

namespace {

Section declare_sensor(SensorRecord& sensor, UnitName unit, double zero_max, std::string prose) {
  Section s(std::move(prose));
  s.number(fmt::format("zero{}", unit.suffix), unit, sensor.line.zero,
           within(-zero_max, zero_max, "a sensor that needs more is broken, not miscalibrated"),
           "Reading at no load.")
      .number("span", kPlain, sensor.line.span,
              within(kSpanMin, kSpanMax, "a sensor that needs more is broken, not miscalibrated"),
              "True change for each change of the reading.")
      .number(fmt::format("residual{}", unit.suffix), unit, sensor.residual, within(0.0, 100.0),
              "Spread of the readings that these were found from.")
      .text("date", sensor.date, 40, "When it was measured, ISO 8601 in UTC.")
      .all_required();
  return s;
}

/// One table of a mat. The smallest grid is 2 by 2, the largest what a frame can carry.
Section declare_mat(MatRecord& mat, std::string prose) {
  constexpr UnitName kKilopascals = kUnitName<Kilopascal>;
  constexpr GridSize kCells{2, 64, 2, 32};
  Section s(std::move(prose));
  s.grid("zero_kpa", kKilopascals, mat.zero_kpa, kCells,
         within(-kMatZeroMax_kpa, kMatZeroMax_kpa, "a cell that needs more is broken"),
         "Reading of each cell with nothing on the mat: a row of the mat a row, row 1 nearest the "
         "seat's back, from the person's left to right.")
      .required()
      .grid("span", kPlain, mat.span, kCells,
            within(kMatSpanMin, kMatSpanMax, "a cell that needs more is broken"),
            "True change for each change of the reading, of each cell.")
      .required()
      .number("residual_kpa", kKilopascals, mat.residual_kpa, within(0.0, 10.0),
              "Largest spread of a cell's readings that these were found from.")
      .required()
      .text("date", mat.date, 40, "When it was measured, ISO 8601 in UTC.")
      .required()
      .grid("curve_kpa", kKilopascals, mat.curve_kpa, {2, kMatCurvePoints, 2, 2},
            within(0.0, 200.0),
            "Corners of the film's curve, each [reading after zero and span, true pressure], from "
            "[0, 0] upwards in both; straight between them and on beyond the last. Without it the "
            "film is straight. By hand, from the maker's sheet or a pressure bag.")
      .number("creep_share", kPlain, mat.creep_share,
              within(0.0, kMatCreepMax, "a mat that drifts more is worn out"),
              "By how much a constant load reads too high in the end; taken back as it comes. By "
              "hand, from the maker's sheet or a weight left on for ten minutes.")
      .number("creep_s", kSeconds, mat.creep_s, within(1.0, 3600.0),
              "In this time 63 % of the creep has come.");
  return s;
}

void check_mat(const MatRecord& mat, const std::string& table, Reading& reading) {
  if (!reading.clean(table) || !mat.measured()) {
    return;
  }
  const std::size_t rows = mat.zero_kpa.size();
  const std::size_t columns = mat.zero_kpa.front().size();
  if (mat.span.size() != rows || mat.span.front().size() != columns) {
    reading.fault(ErrorCode::inconsistent, table + ".span",
                  fmt::format("is {} by {} where zero_kpa is {} by {}", mat.span.size(),
                              mat.span.front().size(), rows, columns),
                  "one span for each zero", "measure both anew with kneadctl calibrate");
  }
  if (rows * columns > kMaxMatCells) {
    reading.fault(ErrorCode::out_of_range, table + ".zero_kpa",
                  fmt::format("has {} cells", rows * columns),
                  fmt::format("at most {} cells", kMaxMatCells), "take the mat's own cells");
  }
  if (mat.curve_kpa.empty()) {
    return;
  }
  if (mat.curve_kpa.front() != std::vector<double>{0.0, 0.0}) {
    reading.fault(ErrorCode::inconsistent, table + ".curve_kpa", "does not begin with [0, 0]", "",
                  "nothing on the mat is no pressure: begin with [0, 0] and put what is left into "
                  "zero_kpa");
  }
  for (std::size_t i = 1; i < mat.curve_kpa.size(); ++i) {
    const std::vector<double>& below = mat.curve_kpa[i - 1];
    const std::vector<double>& here = mat.curve_kpa[i];
    if (!(here[0] > below[0]) || !(here[1] > below[1])) {
      reading.fault(ErrorCode::inconsistent, table + ".curve_kpa",
                    fmt::format("corner {} does not lie above corner {} in both numbers", i + 1, i),
                    "readings and pressures that rise from corner to corner",
                    "sort the corners, or leave one away");
    }
  }
}

void check_mats(const CalibrationRecord& record, Reading& reading) {
  check_mat(record.back_mat, "back_mat", reading);
  check_mat(record.seat_mat, "seat_mat", reading);
}

void pack(const Grid& grid, std::array<double, kMaxMatCells>& cells) {
  std::size_t i = 0;
  for (const std::vector<double>& row : grid) {
    for (double value : row) {
      cells[i++] = value;
    }
  }
}

}  // namespace

MatCalibration MatRecord::calibration() const {
  MatCalibration mat;
  pack(zero_kpa, mat.zero_kpa);
  pack(span, mat.span);
  for (const std::vector<double>& corner : curve_kpa) {
    mat.curve.push({corner[0], corner[1]});
  }
  mat.creep_share = creep_share;
  mat.creep_time = from_seconds(creep_s);
  return mat;
}

Calibration CalibrationRecord::calibration() const {
  Calibration calibration;
  for (Side side : kBothSides) {
    calibration.force[index(side)] = force[index(side)].line;
  }
  calibration.line_pressure = line_pressure.line;
  for (std::size_t jet = 0; jet < kMaxJets; ++jet) {
    calibration.nozzle[jet] = nozzle[jet].line;
  }
  calibration.back_mat = back_mat.calibration();
  calibration.seat_mat = seat_mat.calibration();
  return calibration;
}

Section declare(CalibrationRecord& record) {
  constexpr UnitName kNewtons = kUnitName<Newton>;
  constexpr UnitName kKilopascals = kUnitName<Kilopascal>;
  Section s(
      "Written by `kneadctl calibrate`, not by hand. One table for each sensor that was measured; "
      "a "
      "sensor without one is nominal.");
  for (Side side : kBothSides) {
    s.optional_table(fmt::format("force_{}", name(side)),
                     declare_sensor(record.force[index(side)], kNewtons, kForceZeroMax_n,
                                    fmt::format("Force of the {} roller.", name(side))));
  }
  s.optional_table("line_pressure",
                   declare_sensor(record.line_pressure, kKilopascals, kPressureZeroMax_kpa,
                                  "Pressure of the jets' line."));
  for (std::size_t jet = 0; jet < kMaxJets; ++jet) {
    s.optional_table(fmt::format("nozzle_{}", jet + 1),
                     declare_sensor(record.nozzle[jet], kKilopascals, kPressureZeroMax_kpa,
                                    fmt::format("Pressure at jet {}.", jet + 1)));
  }
  s.optional_table("back_mat", declare_mat(record.back_mat, "The cells of the back mat."));
  s.optional_table("seat_mat", declare_mat(record.seat_mat, "The cells of the seat mat."));
  return s;
}

namespace {

template <class From>
Loaded<CalibrationRecord> record_from(const From& from) {
  return load<CalibrationRecord>(
      from, Kind::calibration, [](CalibrationRecord& record) { return declare(record); },
      check_mats);
}

}  // namespace

Loaded<CalibrationRecord> load_calibration_record(const std::filesystem::path& path) {
  return record_from(path);
}

Loaded<CalibrationRecord> parse_calibration_record(const FileText& file) {
  return record_from(parse_source(file));
}

Result<void> check_fits(const CalibrationRecord& record, const ChairDescription& chair,
                        const std::string& file) {
  const auto fits = [](const MatRecord& mat, const MatGeometry& geometry) {
    return !mat.measured() || (mat.zero_kpa.size() == geometry.rows &&
                               mat.zero_kpa.front().size() == geometry.columns);
  };
  const bool back = fits(record.back_mat, chair.back_mat);
  if (back && fits(record.seat_mat, chair.seat_mat)) {
    return {};
  }
  const MatGeometry& geometry = back ? chair.seat_mat : chair.back_mat;
  return failure(ErrorCode::inconsistent, file,
                 fmt::format("{}: was measured on a mat of another shape than this chair's, which "
                             "has {} rows of {}; calibrate this mat, or name its own file",
                             back ? "seat_mat" : "back_mat", geometry.rows, geometry.columns));
}

Loaded<Calibration> load_calibration(const std::filesystem::path& path) {
  return load_calibration_record(path).map(&CalibrationRecord::calibration);
}

}  // namespace knead::config
