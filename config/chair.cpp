#include "config/chair.hpp"

#include <fmt/format.h>

#include "config/enumerations.hpp"
#include "config/load.hpp"
#include "control/types/emg_site.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::config {

namespace {

/// One electrode pair of the file. The sites are fixed (SENIAM); where they sit on this chair is
/// not.
std::string electrode_name(const EmgElectrode& electrode) {
  return fmt::format("{}_{}", name(electrode.site), name(electrode.side));
}

Section declare_mat(MatGeometry& mat, std::string prose) {
  Section s(std::move(prose));
  s.integer("rows", mat.rows, within(2, 32),
            "Rows of cells along the spine, row 1 nearest the seat.")
      .integer("columns", mat.columns, within(2, 16),
               "Columns of cells across, column 1 at the person's left.")
      .number("origin_along_mm", mat.origin_along, within(0, 400), "Lower edge of row 1.")
      .number("extent_along_mm", mat.extent_along, within(100, 1200), "Length along the spine.")
      .number("extent_lateral_mm", mat.extent_lateral, within(100, 800),
              "Width across, centred on the chair's centre line.")
      .all_required();
  return s;
}

Section declare_emg(ChairDescription& chair) {
  Section s(
      "Surface EMG: eight bipolar pairs at the SENIAM sites. Where each pair sits on the "
      "backrest.");
  s.number("rate_hz", chair.emg_rate, within(1000, 4000),
           "Samples a second of each channel; at most 8 arrive in one cycle.")
      .all_required();
  for (EmgElectrode& electrode : chair.emg) {
    const bool left = electrode.side == Side::left;
    Section pair("One electrode pair.");
    pair.number("along_mm", electrode.along, within(0, 900), "Height along the spine.")
        .number("lateral_mm", electrode.lateral, left ? within(-200, -10) : within(10, 200),
                "Distance from the centre line; negative to the person's left.")
        .all_required();
    s.table(electrode_name(electrode), std::move(pair));
  }
  return s;
}

Section declare_roller(ChairDescription& chair) {
  RollerGeometry& roller = chair.roller;
  Section s("The two roller arms on their carriage.");
  s.number("carriage_max_mm", chair.carriage_max, within(100, 900),
           "Upper end of the carriage's travel; 0 is its seat end.")
      .number("lateral_inner_mm", roller.lateral_inner, within(0, 100),
              "Nearest to the centre line that an arm can reach.")
      .number("lateral_outer_mm", roller.lateral_outer, within(50, 250), "Furthest out.")
      .number("depth_max_mm", roller.depth_max,
              within(10, kCompiledCeilings.depth_max.value(), "the gate's own limit of travel"),
              "How far an arm reaches out of the backrest.")
      .number("footprint_nominal_cm2", roller.footprint_nominal, within(1, 30),
              "Contact area at the nominal indentation.")
      .number("footprint_nominal_indentation_mm", roller.footprint_nominal_indentation,
              within(1, 30), "Indentation at which the nominal area is measured.")
      .number("footprint_min_cm2", roller.footprint_min, within(0.5, 20),
              "Contact area at first touch.")
      .number("footprint_max_cm2", roller.footprint_max, within(1, 40),
              "Contact area of the whole roller.")
      .all_required()
      .ordered("lateral_inner_mm", "lateral_outer_mm")
      .ordered("footprint_min_cm2", "footprint_nominal_cm2")
      .ordered("footprint_nominal_cm2", "footprint_max_cm2");
  return s;
}

Section declare_drives(DriveLimits& drives) {
  Section s("What the drives can do, and what lets go when they lose their power.");
  s.number("depth_speed_mm_s", drives.depth_speed, within(20, 300), "Top speed of an arm's depth.")
      .number("depth_bandwidth_hz", drives.depth_bandwidth, within(5, 200),
              "Bandwidth of the depth drive.")
      .number("spring_speed_mm_s", drives.spring_speed,
              within(400, 2000, "slower would not release 115 N from the softest body in 250 ms"),
              "Speed at which the spring takes an unpowered arm off the back.")
      .number("carriage_speed_mm_s", drives.carriage_speed, within(20, 300),
              "Top speed of the carriage.")
      .number("lateral_speed_mm_s", drives.lateral_speed, within(10, 300),
              "Top speed of an arm across the back.")
      .number("mechanical_limiter_n", drives.mechanical_limiter,
              within(100, 120,
                     "a limiter beyond software stands at 110 to 120 N; it must lie above "
                     "the gate's last trip at 100 N"),
              "Force at which the mechanical limiter gives way.")
      .all_required();
  return s;
}

Section declare_ages(SensorAges& ages) {
  const SensorAges held;
  const auto at_most = [](Duration limit) {
    return within(1, knead::milliseconds(limit), "older readings are not acted upon");
  };
  Section s("How old a reading may be before it counts as missing.");
  s.milliseconds("force_ms", ages.force, at_most(held.force), "Force of a roller.")
      .milliseconds("position_ms", ages.position, at_most(held.position),
                    "Positions of carriage and arms.")
      .milliseconds("mat_ms", ages.mat, at_most(held.mat), "Pressure mats.")
      .milliseconds("emg_ms", ages.emg, at_most(held.emg), "EMG.")
      .milliseconds("temperature_ms", ages.temperature, at_most(held.temperature), "Thermistors.")
      .milliseconds("pressure_ms", ages.pressure, at_most(held.pressure), "Water pressures.")
      .all_required();
  return s;
}

Section declare_water(ChairDescription& chair) {
  Section s("The hydro jets: one pump, a normally closed valve for each nozzle.");
  s.milliseconds("valve_time_constant_ms", chair.valve_time_constant,
                 within(5, 80, "a slower valve would not shut within the release time"),
                 "Time constant of a valve.")
      .number("line_pressure_max_kpa", chair.line_pressure_max, within(20, 400),
              "Most that the pump can make.")
      .all_required()
      .list("jet", {0, kMaxJets}, chair.jets, [](JetNozzle& nozzle) {
        Section jet("One nozzle.");
        jet.number("along_mm", nozzle.along, within(0, 900), "Height along the spine.")
            .number("lateral_mm", nozzle.lateral, within(-250, 250),
                    "Distance from the centre line; negative to the person's left.")
            .all_required();
        return jet;
      });
  return s;
}

void chair_rules(const ChairDescription& chair, Reading& reading) {
  for (const auto& [key, mat] :
       {std::pair{"back_mat", chair.back_mat}, std::pair{"seat_mat", chair.seat_mat}}) {
    const std::size_t cells = mat.rows * mat.columns;
    if (reading.clean(key) && cells > kMaxMatCells) {
      reading.fault(ErrorCode::out_of_range, fmt::format("{}.rows", key),
                    fmt::format("{} x {} makes {} cells", mat.rows, mat.columns, cells),
                    fmt::format("at most {} cells", kMaxMatCells),
                    "give fewer rows or columns, or join cells in the driver");
    }
  }
}

}  // namespace

Section declare(ChairDescription& chair) {
  Section s("A chair: its geometry, its drives, its sensors. Every key must be given.");
  s.number("mat_rate_hz", chair.mat_rate, within(25, 500), "Images a second of both mats.")
      .number("heat_cutout_degc", chair.heat_cutout,
              within(36, 41, "no contact surface may be warmer under any single fault"),
              "Temperature at which the hardware takes the power from a heat pad.")
      .milliseconds("heartbeat_timeout_ms", chair.heartbeat_timeout,
                    within(5, 50, "a dead controller must release within 250 ms"),
                    "The enable relay opens when heartbeat edges are further apart.")
      .all_required()
      .table("back_mat", declare_mat(chair.back_mat, "The pressure mat behind the back."))
      .table("seat_mat", declare_mat(chair.seat_mat, "The pressure mat under the seat."))
      .table("emg", declare_emg(chair))
      .table("roller", declare_roller(chair))
      .table("drives", declare_drives(chair.drives))
      .table("water", declare_water(chair))
      .table("ages", declare_ages(chair.ages));
  return s;
}

namespace {

template <class From>
Loaded<ChairDescription> chair_from(const From& from) {
  return load<ChairDescription>(
      from, Kind::chair, [](ChairDescription& chair) { return declare(chair); }, chair_rules);
}

}  // namespace

Loaded<ChairDescription> load_chair(const std::filesystem::path& path) { return chair_from(path); }

Loaded<ChairDescription> parse_chair(const FileText& file) {
  return chair_from(parse_source(file));
}

}  // namespace knead::config
