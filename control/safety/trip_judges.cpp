#include "control/safety/trip_judges.hpp"

#include <algorithm>

#include "control/safety/roller_limits.hpp"

namespace knead::safety {

namespace {

const RollerReading& roller(const Facts& facts, Side side) {
  return facts.readings.rollers[index(side)];
}

/// A switch as a finding: 1 = on, against 0.
Finding held(bool on) { return {on, on ? 1.0 : 0.0, 0.0}; }

Finding older(bool active, Duration age, Duration limit) {
  return {active, milliseconds(age), milliseconds(limit)};
}

}  // namespace

// -- the person -------------------------------------------------------------------------------

Finding estop_pressed(const Facts& facts) {
  return held(facts.readings.inputs_good() && facts.readings.digital.estop_pressed);
}
bool estop_cleared(const Facts& facts) {
  return facts.readings.inputs_good() && !facts.readings.digital.estop_pressed;
}

Finding hand_stop(const Facts& facts) {
  return held(facts.readings.inputs_good() && facts.readings.digital.hand.stop);
}
bool hand_stop_cleared(const Facts& facts) {
  return facts.readings.inputs_good() && !facts.readings.digital.hand.stop;
}

Finding hand_pain(const Facts& facts) {
  return held(facts.readings.inputs_good() && facts.readings.digital.hand.pain);
}
bool hand_pain_cleared(const Facts& facts) {
  return facts.readings.inputs_good() && !facts.readings.digital.hand.pain;
}

Finding seat_empty(const Facts& facts) {
  return {facts.readings.inputs_good() && !facts.readings.digital.seat_occupied, 0.0, 1.0};
}
bool seat_taken(const Facts& facts) {
  return facts.readings.inputs_good() && facts.readings.digital.seat_occupied;
}

// -- force ------------------------------------------------------------------------------------

Finding force_over_absolute(const Facts& facts, Side side) {
  const Reading<Newton>& force = roller(facts, side).force;
  const Newton limit = facts.limits.force_trip_absolute;
  return {force.good() && force.value > limit, force.value.value(), limit.value()};
}

Finding force_over_ceiling(const Facts& facts, Side side) {
  const Reading<Newton>& force = roller(facts, side).force;
  const Newton limit = facts.rollers[index(side)].ceiling + facts.limits.trip_margin;
  return {facts.permitted && force.good() && force.value > limit, force.value.value(),
          limit.value()};
}

bool force_gone(const Facts& facts, Side side) {
  const Reading<Newton>& force = roller(facts, side).force;
  return force.good() && force.value < kReleasedForce;
}

Finding force_invalid(const Facts& facts, Side side) {
  return {roller(facts, side).force.trust == Trust::invalid, 0.0, 0.0};
}

Finding force_stale(const Facts& facts, Side side) {
  const Reading<Newton>& force = roller(facts, side).force;
  return older(force.trust == Trust::stale, force.age, facts.ages.force);
}

bool force_readable(const Facts& facts, Side side) { return roller(facts, side).force.good(); }

Finding force_pulls(const Facts& facts, Side side) {
  const Reading<Newton>& force = roller(facts, side).force;
  return {force.good() && force.value < kForcePulls, force.value.value(), kForcePulls.value()};
}
bool force_pulls_no_more(const Facts& facts, Side side) {
  const Reading<Newton>& force = roller(facts, side).force;
  return force.good() && force.value > -kReleasedForce;
}

Finding force_frozen(const Facts& facts, Side side) {
  const RollerFacts& own = facts.rollers[index(side)];
  return {own.force_frozen, roller(facts, side).force.value.value(), 0.0};
}
bool force_moves(const Facts& facts, Side side) {
  return force_readable(facts, side) && !facts.rollers[index(side)].force_frozen;
}

// -- what the chair knows ---------------------------------------------------------------------

Finding position_unknown(const Facts& facts, Side side) {
  const RollerReading& own = roller(facts, side);
  return older(!own.depth.good() || !own.lateral.good(), std::max(own.depth.age, own.lateral.age),
               facts.ages.position);
}
bool position_known(const Facts& facts, Side side) { return !position_unknown(facts, side).active; }

Finding carriage_unknown(const Facts& facts) {
  const Reading<Millimetre>& carriage = facts.readings.carriage;
  return older(!carriage.good(), carriage.age, facts.ages.position);
}
bool carriage_known(const Facts& facts) { return facts.readings.carriage.good(); }

Finding mat_stale(const Facts& facts) {
  return older(facts.readings.mat != Trust::good, facts.readings.mat_age, facts.ages.mat);
}
bool mat_fresh(const Facts& facts) { return facts.readings.mat == Trust::good; }

Finding inputs_stale(const Facts& facts) {
  return older(!facts.readings.inputs_good(), facts.readings.inputs_age, facts.ages.position);
}
bool inputs_fresh(const Facts& facts) { return facts.readings.inputs_good(); }

Finding io_failing(const Facts& facts) {
  return {facts.io_failures_in_row > kIoFailuresMax, static_cast<double>(facts.io_failures_in_row),
          static_cast<double>(kIoFailuresMax)};
}
bool io_works(const Facts& facts) { return facts.io_failures_in_row == 0; }

// -- what presses, burns or sprays ------------------------------------------------------------

Finding not_following(const Facts& facts, Side side) {
  const RollerFacts& own = facts.rollers[index(side)];
  if (!facts.permitted || !roller(facts, side).depth.good()) return {};
  // On the way in RollerLimits never lets the set-point lead far enough for an error: there it is
  // the lead itself that tells.
  if (own.leading) return {true, kLeadMax.value(), kLeadMax.value()};
  return {own.following_error > kFollowingErrorMax, own.following_error.value(),
          kFollowingErrorMax.value()};
}
bool roller_released(const Facts& facts, Side side) {
  const Reading<Millimetre>& depth = roller(facts, side).depth;
  return depth.good() && depth.value < kReleasedDepth;
}

Finding surface_hot(const Facts& facts, std::size_t zone) {
  const Celsius hotter = facts.readings.heat[zone].hotter();
  return {hotter >= facts.limits.surface_trip, hotter.value(), facts.limits.surface_trip.value()};
}
bool surface_cooled(const Facts& facts, std::size_t zone) {
  const HeatReading& heat = facts.readings.heat[zone];
  return heat.good() &&
         heat.hotter() < std::min(facts.limits.surface_max, facts.limits.surface_trip);
}

Finding water_hot(const Facts& facts) {
  const Reading<Celsius>& water = facts.readings.water;
  return {water.good() && water.value >= facts.limits.water_trip, water.value.value(),
          facts.limits.water_trip.value()};
}
bool water_cooled(const Facts& facts) {
  const Reading<Celsius>& water = facts.readings.water;
  return water.good() && water.value <= std::min(facts.limits.water_max, facts.limits.water_trip);
}

Finding jet_over(const Facts& facts) {
  Finding worst{};
  Kilopascal furthest_over{};
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    const Reading<Kilopascal>& nozzle = facts.readings.nozzle[i];
    const Kilopascal limit = facts.jet_ceilings[i] * kJetOver + kJetOverBy;
    if (!nozzle.good() || nozzle.value - limit <= furthest_over) continue;
    furthest_over = nozzle.value - limit;
    worst = {true, nozzle.value.value(), limit.value()};
  }
  return worst;
}
bool jet_calm(const Facts& facts) {
  const auto calm = [](const Reading<Kilopascal>& n) { return !n.good() || n.value < kJetOverBy; };
  return std::ranges::all_of(facts.readings.nozzle, calm);
}

// -- the machine that asks --------------------------------------------------------------------

Finding enable_lost(const Facts& facts) {
  const bool lost = facts.readings.inputs_good() && !facts.readings.digital.enable_energised;
  return {facts.permitted && facts.since_grant > kEnableGrace && lost, 0.0, 1.0};
}
/// The gate has withdrawn enable itself by now: a read-back that still says power is a relay that
/// does not open.
bool enable_is_off(const Facts& facts) {
  return facts.readings.inputs_good() && !facts.readings.digital.enable_energised;
}

Finding cycle_late(const Facts& facts) {
  return {facts.cycles_elapsed > kCyclesElapsedMax, static_cast<double>(facts.cycles_elapsed),
          static_cast<double>(kCyclesElapsedMax)};
}
bool cycle_on_time(const Facts& facts) { return facts.cycles_elapsed <= kCyclesOnTime; }

Finding lease_expired(const Facts& facts) {
  return older(facts.asked && !lease_fresh(facts), facts.frame_age, facts.limits.lease);
}
bool lease_fresh(const Facts& facts) {
  return facts.frame_age >= Duration::zero() && facts.frame_age <= facts.limits.lease;
}

Finding frame_not_finite(const Facts& facts) {
  return {facts.asked && !facts.frame_finite, 0.0, 0.0};
}
bool frame_finite(const Facts& facts) { return facts.frame_finite; }

Finding envelope_wrong(const Facts& facts) {
  if (!facts.envelope_flaw) return {};
  return {true, facts.envelope_flaw->value, facts.envelope_flaw->limit};
}
bool envelope_right(const Facts& facts) { return !facts.envelope_flaw; }

}  // namespace knead::safety
