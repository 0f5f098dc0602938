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

}  // namespace

Calibration CalibrationRecord::calibration() const {
  Calibration calibration;
  for (Side side : kBothSides) {
    calibration.force[index(side)] = force[index(side)].line;
  }
  calibration.line_pressure = line_pressure.line;
  for (std::size_t jet = 0; jet < kMaxJets; ++jet) {
    calibration.nozzle[jet] = nozzle[jet].line;
  }
  calibration.back_mat = back_mat.line;
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
  s.optional_table("back_mat", declare_sensor(record.back_mat, kKilopascals, kPressureZeroMax_kpa,
                                              "Every cell of the back mat."));
  return s;
}

Loaded<CalibrationRecord> load_calibration_record(const std::filesystem::path& path) {
  return load<CalibrationRecord>(path, Kind::calibration,
                                 [](CalibrationRecord& record) { return declare(record); });
}

Loaded<Calibration> load_calibration(const std::filesystem::path& path) {
  return load_calibration_record(path).map(&CalibrationRecord::calibration);
}

}  // namespace knead::config
