#include "control/controller.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "control/actuation.hpp"
#include "control/jet_sides.hpp"
#include "control/permitted.hpp"
#include "control/recent_reasons.hpp"
#include "control/sensing.hpp"
#include "control/session/dose.hpp"
#include "control/session/session.hpp"
#include "control/snapshot_fill.hpp"
#include "control/sweep_places.hpp"

namespace knead {

namespace {

/// What the movement says to the senses that listen to it.
sense::PalpationInput felt_by(const PalpationView& movement) {
  return {.listening = movement.listening,
          .station = movement.station,
          .stations = movement.stations,
          .pressed = movement.presses};
}

Newton most_asked(const Phase& phase) {
  return std::max(phase.force, phase.force_end) + phase.swing;
}

}  // namespace

struct Controller::Parts {
  ChairDescription chair;
  Calibration calibration;
  ControlConfig config;
  ProgrammeList programmes;
  Sensing sensing;
  session::Session session;
  Actuation actuation;
  session::Dose dose{};
  bool others_may_sit = true;  ///< somebody got up since the last session began
  session::JetSet right_jets{};
  Reason jets_held_back = Reason::none;
  std::array<Reason, kHeatZones> heat_held_back{};
  bool was_blind = false;
  bool never_watched = false;      ///< blind since the massage first began
  bool was_unlearned = false;      ///< the programme asked for more than is learned
  bool rollers_may_touch = false;  ///< in the scan, by the envelope of the cycle before
  bool sweep_has_room = true;      ///< the same
  std::optional<motion::SweepPlaces> places_to_feel{};  ///< the same

  Parts(const ChairDescription& c, const Calibration& k, const ControlConfig& cfg,
        const ProgrammeList& p)
      : chair(c),
        calibration(k),
        config(cfg),
        programmes(p),
        sensing(c, k, cfg),
        session(programmes),
        actuation(c, cfg) {
    for (std::size_t i = 0; i < c.jets.size(); ++i) {
      right_jets[i] = side_of(c.jets[i]) == Side::right;
    }
  }

  void sense(const StepInput& in, double dt_s, StepOutput& out) noexcept;
  void decide(const StepInput& in, Duration dt, StepOutput& out) noexcept;
  void permit(const StepInput& in, StepOutput& out) noexcept;
  void act(const StepInput& in, double dt_s, StepOutput& out) noexcept;
  void say_what_is_held_back(TimePoint now, EventList& events) noexcept;
  void count_dose(const StepInput& in, double dt_s, StepOutput& out) noexcept;
};

Controller::Controller(const ChairDescription& chair, const Calibration& calibration,
                       const ControlConfig& config, const ProgrammeList& programmes)
    : parts_(std::make_unique<Parts>(chair, calibration, config, programmes)) {}

Controller::~Controller() = default;

void Controller::step(const StepInput& input, StepOutput& output) noexcept {
  Parts& p = *parts_;
  const Duration dt = kCyclePeriod * input.cycles_elapsed;
  output.events.clear();
  output.answers.clear();

  p.sense(input, seconds(dt), output);
  p.decide(input, dt, output);
  p.permit(input, output);
  p.act(input, seconds(dt), output);
  p.count_dose(input, seconds(dt), output);

  remember(output.snapshot.recent, output.events, input.gate.events);
  fill_snapshot({input, p.sensing, p.session, p.actuation, output.envelope, p.chair, p.dose},
                output.snapshot);
}

void Controller::Parts::sense(const StepInput& in, double dt_s, StepOutput& out) noexcept {
  const bool massaging = session.state() == SessionState::massage;
  sensing.step(in.sensors,
               {.now = in.now,
                .dt_s = dt_s,
                .setpoint = actuation.view().setpoint,
                .technique = massaging ? session.phase()->phase.technique : Technique::none,
                .commanded_rate = actuation.view().periodic,
                .scanning = session.state() == SessionState::body_scan,
                .rollers_may_touch = rollers_may_touch,
                .sweep_has_room = sweep_has_room,
                .sweep = actuation.view().sweep,
                .massaging = massaging,
                .gives_way = actuation.view().gives_way,
                .palpation = felt_by(actuation.view().palpation)},
               out.events);
}

void Controller::Parts::decide(const StepInput& in, Duration dt, StepOutput& out) noexcept {
  const DigitalInputs& inputs = in.sensors.inputs.value;
  const Sensing::Moved moved = sensing.moved();
  session::SessionInput hears{.now = in.now,
                              .dt = dt,
                              .requests = in.requests,
                              .gate = in.gate,
                              .person_seated = inputs.seat_occupied && sensing.person_on_mat(),
                              .seat_taken = inputs.seat_occupied,
                              .back_leans = sensing.back_leans(),
                              .ease_button = inputs.hand.ease,
                              .pain_button = inputs.hand.pain,
                              .stop_button = inputs.hand.stop,
                              .powered = inputs.enable_energised,
                              .shifted = moved.away,
                              .shifted_by = moved.by,
                              .shift_limit = moved.limit,
                              .seat_mat_readable = sensing.seat_mat_readable(),
                              .back_mat_trouble = sensing.back_mat_trouble(),
                              .scan = sensing.scan(),
                              .sweeping = sensing.scan_waits_for_rollers(),
                              .distress = sensing.distress(),
                              .carriage = in.sensors.carriage.value,
                              .spraying = actuation.view().jets.open,
                              .right_jets = right_jets,
                              .palpation_done = actuation.view().palpation.done,
                              .stiffness = sensing.palpation().map()};
  for (Side side : kBothSides) {
    const std::size_t i = index(side);
    hears.depth[i] = in.sensors.rollers[i].depth.value;
    hears.force[i] = sensing.contact(side).force;
    hears.in_contact[i] = sensing.contact(side).in_contact;
  }
  const SessionState before = session.state();
  session.step(hears, out.events, out.answers);
  if (session.scan_begins()) sensing.begin_scan();
  const bool blind = sensing.blind_to_guarding();
  if (session.state() == SessionState::massage && before != SessionState::massage) {
    sensing.begin_massage();
    // After a pause electrodes that are off have come off, and take nothing away from the ceiling.
    if (session.massage_elapsed() == Duration::zero()) never_watched = blind;
  }
  never_watched = never_watched && blind;
  others_may_sit = others_may_sit || !inputs.seat_occupied;
  if (session.begins_anew() && before != SessionState::self_test) {
    dose.begin(session.prescribed(), in.now, std::exchange(others_may_sit, false));
    sensing.forget_stiffness();
  }
}

void Controller::Parts::permit(const StepInput& in, StepOutput& out) noexcept {
  const bool blind = sensing.blind_to_guarding();
  out.envelope = permitted_now(
      session, sensing.scan(),
      {.blind_to_guarding = blind,
       .never = never_watched,
       .factor_without_emg = config.factor_without_emg,
       .learned_force = sensing.learned_force()},
      {.scanned = config.spine_half_width, .unscanned = config.spine_half_width_unscanned});
  const bool massaging = session.state() == SessionState::massage;
  if (massaging && blind && !was_blind) {
    out.events.push({.at = in.now,
                     .reason = Reason::envelope_without_emg,
                     .channel = Channel::emg,
                     .value = config.factor_without_emg});
  }
  was_blind = massaging && blind;
  const Newton ceiling = learned_ceiling(sensing.learned_force());
  const bool unlearned =
      massaging && !never_watched && most_asked(session.phase()->phase) > ceiling;
  if (unlearned && !was_unlearned) {
    out.events.push({.at = in.now,
                     .reason = Reason::not_yet_learned,
                     .channel = Channel::emg,
                     .value = most_asked(session.phase()->phase).value(),
                     .limit = ceiling.value()});
  }
  was_unlearned = unlearned;
  if (session.state() != SessionState::body_scan) return;  // only the scan feels for the line
  places_to_feel = sweep_places(sensing.scan(), session.sore_points(), out.envelope);
  rollers_may_touch = places_to_feel.has_value();
  sweep_has_room = !places_to_feel || motion::sweep_has_room(chair.roller, out.envelope.spine,
                                                             places_to_feel->heights);
}

void Controller::Parts::act(const StepInput& in, double dt_s, StepOutput& out) noexcept {
  actuation.step({.now = in.now,
                  .dt_s = dt_s,
                  .sensors = in.sensors,
                  .session = session,
                  .dose = dose,
                  .envelope = out.envelope,
                  .gate = in.gate,
                  .scan = sensing.scan(),
                  .contact = {sensing.contact(Side::left), sensing.contact(Side::right)},
                  .guarding = sensing.distress().guarding,
                  .palpation = sensing.palpation().verdict(),
                  .scan_waits_for_rollers =
                      sensing.scan_waits_for_rollers() && rollers_may_touch && sweep_has_room,
                  .sweep_places = places_to_feel.value_or(motion::SweepPlaces{}),
                  .powered = in.sensors.inputs.value.enable_energised &&
                             in.gate.permission == Permission::permitted},
                 out.actuators);
  say_what_is_held_back(in.now, out.events);
}

void Controller::Parts::say_what_is_held_back(TimePoint now, EventList& events) noexcept {
  const auto say = [&](Reason reason, Reason& before, Channel channel, double value, double limit) {
    if (reason != before && reason != Reason::none) {
      events.push(
          {.at = now, .reason = reason, .channel = channel, .value = value, .limit = limit});
    }
    before = reason;
  };
  const SprayingView& jets = actuation.view().jets;
  say(jets.held_back, jets_held_back, Channel::jets, jets.value, jets.limit);
  const WarmingView& warmth = actuation.view().warmth;
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    say(warmth.held_back[zone], heat_held_back[zone], heat_channel(zone), warmth.value[zone],
        warmth.limit[zone]);
  }
}

void Controller::Parts::count_dose(const StepInput& in, double dt_s, StepOutput& out) noexcept {
  // Without power nothing presses, and a sensor's zero would add up over a day.
  if (!in.sensors.inputs.value.enable_energised) return;
  const RegionBorders& borders = out.envelope.borders;
  const Region here = borders.region_at(in.sensors.carriage.value);
  for (Side side : kBothSides) {
    dose.count_roller(side, here, sensing.contact(side).force, dt_s);
  }
  for (std::size_t i = 0; i < chair.jets.size(); ++i) {
    const Sample<Kilopascal>& nozzle = in.sensors.water.nozzle[i];
    if (!nozzle.fresh(in.now, chair.ages.pressure)) continue;
    const JetNozzle& jet = chair.jets[i];
    dose.count_jet(side_of(jet), borders.region_at(jet.along), nozzle.value, dt_s);
  }
  dose.tell(in.now, out.events);
}

}  // namespace knead
