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
/// Rolling costs a few percent of the normal force; a tyre on soft ground has as much.
constexpr double kRollingFriction = 0.06;

TravelDrive arm(const ChairDescription& chair, Side side, const TravelHardware& hardware) {
  const double inner = lateral_sign(side) * chair.roller.lateral_inner.value();
  const double outer = lateral_sign(side) * chair.roller.lateral_outer.value();
  return {std::min(inner, outer), std::max(inner, outer), chair.drives.lateral_speed.value(),
          0.5 * (inner + outer), hardware};
}

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
      rollers_{make_roller(Side::left), make_roller(Side::right)},
      trunk_yield_mm_per_n_(body.trunk_yield_mm_per_n) {
  surface_before_mm_ = motion.surface_mm();
}

Plant::Roller Plant::make_roller(Side side) const {
  return {.depth = DepthDrive(chair_, hardware_.depth[index(side)]),
          .lateral = arm(chair_, side, hardware_.arms[index(side)]),
          .contact = TissueContact(body_),
          .drag_along = SkinDrag(kRollingFriction, body_.skin_shear_n_per_mm),
          .drag_across = SkinDrag(body_.skin_friction, body_.skin_shear_n_per_mm)};
}

void Plant::step(TimePoint now, const ActuatorFrame& frame, bool supply) noexcept {
  relay.step(now, {frame.enable, estop_pressed, supply});
  breathing_.step(breathing_dice_);
  motion.step();
  travel(frame);
  const BackPoint here = shape_.at(carriage_.position_mm());
  for (Side side : kBothSides) press(side, here, frame);
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
                 rollers_[0].shear_along_n + rollers_[1].shear_along_n);
  double rolling = 0.0;
  for (Side side : kBothSides) {
    Roller& roller = rollers_[index(side)];
    const RollerCommand& command = frame.rollers[index(side)];
    roller.lateral.step(powered, command.lateral.value(), roller.shear_across_n);
    rolling += 0.5 * std::abs(command.drive_speed.value());
  }
  rolling_mm_s_ += ((powered ? rolling : 0.0) - rolling_mm_s_) * (kStep_s / kRollerLag_s);
}

double Plant::spine_mm(const BackPoint& here, double along_mm) const noexcept {
  return here.spine_mm + motion.lateral_mm() +
         sway_lateral_mm(along_mm, body_, motion.pose().sway_mm);
}

Plant::Place Plant::place_of(Side side, const BackPoint& here) const noexcept {
  Place place;
  const double along = carriage_.position_mm();
  place.from_spine_mm = rollers_[index(side)].lateral.position_mm() - spine_mm(here, along);
  place.surface_mm = here.surface_mm + shape_.roundness(place.from_spine_mm) -
                     breathing_.surface_mm() * here.breathing_gain + motion.surface_mm() +
                     trunk_mm_ + slouch_depth_mm(along, motion.pose().slouch_mm);
  place.knots = shape_.knots(along, side, place.from_spine_mm);
  place.tissue.stiffness =
      here.stiffness[index(side)] * place.knots.stiffness_factor * guarding.stiffness_factor(side);
  place.tissue.bone_mm = shape_.bone_mm(here, place.from_spine_mm);
  return place;
}

void Plant::press(Side side, const BackPoint& here, const ActuatorFrame& frame) noexcept {
  Roller& roller = rollers_[index(side)];
  const Place place = place_of(side, here);
  push_arm(roller, relay.closed(), frame.rollers[index(side)].depth.value(), place);
  drag_skin(roller);

  const double area_cm2 = chair_.roller.footprint(Millimetre(roller.indentation_mm)).value();
  const double pressure = roller.force_n > 0.0 && area_cm2 > 0.0 ? roller.force_n / area_cm2 : 0.0;
  roller.pressure_over_threshold =
      pressure / (here.threshold_n_per_cm2 * place.knots.threshold_factor *
                  body_.threshold_side_factor[index(side)]);
  truth_.contact_pressure[index(side)] = NewtonPerSquareCentimetre(pressure);
  const double radius_mm =
      roller.force_n > 0.0
          ? chair_.roller.footprint_radius(Millimetre(roller.indentation_mm)).value()
          : 0.0;
  truth_.spine_clearance[index(side)] = Millimetre(std::abs(place.from_spine_mm) - radius_mm);
}

void Plant::push_arm(Roller& roller, bool powered, double setpoint_mm,
                     const Place& place) noexcept {
  const double before_mm = roller.indentation_mm;
  const double before_n = roller.force_n;
  // The tissue as it is now under what was indented: guarding or travel may have changed it.
  const bool changed = place.tissue.stiffness != roller.tissue.stiffness ||
                       place.tissue.bone_mm != roller.tissue.bone_mm;
  const double old_elastic_n = roller.elastic.force_n;
  if (changed) roller.elastic = roller.contact.elastic(before_mm, place.tissue);
  const double first_elastic_n = roller.elastic.force_n;
  const double stiffening = old_elastic_n > 0.0 ? first_elastic_n / old_elastic_n : 1.0;

  const double damping = roller.contact.damping_s_per_mm();
  roller.depth.step(powered, setpoint_mm,
                    {.force_n = std::max(0.0, first_elastic_n - roller.contact.faded_n()),
                     .slope_n_per_mm = roller.elastic.slope_n_per_mm,
                     .damping_n_s_per_mm = damping * first_elastic_n,
                     .surface_mm_s = (place.surface_mm - roller.surface_mm) / kStep_s});
  roller.tissue = place.tissue;
  roller.surface_mm = place.surface_mm;

  const auto force_at = [&](double depth_mm) {
    roller.indentation_mm = depth_mm - place.surface_mm;
    roller.elastic = roller.contact.elastic(roller.indentation_mm, place.tissue);
    const double rate_mm_s = (roller.indentation_mm - before_mm) / kStep_s;
    return std::max(
        0.0, roller.elastic.force_n * (1.0 + damping * rate_mm_s) - roller.contact.faded_n());
  };
  double force = force_at(roller.depth.depth_mm());
  const double limit = chair_.drives.mechanical_limiter.value();
  if (force > limit) {
    // The clutch slips until the arm stands where the tissue pushes back with just its torque.
    double low = std::max(0.0, std::min(place.surface_mm, roller.depth.depth_mm()));
    double high = roller.depth.depth_mm();
    for (int i = 0; i < 40; ++i) {
      const double middle = 0.5 * (low + high);
      (force_at(middle) > limit ? high : low) = middle;
    }
    roller.depth.slip_to(low);
    force = force_at(low);
  }
  const double moved_mm = std::max(0.0, roller.indentation_mm) - std::max(0.0, before_mm);
  roller.kept_mj =
      roller.energy.step({.moved_mm = moved_mm,
                          .force_n = 0.5 * (before_n + force),
                          .elastic_n = 0.5 * (first_elastic_n + roller.elastic.force_n),
                          .stiffening = stiffening,
                          .touching = roller.indentation_mm > 0.0});
  roller.contact.step(roller.elastic.force_n,
                      std::hypot(carriage_.speed_mm_s(), roller.lateral.speed_mm_s()));
  roller.force_rate_n_s = (force - before_n) / kStep_s;
  roller.force_n = force;
}

void Plant::drag_skin(Roller& roller) noexcept {
  roller.shear_along_n = roller.drag_along.step(carriage_.speed_mm_s(), roller.force_n);
  roller.shear_across_n = roller.drag_across.step(roller.lateral.speed_mm_s(), roller.force_n);
}

void Plant::let_person_answer() noexcept {
  const double left = rollers_[0].force_n;
  const double right = rollers_[1].force_n;
  trunk_mm_ += (trunk_yield_mm_per_n_ * (left + right) - trunk_mm_) * (kStep_s / kTrunkLag_s);

  Guarding::Input felt;
  felt.pressure_over_threshold = {rollers_[0].pressure_over_threshold,
                                  rollers_[1].pressure_over_threshold};
  felt.touched = motion.seated() && std::max(left, right) > kTouch_n;
  felt.along_mm = carriage_.position_mm();
  guarding.step(felt);
  const double flinch_mm = guarding.take_flinch();
  if (flinch_mm > 0.0) motion.flinch(flinch_mm);

  restless_ += ((motion.moving() ? 1.0 : 0.0) - restless_) * (kStep_s / kRestlessLag_s);
  surface_moved_mm_ = motion.surface_mm() - surface_before_mm_;
  surface_before_mm_ = motion.surface_mm();
}

void Plant::describe_electrodes() noexcept {
  MuscleActivity::Input muscle;
  muscle.carriage_mm = electrodes_.carriage_mm = carriage_.position_mm();
  muscle.cough = motion.cough_activation();
  double across = 0.0;
  for (Side side : kBothSides) {
    const Roller& roller = rollers_[index(side)];
    muscle.force_n[index(side)] = electrodes_.force_n[index(side)] = roller.force_n;
    muscle.guarding[index(side)] = guarding.activation(side);
    muscle.guarding_centre_mm[index(side)] = guarding.centre_mm(side);
    electrodes_.lateral_mm[index(side)] = roller.lateral.position_mm();
    electrodes_.force_rate_n_s[index(side)] = roller.force_rate_n_s;
    across = std::max(across, std::abs(roller.lateral.speed_mm_s()));
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
  truth_.spine = Millimetre(spine_mm(here, carriage_.position_mm()));
  for (Side side : kBothSides) {
    const std::size_t s = index(side);
    const Roller& roller = rollers_[s];
    truth_.force[s] = Newton(roller.force_n);
    truth_.depth[s] = Millimetre(roller.depth.depth_mm());
    truth_.lateral[s] = Millimetre(roller.lateral.position_mm());
    truth_.indentation[s] = Millimetre(std::max(0.0, roller.indentation_mm));
    truth_.stiffness[s] =
        NewtonPerMillimetre(roller.force_n > 0.0 ? roller.elastic.slope_n_per_mm : 0.0);
    truth_.shear_across[s] = Newton(roller.shear_across_n);
    truth_.motor_current[s] = Ampere(roller.depth.current_a());
    truth_.current_limited[s] = roller.depth.current_limited();
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
  if (motion.moving() || guarding.stiffening()) {
    last_moved_ = now;
    ever_moved_ = true;
  }
  truth_.person_caused = ever_moved_ && now - last_moved_ <= kPersonCausedWindow;
}

void Plant::check_roller(const Roller& roller, TimePoint now) noexcept {
  constexpr double kRounding = 1e-6;
  /// A servo passes its speed when the load that it pushed against is gone of a sudden.
  constexpr double kOverspeed = 1.2;
  const double force = roller.force_n;
  const double limiter = chair_.drives.mechanical_limiter.value();
  invariants_.hold(std::isfinite(force), "contact force is finite", force, now);
  invariants_.hold(force >= 0.0, "skin does not pull", force, now);
  invariants_.hold(force <= limiter + kRounding, "the slip clutch limits force", force, now);
  const double fastest = kOverspeed * chair_.drives.depth_speed.value();
  const double speed = roller.depth.speed_mm_s();
  invariants_.hold(speed <= fastest, "a depth drive advances within its speed", speed, now);
  const double depth = roller.depth.depth_mm();
  invariants_.hold(depth >= 0.0 && depth <= chair_.roller.depth_max.value(),
                   "an arm stays within its travel", depth, now);
  const double current = std::abs(roller.depth.current_a());
  invariants_.hold(current <= roller.depth.current_limit_a() + kRounding,
                   "a motor takes no more than its current limit", current, now);
  const double across = std::abs(roller.lateral.speed_mm_s());
  invariants_.hold(across <= kOverspeed * chair_.drives.lateral_speed.value(),
                   "an arm moves across within its speed", across, now);
  /// What the trapezoids of a millisecond miss, in millijoules.
  constexpr double kBookkeeping_mj = 2.0;
  invariants_.hold(roller.kept_mj >= -kBookkeeping_mj,
                   "a contact gives back no more than it was given", roller.kept_mj, now);
}

void Plant::check(TimePoint now) noexcept {
  constexpr double kRounding = 1e-6;
  for (const Roller& roller : rollers_) check_roller(roller, now);
  const double along = std::abs(carriage_.speed_mm_s());
  invariants_.hold(along <= 1.2 * chair_.drives.carriage_speed.value(),
                   "the carriage travels within its speed", along, now);
  invariants_.hold(std::abs(surface_moved_mm_) <= 1.0, "a person does not jump", surface_moved_mm_,
                   now);
  constexpr double kCutoutSlack_k = 0.05;  // one step of heating
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    const double surface = heat_.surface_degc(z);
    invariants_.hold(surface > 0.0 && surface <= chair_.heat_cutout.value() + kCutoutSlack_k,
                     "no surface gets hotter than its cut-out", surface, now);
  }
  const double tank = water_.tank_degc();
  invariants_.hold(tank > 0.0 && tank <= chair_.heat_cutout.value() + kCutoutSlack_k,
                   "no water gets hotter than its cut-out", tank, now);
  const double line = water_.line_kpa();
  invariants_.hold(line >= 0.0 && line <= chair_.line_pressure_max.value() + kRounding,
                   "line pressure stays within the pump's", line, now);
}

NewtonPerMillimetre Plant::quasi_static_stiffness(Side side, Millimetre along, Millimetre lateral,
                                                  Newton preload) const noexcept {
  const BackPoint here = shape_.at(along.value());
  const double from_spine = lateral.value() - spine_mm(here, along.value());
  const Tissue tissue{
      here.stiffness[index(side)] * shape_.knots(along.value(), side, from_spine).stiffness_factor,
      shape_.bone_mm(here, from_spine)};
  const TissueContact& contact = rollers_[index(side)].contact;
  return NewtonPerMillimetre(contact.quasi_static_slope(tissue, preload.value()));
}

}  // namespace knead::sim
