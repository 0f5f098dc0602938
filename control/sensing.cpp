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
      emg_news_(chair.emg),
      back_mat_(chair.back_mat, calibration.back_mat, chair.mat_rate, Channel::back_mat),
      seat_mat_(chair.seat_mat, calibration.seat_mat, chair.mat_rate, Channel::seat_mat),
      scan_(chair.back_mat),
      still_(chair.seat_mat, kStillInScan),
      shift_(chair.seat_mat),
      trunk_(chair.back_mat),
      posture_(chair.back_mat, chair.seat_mat),
      detector_(chair, config) {}

void Sensing::begin_scan() noexcept {
  emg_news_.reset();
  scan_.reset();
  sweep_.forget();
  still_.reset();
}

void Sensing::begin_massage() noexcept {
  // Learned anew, a slide in the first second would be taken for the place.
  shift_.carry_on(still_);
  trunk_.begin(scan_.picture(), scan_.finding());
  detector_.reset();
  distress_ = DistressFinding{};
}

void Sensing::step(const SensorFrame& sensors, const SensingContext& context,
                   EventList& events) noexcept {
  for (Side side : kBothSides) {
    const RollerSensors& roller = sensors.rollers[index(side)];
    if (roller.force.good() && roller.depth.good()) {
      contact_[index(side)].step(calibration_.calibrated_force(side, roller.force.value),
                                 roller.depth.value, context.dt_s);
    }
  }
  palpate(sensors, context);
  hear_muscles(sensors, context, events);
  feel_mats(sensors, context, events);
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
      .gives_way = context.gives_way,
      .hand = sensors.inputs.value.hand,
      .back_mat = &back_mat_.believed()};
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
    feels.disturbed[i] = context.gives_way[i] || distress_.guarding[i] || !roller.force.good() ||
                         !roller.depth.good();
  }
  palpation_.step(feels);
}

void Sensing::hear_muscles(const SensorFrame& sensors, const SensingContext& context,
                           EventList& events) noexcept {
  if (sensors.emg.good() && sensors.emg.sequence != emg_sequence_) {
    emg_sequence_ = sensors.emg.sequence;
    emg_.push(sensors.emg.value,
              {.commanded_rate = context.commanded_rate,
               .at_rest = !contact_[0].state().in_contact && !contact_[1].state().in_contact &&
                          distress_.level == DistressLevel::none && !detector_.person_moves(),
               .nobody = !sensors.inputs.value.seat_occupied});
  }
  emg_view_ = emg_.features();
  const bool fresh = sensors.emg.fresh(context.now, chair_.ages.emg);
  std::array<int, kSides> usable{};
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    emg_view_[i].flags.stale = !fresh;
    emg_view_[i].usable = emg_view_[i].usable && fresh;
    usable[index(chair_.emg[i].side)] += emg_view_[i].usable ? 1 : 0;
  }
  blind_ = usable[0] < kNeededPerSide || usable[1] < kNeededPerSide;
  if (context.scanning || context.massaging) {
    emg_news_.step({.now = context.now,
                    .emg = emg_view_,
                    .chain = emg_,
                    .age = sensors.emg.age(context.now),
                    .oldest = chair_.ages.emg},
                   events);
  }
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
  if (!context.sweep_has_room) {
    scan_.too_far_aside();
    return;
  }
  if (context.sweep.done) {
    sweep_.close();
    scan_.conclude(sweep_.axes(), sweep_.chest_begins(scan_.finding().borders.lumbar_thoracic));
    return;
  }
  if (!context.sweep.feeling && !context.sweep.resting) return;
  sense::SweepSample sample{.mat_load = mat_load_};
  for (Side side : kBothSides) {
    const RollerSensors& roller = sensors.rollers[index(side)];
    if (!roller.lateral.good() || !roller.depth.good() || !roller.force.good()) return;
    sample.lateral[index(side)] = roller.lateral.value;
    sample.depth[index(side)] = roller.depth.value;
    sample.force[index(side)] = contact_[index(side)].state().force;
  }
  if (context.sweep.resting) {
    sweep_.take_rest(context.sweep.rest, sensors.carriage.value, sample);
  } else {
    sweep_.take(context.sweep.height, sensors.carriage.value, sample);
  }
}

void Sensing::feel_mats(const SensorFrame& sensors, const SensingContext& context,
                        EventList& events) noexcept {
  signal::RollersOnMat rollers{};
  for (Side side : kBothSides) {
    rollers[index(side)] = {sensors.carriage.value, sensors.rollers[index(side)].lateral.value,
                            contact_[index(side)].state().force};
  }
  if (back_mat_.update(sensors.back_mat, rollers, context.now, events)) {
    const PressureMap& map = back_mat_.map();
    person_on_mat_ = !back_mat_.too_many() && sense::could_be_a_person(map, chair_.back_mat);
    back_leans_ = sense::somebody_leans(map, chair_.back_mat, rollers);
    if (context.scanning) scan_.update(map);
    if (context.massaging) {
      trunk_.update(map, rollers, back_mat_.health().faulty, context.now);
    }
    posture_.update({.now = context.now,
                     .back = map,
                     .seat = seat_mat_.map(),
                     .rollers = rollers,
                     .seated = person_on_mat_ && sensors.inputs.value.seat_occupied},
                    events);
    mat_load_ = 0.0;
    for (const Kilopascal cell : map.cells) mat_load_ += cell.value();
  }
  // A mat that delivers nothing is the gate's to say.
  const bool delivers = sensors.back_mat.fresh(context.now, chair_.ages.mat);
  const bool believed = back_mat_.believed().fresh(context.now, chair_.ages.mat);
  person_on_mat_ = person_on_mat_ && (believed || !delivers);
  back_mat_trouble_ = back_mat_.too_many()    ? Reason::mat_cells_too_many
                      : delivers && !believed ? Reason::mat_invalid
                                              : Reason::none;
  // No roller reaches the seat.
  if (seat_mat_.update(sensors.seat_mat, {}, context.now, events)) {
    if (context.scanning) still_.update(seat_mat_.map(), context.now);
    if (context.massaging) shift_.update(seat_mat_.map(), context.now);
  }
  seat_mat_readable_ =
      !seat_mat_.too_many() && seat_mat_.believed().fresh(context.now, chair_.ages.mat);
}

Sensing::Moved Sensing::moved() const {
  if (shift_.shifted()) return {true, abs(shift_.offset()), shift_.tolerance().by};
  return {trunk_.shifted(), abs(trunk_.offset()), trunk_.tolerance().by};
}

}  // namespace knead
