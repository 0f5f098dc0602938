#include "control/safety/readiness.hpp"

#include <array>

#include "control/safety/heat_limits.hpp"
#include "control/safety/roller_limits.hpp"
#include "control/safety/trip_judges.hpp"

namespace knead::safety {

namespace {

using enum Side;

Finding force_left(const Facts& facts, Side side) {
  const Newton force = facts.readings.rollers[index(side)].force.value;
  return {!force_gone(facts, side), force.value(), kReleasedForce.value()};
}

Finding depth_left(const Facts& facts, Side side) {
  const Millimetre depth = facts.readings.rollers[index(side)].depth.value;
  return {!roller_released(facts, side), depth.value(), kReleasedDepth.value()};
}

Finding mat_garbled(const Facts& facts) { return {!facts.mat_finite, 0.0, 0.0}; }

Finding heat_unknown(const Facts& facts, std::size_t zone) {
  return {!facts.readings.heat[zone].good(), 0.0, 0.0};
}

Finding pair_apart(const Facts& facts, std::size_t zone) {
  const HeatReading& heat = facts.readings.heat[zone];
  return {heat.good() && heat.spread() > kPairAgree, heat.spread().value(), kPairAgree.value()};
}

Finding water_unknown(const Facts& facts) { return {!facts.readings.water.good(), 0.0, 0.0}; }

Finding pressure_unknown(const Facts& facts) {
  return {!facts.readings.line_pressure.good(), 0.0, 0.0};
}

/// Nothing asks for power, so a read-back that says power is a relay that does not open.
Finding relay_welded(const Facts& facts) {
  return {facts.readings.inputs_good() && !enable_is_off(facts), 1.0, 0.0};
}

struct ReadyRow {
  Reason reason;
  Channel channel;
  Finding (*judge)(const Facts&);
};

template <auto Question, auto Where>
constexpr auto of = [](const Facts& facts) { return Question(facts, Where); };

// clang-format off: a table is read by columns.
constexpr std::array kTable{
  ReadyRow{Reason::force_over_ceiling, Channel::roller_left, of<force_left, left>},
  ReadyRow{Reason::force_over_ceiling, Channel::roller_right, of<force_left, right>},
  ReadyRow{Reason::drive_not_following, Channel::roller_left, of<depth_left, left>},
  ReadyRow{Reason::drive_not_following, Channel::roller_right, of<depth_left, right>},
  ReadyRow{Reason::mat_invalid, Channel::back_mat, mat_garbled},
  ReadyRow{Reason::temperature_stale, Channel::heat_lower, of<heat_unknown, 0>},
  ReadyRow{Reason::temperature_stale, Channel::heat_middle, of<heat_unknown, 1>},
  ReadyRow{Reason::temperature_stale, Channel::heat_upper, of<heat_unknown, 2>},
  ReadyRow{Reason::temperature_disagrees, Channel::heat_lower, of<pair_apart, 0>},
  ReadyRow{Reason::temperature_disagrees, Channel::heat_middle, of<pair_apart, 1>},
  ReadyRow{Reason::temperature_disagrees, Channel::heat_upper, of<pair_apart, 2>},
  ReadyRow{Reason::temperature_stale, Channel::water, water_unknown},
  ReadyRow{Reason::pressure_stale, Channel::jet_line, pressure_unknown},
  ReadyRow{Reason::self_test_failed, Channel::enable, relay_welded},
};
// clang-format on

}  // namespace

std::optional<Cause> first_unready(const Facts& facts, const Conditions& conditions) noexcept {
  if (std::optional<Cause> cause = conditions.first_active()) {
    // Nobody has left who was not there.
    if (cause->reason == Reason::person_left) cause->reason = Reason::not_seated;
    return cause;
  }
  for (const ReadyRow& row : kTable) {
    const Finding finding = row.judge(facts);
    if (finding.active) return Cause{row.reason, row.channel, finding};
  }
  return std::nullopt;
}

}  // namespace knead::safety
