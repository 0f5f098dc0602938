#include "hal/bridge/reading_intake.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace knead::bridge {

namespace {

// Beyond what any such sensor says, so that only wrong units and nonsense are found. All assumed.
constexpr Range kForce{-100.0, 1000.0, "N"};
constexpr Range kDepth{-50.0, 300.0, "mm"};
constexpr Range kLateral{-500.0, 500.0, "mm"};
constexpr Range kCarriage{-100.0, 2000.0, "mm"};
constexpr Range kCurrent{-100.0, 100.0, "A"};
constexpr Range kMat{-10.0, 500.0, "kPa"};
/// Twice the amplifier's full scale of 5 mV.
constexpr Range kEmg{-10'000.0, 10'000.0, "uV"};
constexpr Range kPressure{-50.0, 2000.0, "kPa"};
constexpr Range kTemperature{-40.0, 150.0, "degC"};
constexpr Range kLevel{-0.1, 1.1, "(0 empty, 1 full)"};
constexpr Range kFlow{-5.0, 200.0, "L/min"};
constexpr Range kAge{0.0, 1000.0, "ms"};

constexpr std::string_view kPromised =
    "is missing in the first reading, which must have every sense that the plant gives";
constexpr std::string_view kNotPromised =
    "is there, but PlantHello.gives does not name it; name it there or leave it away";

std::string_view group_of(Side side) { return name(side); }

/// Is `present` what was promised? A promise counts for the first reading, the lack of one always.
void hold_promise(FieldCheck& check, bool promised, bool present, bool first,
                  std::string_view group, std::string_view field) {
  if (promised && first && !present) check.complain(group, field, kPromised);
  if (!promised && present) check.complain(group, field, kNotPromised);
}

/// A new sample, no older than the one before: a sensor does not go back in time.
template <class T>
void renew(Sample<T>& sample, const T& value, TimePoint acquired, std::string_view group,
           std::string_view field, FieldCheck& check) {
  if (sample.sequence > 0 && acquired <= sample.acquired) {
    check.complain(group, field,
                   "was measured before the sample that came before it; look at age_ms, or leave "
                   "the field away when there is no news");
    return;
  }
  sample = {value, acquired, Validity::good, sample.sequence + 1};
}

template <class Tag>
void renew(Sample<Quantity<Tag>>& sample, double value, const Range& range, TimePoint acquired,
           std::string_view group, std::string_view field, FieldCheck& check) {
  if (check.number(group, field, value, range)) {
    renew(sample, Quantity<Tag>(value), acquired, group, field, check);
  }
}

TimePoint acquired_at(TimePoint now, double age_ms, std::string_view group, FieldCheck& check) {
  return check.number(group, "age_ms", age_ms, kAge) ? now - from_seconds(1e-3 * age_ms) : now;
}

}  // namespace

ReadingIntake::ReadingIntake(const ChairDescription& chair, const Gives& gives)
    : chair_(chair), gives_(gives) {}

void ReadingIntake::take(const v1::Reading& reading, TimePoint now, FieldCheck& check) {
  expect_everything(reading, check);
  if (reading.has_switches()) {
    const v1::Switches& m = reading.switches();
    const DigitalInputs inputs{
        .estop_pressed = m.estop_pressed(),
        .hand = {.ease = m.hand_ease(), .pain = m.hand_pain(), .stop = m.hand_stop()},
        .seat_occupied = m.seat_occupied(),
        .enable_energised = m.enable_energised()};
    renew(frame_.inputs, inputs, now, {}, "switches", check);
  }
  if (reading.has_left()) roller(Side::left, reading.left(), now, check);
  if (reading.has_right()) roller(Side::right, reading.right(), now, check);
  if (reading.has_carriage_mm()) {
    renew(frame_.carriage, reading.carriage_mm(), kCarriage, now, {}, "carriage_mm", check);
  }
  if (reading.has_back_mat()) {
    mat("back_mat", chair_.back_mat, reading.back_mat(), now, frame_.back_mat, check);
  }
  if (reading.has_seat_mat()) {
    mat("seat_mat", chair_.seat_mat, reading.seat_mat(), now, frame_.seat_mat, check);
  }
  if (reading.has_emg()) {
    emg(reading.emg(), now, check);
  } else {
    emg_steps_ = emg_samples_ = 0;
  }
  if (reading.has_water()) water(reading.water(), now, check);
  if (reading.has_heat()) heat(reading.heat(), now, check);
  first_ = false;
}

void ReadingIntake::expect_everything(const v1::Reading& reading, FieldCheck& check) const {
  const auto due = [&](bool present, std::string_view group, std::string_view field) {
    hold_promise(check, true, present, first_, group, field);
  };
  due(reading.has_switches(), {}, "switches");
  due(reading.has_carriage_mm(), {}, "carriage_mm");
  for (Side side : kBothSides) {
    const v1::RollerReading& m = side == Side::left ? reading.left() : reading.right();
    due(m.has_force_n(), group_of(side), "force_n");
    due(m.has_depth_mm(), group_of(side), "depth_mm");
    due(m.has_lateral_mm(), group_of(side), "lateral_mm");
    hold_promise(check, gives_.motor_current, m.has_motor_current_a(), first_, group_of(side),
                 "motor_current_a");
  }
  due(reading.has_back_mat(), {}, "back_mat");
  due(reading.has_seat_mat(), {}, "seat_mat");
  hold_promise(check, gives_.emg, reading.has_emg(), first_, {}, "emg");
  const v1::WaterReading& water = reading.water();
  due(water.has_line_pressure_kpa(), "water", "line_pressure_kpa");
  due(water.has_temperature_degc(), "water", "temperature_degc");
  hold_promise(check, gives_.nozzles, water.nozzle_kpa_size() > 0, first_, "water", "nozzle_kpa");
  hold_promise(check, gives_.water_level, water.has_level(), first_, "water", "level");
  hold_promise(check, gives_.water_flow, water.has_flow_l_min(), first_, "water", "flow_l_min");
  due(reading.has_heat(), {}, "heat");
}

void ReadingIntake::roller(Side side, const v1::RollerReading& m, TimePoint now,
                           FieldCheck& check) {
  const std::string_view group = group_of(side);
  const TimePoint at = acquired_at(now, m.age_ms(), group, check);
  RollerSensors& own = frame_.rollers[index(side)];
  if (m.has_force_n()) renew(own.force, m.force_n(), kForce, at, group, "force_n", check);
  if (m.has_depth_mm()) renew(own.depth, m.depth_mm(), kDepth, at, group, "depth_mm", check);
  if (m.has_lateral_mm()) {
    renew(own.lateral, m.lateral_mm(), kLateral, at, group, "lateral_mm", check);
  }
  if (m.has_motor_current_a()) {
    renew(own.motor_current, m.motor_current_a(), kCurrent, at, group, "motor_current_a", check);
  }
}

void ReadingIntake::mat(const char* field, const MatGeometry& geometry, const v1::MatReading& m,
                        TimePoint now, Sample<PressureMap>& sample, FieldCheck& check) {
  const int cells = static_cast<int>(geometry.rows * geometry.columns);
  if (!check.count(field, "kpa", m.kpa_size(), cells,
                   "rows x columns of ControllerHello.chair." + std::string(field))) {
    return;
  }
  PressureMap map;
  for (int i = 0; i < cells; ++i) {
    if (!check.number(field, "kpa[" + std::to_string(i) + "]", m.kpa(i), kMat)) return;
    map.cells[static_cast<std::size_t>(i)] = Kilopascal(m.kpa(i));
  }
  renew(sample, map, acquired_at(now, m.age_ms(), field, check), {}, field, check);
}

void ReadingIntake::emg(const v1::EmgReading& m, TimePoint now, FieldCheck& check) {
  constexpr int kChannels = static_cast<int>(kEmgChannels);
  // At rates that are no multiple of the step the count of a step alternates.
  const double due = static_cast<double>(++emg_steps_) * chair_.emg_rate.value() * 1e-3;
  const int samples = m.uv_size() / kChannels;
  emg_samples_ += static_cast<std::uint64_t>(samples);
  if (m.uv_size() % kChannels != 0 || samples > static_cast<int>(kMaxEmgPerCycle) ||
      std::abs(static_cast<double>(emg_samples_) - due) >= 1.0) {
    check.complain("emg", "uv",
                   std::to_string(m.uv_size()) +
                       " values; ControllerHello.emg_hz / 1000 samples "
                       "of " +
                       std::to_string(kChannels) + " channels are due in every step");
    return;
  }
  EmgBlock block = frame_.emg.value;
  for (int s = 0; s < samples; ++s) {
    if (block.count == kMaxEmgPerCycle) {
      std::shift_left(block.volts.begin(), block.volts.end(), 1);
      --block.count;
    }
    for (int c = 0; c < kChannels; ++c) {
      const int i = s * kChannels + c;
      if (!check.number("emg", "uv[" + std::to_string(i) + "]", m.uv(i), kEmg)) return;
      block.volts[block.count][static_cast<std::size_t>(c)] = Volt(1e-6 * m.uv(i));
    }
    ++block.count;
  }
  if (m.lead_off_size() > 0) {
    if (!check.count("emg", "lead_off", m.lead_off_size(), kChannels,
                     "one for each channel, or none")) {
      return;
    }
    // Off in one step of a late read is off in all of it.
    for (int i = 0; i < kChannels; ++i) {
      bool& off = block.lead_off[static_cast<std::size_t>(i)];
      off = off || m.lead_off(i);
    }
  }
  // The block's number is that of its last sample.
  frame_.emg = {block, now, Validity::good,
                frame_.emg.sequence + static_cast<std::uint32_t>(samples)};
}

void ReadingIntake::water(const v1::WaterReading& m, TimePoint now, FieldCheck& check) {
  constexpr std::string_view kGroup = "water";
  const TimePoint at = acquired_at(now, m.age_ms(), kGroup, check);
  WaterSensors& own = frame_.water;
  if (m.has_line_pressure_kpa()) {
    renew(own.line_pressure, m.line_pressure_kpa(), kPressure, at, kGroup, "line_pressure_kpa",
          check);
  }
  if (m.has_temperature_degc()) {
    renew(own.temperature, m.temperature_degc(), kTemperature, at, kGroup, "temperature_degc",
          check);
  }
  if (m.has_level()) renew(own.level, m.level(), kLevel, at, kGroup, "level", check);
  if (m.has_flow_l_min()) renew(own.flow, m.flow_l_min(), kFlow, at, kGroup, "flow_l_min", check);
  if (m.nozzle_kpa_size() == 0 ||
      !check.count(kGroup, "nozzle_kpa", m.nozzle_kpa_size(), static_cast<int>(chair_.jets.size()),
                   "one for each of ControllerHello.chair.jets, or none")) {
    return;
  }
  for (int j = 0; j < m.nozzle_kpa_size(); ++j) {
    renew(own.nozzle[static_cast<std::size_t>(j)], m.nozzle_kpa(j), kPressure, at, kGroup,
          "nozzle_kpa[" + std::to_string(j) + "]", check);
  }
}

void ReadingIntake::heat(const v1::HeatReading& m, TimePoint now, FieldCheck& check) {
  constexpr std::string_view kGroup = "heat";
  constexpr int kThermistors = static_cast<int>(kHeatZones * kThermistorsPerZone);
  const TimePoint at = acquired_at(now, m.age_ms(), kGroup, check);
  if (!check.count(kGroup, "degc", m.degc_size(), kThermistors,
                   "two thermistors for each of three zones, from the seat upwards")) {
    return;
  }
  for (int i = 0; i < kThermistors; ++i) {
    const auto k = static_cast<std::size_t>(i);
    renew(frame_.heat[k / kThermistorsPerZone][k % kThermistorsPerZone], m.degc(i), kTemperature,
          at, kGroup, "degc[" + std::to_string(i) + "]", check);
  }
}

}  // namespace knead::bridge
