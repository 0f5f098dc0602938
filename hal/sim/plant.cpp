#include "hal/sim/plant.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// All assumed.
constexpr double kTrunkLag_s = 0.4;  ///< a trunk gives way slowly
constexpr double kTouch_n = 3.0;     ///< from here on the person feels a roller
constexpr double kRestlessLag_s = 0.05;
constexpr double kRollingShare =
    0.3;  ///< a roller that rolls drags the skin less than one that slides
constexpr double kRollerLag_s = 0.1;  ///< of the roller's own motor
// Bounds that the plant checks itself against.
constexpr double kWarmestSkin_degc = 41.5;
constexpr double kHottestPump_degc = 86.0;

}  // namespace

Plant::Plant(const ChairDescription& chair, const Body& body, std::uint64_t seed)
    : relay(chair.heartbeat_timeout),
      motion(body, seed),
      guarding(body, seed),
      chair_(chair),
      body_(body),
      shape_(body),
      breathing_dice_(seed, Stream::breathing),
      breathing_(body, breathing_dice_),
      muscles_(chair, body, seed),
      hardware_(draw_hardware(chair, seed)),
      water_(chair, hardware_),
      heat_(chair, hardware_, body),
      carriage_(0.0, chair.carriage_max.value(), chair.drives.carriage_speed.value(), 0.0,
                hardware_.carriage),
      rollers_{RollerOnBack(chair, body, hardware_, Side::left),
               RollerOnBack(chair, body, hardware_, Side::right)},
      trunk_yield_mm_per_n_(body.trunk_yield_mm_per_n) {
  surface_before_mm_ = motion.surface_mm();
}

void Plant::step(TimePoint now, const ActuatorFrame& frame, bool supply) noexcept {
  relay.step(now, {frame.enable, estop_pressed, supply});
  breathing_.step(breathing_dice_);
  motion.step();
  travel(frame);
  const BackPoint here = back_at(carriage_.position_mm());
  for (Side side : kBothSides) {
    rollers_[index(side)].press(relay.closed(), frame.rollers[index(side)].depth.value(),
                                place_of(side, here), carriage_.speed_mm_s());
  }
  let_person_answer();
  water_.step(relay.closed(), frame);
  heat_.step(relay.closed(), motion.seated(), frame);
  describe_electrodes();
  tell_truth(now, here);
  check(now);
}

void Plant::travel(const ActuatorFrame& frame) noexcept {
  const bool powered = relay.closed();
  carriage_.step(powered, frame.carriage.value(),
                 rollers_[0].shear_along_n() + rollers_[1].shear_along_n());
  double rolling = 0.0;
  for (Side side : kBothSides) {
    const RollerCommand& command = frame.rollers[index(side)];
    rollers_[index(side)].move_across(powered, command.lateral.value());
    rolling += 0.5 * std::abs(command.drive_speed.value());
  }
  rolling_mm_s_ += ((powered ? rolling : 0.0) - rolling_mm_s_) * (kStep_s / kRollerLag_s);
}

BackPoint Plant::back_at(double along_mm) const noexcept {
  BackPoint here = shape_.at(along_mm);
  const Pose pose = motion.pose();
  here.surface_mm += motion.surface_mm() + trunk_mm_ + slouch_depth_mm(along_mm, pose.slouch_mm) -
                     breathing_.surface_mm() * here.breathing_gain;
  here.spine_mm += motion.lateral_mm() + sway_lateral_mm(along_mm, body_, pose.sway_mm);
  return here;
}

RollerOnBack::Place Plant::place_of(Side side, const BackPoint& here) const noexcept {
  const double along = carriage_.position_mm();
  const double from_spine = rollers_[index(side)].lateral_mm() - here.spine_mm;
  const KnotEffect knots = shape_.knots(along, side, from_spine);
  return {.from_spine_mm = from_spine,
          .surface_mm = here.surface_mm + shape_.roundness(from_spine),
          .tissue = {.stiffness = here.stiffness[index(side)] * knots.stiffness_factor *
                                  guarding.stiffness_factor(side),
                     .bone_mm = shape_.bone_mm(here, from_spine)},
          .threshold_n_per_cm2 = here.threshold_n_per_cm2 * knots.threshold_factor *
                                 body_.threshold_side_factor[index(side)]};
}

void Plant::let_person_answer() noexcept {
  const double left = rollers_[0].force_n();
  const double right = rollers_[1].force_n();
  trunk_mm_ += (trunk_yield_mm_per_n_ * (left + right) - trunk_mm_) * (kStep_s / kTrunkLag_s);

  Guarding::Input felt;
  felt.pressure_over_threshold = {rollers_[0].pressure_over_threshold(),
                                  rollers_[1].pressure_over_threshold()};
  felt.touched = motion.seated() && std::max(left, right) > kTouch_n;
  felt.along_mm = carriage_.position_mm();
  guarding.step(felt);
  const double flinch_mm = guarding.take_flinch();
  if (flinch_mm > 0.0) motion.flinch(flinch_mm);

  restless_ += (motion.restlessness() - restless_) * (kStep_s / kRestlessLag_s);
  surface_moved_mm_ = motion.surface_mm() - surface_before_mm_;
  surface_before_mm_ = motion.surface_mm();
}

void Plant::describe_electrodes() noexcept {
  MuscleActivity::Input muscle;
  muscle.carriage_mm = electrodes_.carriage_mm = carriage_.position_mm();
  muscle.cough = motion.cough_activation();
  double across = 0.0;
  for (Side side : kBothSides) {
    const RollerOnBack& roller = rollers_[index(side)];
    muscle.force_n[index(side)] = electrodes_.force_n[index(side)] = roller.force_n();
    muscle.guarding[index(side)] = guarding.activation(side);
    muscle.guarding_centre_mm[index(side)] = guarding.centre_mm(side);
    electrodes_.lateral_mm[index(side)] = roller.lateral_mm();
    across = std::max(across, std::abs(roller.lateral_mm_s()));
  }
  muscles_.step(muscle);
  electrodes_.muscle_uv = muscles_.rms_uv();
  electrodes_.seated = motion.seated();
  electrodes_.rolling_mm_s =
      std::hypot(carriage_.speed_mm_s(), across) + kRollingShare * rolling_mm_s_;
  electrodes_.motion = motion.seated() ? restless_ : 0.0;
}

void Plant::tell_truth(TimePoint now, const BackPoint& here) noexcept {
  truth_.at = now;
  truth_.powered = relay.closed();
  truth_.seated = motion.seated();
  truth_.carriage = Millimetre(carriage_.position_mm());
  truth_.spine = Millimetre(here.spine_mm);
  for (Side side : kBothSides) {
    const std::size_t s = index(side);
    rollers_[s].tell(truth_);
    truth_.guarding_activation[s] = guarding.activation(side);
    truth_.guarding[s] = guarding.active(side);
  }
  truth_.line_pressure = Kilopascal(water_.line_kpa());
  for (std::size_t j = 0; j < chair_.jets.size(); ++j) {
    truth_.nozzle[j] = Kilopascal(water_.nozzle_kpa(j));
    truth_.before_valve[j] = Kilopascal(water_.before_valve_kpa(j));
  }
  truth_.water_flow = LitrePerMinute(water_.flow_l_min());
  truth_.water = Celsius(water_.tank_degc());
  truth_.pump = Celsius(water_.pump_degc());
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    truth_.surface[z] = Celsius(heat_.surface_degc(z));
    truth_.skin[z] = Celsius(heat_.skin_degc(z));
    truth_.tissue[z] = Celsius(heat_.tissue_degc(z));
  }
  truth_.coughing = motion.coughing();
  truth_.stirring = motion.stirring();
  if (motion.moving() || guarding.stiffening()) {
    last_moved_ = now;
    ever_moved_ = true;
  }
  truth_.person_caused = ever_moved_ && now - last_moved_ <= kPersonCausedWindow;
}

void Plant::check(TimePoint now) noexcept {
  constexpr double kRounding = 1e-6;
  for (const RollerOnBack& roller : rollers_) roller.check(invariants_, now);
  const double along = std::abs(carriage_.speed_mm_s());
  invariants_.hold(along <= kOverspeed * chair_.drives.carriage_speed.value(),
                   "the carriage travels within its speed", along, now);
  invariants_.hold(std::abs(surface_moved_mm_) <= 1.0, "a person does not jump", surface_moved_mm_,
                   now);
  constexpr double kCutoutSlack_k = 0.05;  // one step of heating
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    const double surface = heat_.surface_degc(z);
    invariants_.hold(surface > 0.0 && surface <= chair_.heat_cutout.value() + kCutoutSlack_k,
                     "no surface gets hotter than its cut-out", surface, now);
    const double skin = heat_.skin_degc(z);
    invariants_.hold(skin > hardware_.room_degc - kCutoutSlack_k && skin <= kWarmestSkin_degc,
                     "skin stays between room and cut-out", skin, now);
  }
  const double tank = water_.tank_degc();
  invariants_.hold(tank > 0.0 && tank <= chair_.heat_cutout.value() + kCutoutSlack_k,
                   "no water gets hotter than its cut-out", tank, now);
  const double line = water_.line_kpa();
  invariants_.hold(line >= 0.0 && line <= chair_.line_pressure_max.value() + kRounding,
                   "line pressure stays within the pump's", line, now);
  constexpr double kMostPerJet_l_s = 0.04;  // a nozzle at the line's highest pressure
  const double hammered =
      chair_.line_pressure_max.value() + JetHose::joukowsky_kpa(kMostPerJet_l_s);
  for (std::size_t j = 0; j < chair_.jets.size(); ++j) {
    const double before = water_.before_valve_kpa(j);
    invariants_.hold(before >= 0.0 && before <= hammered, "no hose is hammered past its limit",
                     before, now);
  }
  invariants_.hold(water_.pump_degc() <= kHottestPump_degc, "a pump cuts itself out",
                   water_.pump_degc(), now);
}

NewtonPerMillimetre Plant::quasi_static_stiffness(Side side, Millimetre along, Millimetre lateral,
                                                  Newton preload) const noexcept {
  const BackPoint here = back_at(along.value());
  const double from_spine = lateral.value() - here.spine_mm;
  const Tissue tissue{
      here.stiffness[index(side)] * shape_.knots(along.value(), side, from_spine).stiffness_factor,
      shape_.bone_mm(here, from_spine)};
  const TissueContact& contact = rollers_[index(side)].contact();
  return NewtonPerMillimetre(contact.quasi_static_slope(tissue, preload.value()));
}

}  // namespace knead::sim
