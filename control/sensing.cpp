#include "control/sensing.hpp"

#include <algorithm>

namespace knead {

namespace {

/// Each side has four electrodes; with fewer than two of them left a side is not watched.
constexpr int kNeededPerSide = 2;
/// Less than a massage forgives: what the scan finds is for the whole session. Assumed.
constexpr sense::ShiftTolerance kStillInScan{.by = Millimetre(6.0), .hold = 300ms};

}  // namespace

Sensing::Sensing(const ChairDescription& chair, const Calibration& calibration,
                 const ControlConfig& config)
    : chair_(chair),
      calibration_(calibration),
      emg_(chair.emg_rate),
      scan_(chair.back_mat),
      still_(chair.seat_mat, kStillInScan),
      shift_(chair.seat_mat),
      detector_(chair, config) {}

void Sensing::begin_scan() noexcept {
  scan_.reset();
  sweep_.forget();
  still_.reset();
}

void Sensing::begin_massage() noexcept {
  shift_.reset();
  detector_.reset();
  distress_ = DistressFinding{};
}

void Sensing::step(const SensorFrame& sensors, const SensingContext& context) noexcept {
  for (Side side : kBothSides) {
    const RollerSensors& roller = sensors.rollers[index(side)];
    if (roller.force.good() && roller.depth.good()) {
      contact_[index(side)].step(calibration_.calibrated_force(side, roller.force.value),
                                 roller.depth.value, context.dt_s);
    }
  }
  palpate(sensors, context);
  hear_muscles(sensors, context);
  feel_mats(sensors, context);
  if (context.scanning) feel_spine(sensors, context);
  if (!context.massaging) {
    distress_ = DistressFinding{};
    return;
  }
  sense::DistressInput hears{
      .now = context.now,
      .dt_s = context.dt_s,
      .emg = emg_view_,
      .blocks = emg_.blocks(),
      .contact = {contact_[0].state(), contact_[1].state()},
      .setpoint = context.setpoint,
      .lateral = {sensors.rollers[0].lateral.value, sensors.rollers[1].lateral.value},
      .carriage = sensors.carriage.value,
      .hand = sensors.inputs.value.hand,
      .back_mat = &sensors.back_mat};
  for (std::size_t i = 0; i < kEmgChannels; ++i) hears.rest_power[i] = emg_.rest_power(i);
  distress_ = detector_.step(hears);
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    emg_view_[i].guarding = emg_view_[i].usable && distress_.guarding[index(chair_.emg[i].side)];
  }
}

void Sensing::palpate(const SensorFrame& sensors, const SensingContext& context) noexcept {
  sense::PalpationInput feels = context.palpation;
  feels.dt_s = context.dt_s;
  feels.along = sensors.carriage.value;
  for (Side side : kBothSides) {
    const std::size_t i = index(side);
    const RollerSensors& roller = sensors.rollers[i];
    feels.force[i] = calibration_.calibrated_force(side, roller.force.value);
    feels.depth[i] = roller.depth.value;
    feels.pressed[i] = feels.pressed[i] && contact_[i].state().in_contact;
    feels.disturbed[i] =
        feels.disturbed[i] || distress_.guarding[i] || !roller.force.good() || !roller.depth.good();
  }
  palpation_.step(feels);
}

void Sensing::hear_muscles(const SensorFrame& sensors, const SensingContext& context) noexcept {
  if (sensors.emg.good() && sensors.emg.sequence != emg_sequence_) {
    emg_sequence_ = sensors.emg.sequence;
    emg_.push(sensors.emg.value,
              {.commanded_rate = context.commanded_rate,
               .at_rest = !contact_[0].state().in_contact && !contact_[1].state().in_contact});
  }
  emg_view_ = emg_.features();
  const bool fresh = sensors.emg.fresh(context.now, chair_.ages.emg);
  std::array<int, kSides> usable{};
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    emg_view_[i].usable = emg_view_[i].usable && fresh;
    usable[index(chair_.emg[i].side)] += emg_view_[i].usable ? 1 : 0;
  }
  blind_ = usable[0] < kNeededPerSide || usable[1] < kNeededPerSide;
}

void Sensing::feel_spine(const SensorFrame& sensors, const SensingContext& context) noexcept {
  if (!scan_waits_for_rollers() || scan_.finding().found) return;
  if (still_.shifted()) {
    scan_.moved();
    sweep_.forget();
    still_.reset();
    return;
  }
  if (!context.rollers_may_touch) {
    scan_.conclude_without_rollers();
    return;
  }
  if (context.sweep.done) {
    sweep_.close();
    scan_.conclude(sweep_.axes());
    return;
  }
  if (!context.sweep.feeling) return;
  sense::SweepSample sample{.mat_load = mat_load_};
  for (Side side : kBothSides) {
    const RollerSensors& roller = sensors.rollers[index(side)];
    if (!roller.lateral.good() || !roller.depth.good() || !roller.force.good()) return;
    sample.lateral[index(side)] = roller.lateral.value;
    sample.depth[index(side)] = roller.depth.value;
    sample.force[index(side)] = contact_[index(side)].state().force;
  }
  sweep_.take(context.sweep.height, sensors.carriage.value, sample);
}

void Sensing::feel_mats(const SensorFrame& sensors, const SensingContext& context) noexcept {
  if (sensors.back_mat.good() && sensors.back_mat.sequence != back_sequence_) {
    back_sequence_ = sensors.back_mat.sequence;
    person_on_mat_ = sense::could_be_a_person(sensors.back_mat.value, chair_.back_mat);
    if (context.scanning) scan_.update(sensors.back_mat.value);
    mat_load_ = 0.0;
    for (const Kilopascal cell : sensors.back_mat.value.cells) mat_load_ += cell.value();
  }
  if (sensors.seat_mat.good() && sensors.seat_mat.sequence != seat_sequence_) {
    seat_sequence_ = sensors.seat_mat.sequence;
    seat_finite_ = std::ranges::all_of(sensors.seat_mat.value.cells,
                                       [](Kilopascal cell) { return is_finite(cell); });
    if (context.scanning && seat_finite_) still_.update(sensors.seat_mat.value, context.now);
    if (context.massaging && seat_finite_) shift_.update(sensors.seat_mat.value, context.now);
  }
  seat_mat_readable_ = seat_finite_ && sensors.seat_mat.fresh(context.now, chair_.ages.mat);
}

}  // namespace knead
