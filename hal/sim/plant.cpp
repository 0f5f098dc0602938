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
constexpr double kFriction_a = 0.3;
constexpr double kAmperePerNewton = 0.03;

TravelDrive arm(const ChairDescription& chair, Side side) {
  const double inner = lateral_sign(side) * chair.roller.lateral_inner.value();
  const double outer = lateral_sign(side) * chair.roller.lateral_outer.value();
  return {std::min(inner, outer), std::max(inner, outer), chair.drives.lateral_speed.value(),
          0.5 * (inner + outer)};
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
      heat_(chair, hardware_, body.skin_degc),
      carriage_(0.0, chair.carriage_max.value(), chair.drives.carriage_speed.value(), 0.0),
      rollers_{{{DepthDrive(chair), arm(chair, Side::left), TissueContact(body)},
                {DepthDrive(chair), arm(chair, Side::right), TissueContact(body)}}},
      trunk_yield_mm_per_n_(body.trunk_yield_mm_per_n) {
  surface_before_mm_ = motion.surface_mm();
}

void Plant::step(TimePoint now, const ActuatorFrame& frame, bool supply) noexcept {
  relay.step(now, {frame.enable, estop_pressed, supply});
  breathing_.step(breathing_dice_);
  motion.step();
  move_drives(frame);
  const BackPoint here = shape_.at(carriage_.position_mm());
  for (Side side : kBothSides) press(side, here);
  let_person_answer();
  water_.step(relay.closed(), frame);
  heat_.step(relay.closed(), motion.seated(), frame);
  describe_electrodes();
  tell_truth(now, here);
  check(now);
}

void Plant::move_drives(const ActuatorFrame& frame) noexcept {
  const bool powered = relay.closed();
  carriage_.step(powered, frame.carriage.value());
  double rolling = 0.0;
  for (Side side : kBothSides) {
    Roller& roller = rollers_[index(side)];
    const RollerCommand& command = frame.rollers[index(side)];
    roller.depth.step(powered, command.depth.value());
    roller.lateral.step(powered, command.lateral.value());
    rolling += 0.5 * std::abs(command.drive_speed.value());
  }
  rolling_mm_s_ += ((powered ? rolling : 0.0) - rolling_mm_s_) * (kStep_s / kRollerLag_s);
}

double Plant::spine_mm(const BackPoint& here, double along_mm) const noexcept {
  return here.spine_mm + motion.lateral_mm() +
         sway_lateral_mm(along_mm, body_, motion.pose().sway_mm);
}

void Plant::press(Side side, const BackPoint& here) noexcept {
  Roller& roller = rollers_[index(side)];
  const double from_spine = roller.lateral.position_mm() - spine_mm(here, carriage_.position_mm());
  const double surface_mm = here.surface_mm + shape_.roundness(from_spine) -
                            breathing_.surface_mm() * here.breathing_gain + motion.surface_mm() +
                            trunk_mm_ +
                            slouch_depth_mm(carriage_.position_mm(), motion.pose().slouch_mm);
  const KnotEffect knots = shape_.knots(carriage_.position_mm(), side, from_spine);
  const double before_mm = roller.indentation_mm;

  TissueContact::Input input;
  input.stiffness =
      here.stiffness[index(side)] * knots.stiffness_factor * guarding.stiffness_factor(side);
  input.travel_mm_s = std::hypot(carriage_.speed_mm_s(), roller.lateral.speed_mm_s());
  const auto force_at = [&](double depth_mm) {
    input.indentation_mm = depth_mm - surface_mm;
    input.rate_mm_s = (input.indentation_mm - before_mm) / kStep_s;
    return roller.contact.force(input);
  };
  double force = force_at(roller.depth.depth_mm());
  const double limit = chair_.drives.mechanical_limiter.value();
  if (force > limit) {
    // The clutch slips until the arm stands where the tissue pushes back with just its torque.
    double low = std::max(0.0, std::min(surface_mm, roller.depth.depth_mm()));
    double high = roller.depth.depth_mm();
    for (int i = 0; i < 40; ++i) {
      const double middle = 0.5 * (low + high);
      (force_at(middle) > limit ? high : low) = middle;
    }
    roller.depth.slip_to(low);
    force = force_at(low);
  }
  roller.contact.step(input);
  roller.indentation_mm = input.indentation_mm;
  roller.force_rate_n_s = (force - roller.force_n) / kStep_s;
  roller.force_n = force;

  const double area_cm2 = chair_.roller.footprint(Millimetre(input.indentation_mm)).value();
  const double pressure = force > 0.0 && area_cm2 > 0.0 ? force / area_cm2 : 0.0;
  roller.pressure_over_threshold = pressure / (here.threshold_n_per_cm2 * knots.threshold_factor);
  truth_.contact_pressure[index(side)] = NewtonPerSquareCentimetre(pressure);
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
    truth_.guarding_activation[s] = guarding.activation(side);
    truth_.guarding[s] = guarding.active(side);
  }
  truth_.line_pressure = Kilopascal(water_.line_kpa());
  for (std::size_t j = 0; j < chair_.jets.size(); ++j) {
    truth_.nozzle[j] = Kilopascal(water_.nozzle_kpa(j));
  }
  truth_.water = Celsius(water_.tank_degc());
  for (std::size_t z = 0; z < kHeatZones; ++z) truth_.surface[z] = Celsius(heat_.surface_degc(z));
  truth_.coughing = motion.coughing();
  if (motion.moving() || guarding.stiffening()) {
    last_moved_ = now;
    ever_moved_ = true;
  }
  truth_.person_caused = ever_moved_ && now - last_moved_ <= kPersonCausedWindow;
}

void Plant::check(TimePoint now) noexcept {
  constexpr double kRounding = 1e-6;
  for (const Roller& roller : rollers_) {
    const double force = roller.force_n;
    const double limiter = chair_.drives.mechanical_limiter.value();
    invariants_.hold(std::isfinite(force), "contact force is finite", force, now);
    invariants_.hold(force >= 0.0, "skin does not pull", force, now);
    invariants_.hold(force <= limiter + kRounding, "the slip clutch limits force", force, now);
    const double out_mm_s = roller.depth.speed_mm_s();
    invariants_.hold(out_mm_s <= chair_.drives.depth_speed.value() + kRounding,
                     "a depth drive advances within its speed", out_mm_s, now);
    const double back_mm_s =
        std::max(chair_.drives.depth_speed.value(), chair_.drives.spring_speed.value());
    invariants_.hold(-out_mm_s <= back_mm_s + kRounding, "a depth drive retracts within its speed",
                     out_mm_s, now);
    const double across = std::abs(roller.lateral.speed_mm_s());
    invariants_.hold(across <= chair_.drives.lateral_speed.value() + kRounding,
                     "an arm moves across within its speed", across, now);
  }
  const double along = std::abs(carriage_.speed_mm_s());
  invariants_.hold(along <= chair_.drives.carriage_speed.value() + kRounding,
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
  const double stiffness =
      here.stiffness[index(side)] * shape_.knots(along.value(), side, from_spine).stiffness_factor;
  const TissueContact& tissue = rollers_[index(side)].contact;
  return NewtonPerMillimetre(tissue.quasi_static_slope(stiffness, preload.value()));
}

double Plant::motor_current_a(Side side) const noexcept {
  if (!relay.closed()) return 0.0;
  const Roller& roller = rollers_[index(side)];
  const double speed = roller.depth.speed_mm_s();
  const double friction = kFriction_a * std::clamp(speed / 5.0, -1.0, 1.0);
  return friction + kAmperePerNewton * roller.force_n;
}

}  // namespace knead::sim
