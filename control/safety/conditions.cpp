#include "control/safety/conditions.hpp"

#include "control/safety/trip_judges.hpp"

namespace knead::safety {

namespace {

using enum Side;

template <auto Question, auto Where>
constexpr auto of = [](const Facts& facts) { return Question(facts, Where); };

Duration at_once(const GateLimits& /*limits*/) { return Duration::zero(); }
template <int kMilliseconds>
Duration after_ms(const GateLimits& /*limits*/) {
  return std::chrono::milliseconds(kMilliseconds);
}
Duration after_pulling(const GateLimits& /*limits*/) { return kForcePullsFor; }
Duration trip_after(const GateLimits& limits) { return limits.trip_after; }

constexpr bool kRefusesGo = true;
constexpr bool kMayPass = false;

constexpr Channel kLeft = Channel::roller_left;
constexpr Channel kRight = Channel::roller_right;

// clang-format off: a table is read by columns.
constexpr std::array<TripRow, kTripRows> kTable{{
  // The person, and what the person can reach.
  {Reason::estop_pressed, Channel::estop,       estop_pressed, estop_cleared,     at_once, kRefusesGo},
  {Reason::hand_stop,     Channel::hand_switch, hand_stop,     hand_stop_cleared, at_once, kRefusesGo},
  {Reason::hand_pain,     Channel::hand_switch, hand_pain,     hand_pain_cleared, at_once, kRefusesGo},
  {Reason::person_left,           Channel::seat,        seat_empty,            seat_taken,        after_ms<300>, kRefusesGo},
  // Force: what hurts first, then what can no longer be known.
  {Reason::force_over_absolute, kLeft,  of<force_over_absolute, left>,  of<force_gone, left>,  at_once, kMayPass},
  {Reason::force_over_absolute, kRight, of<force_over_absolute, right>, of<force_gone, right>, at_once, kMayPass},
  {Reason::force_over_ceiling,  kLeft,  of<force_over_ceiling, left>,   of<force_gone, left>,  trip_after, kMayPass},
  {Reason::force_over_ceiling,  kRight, of<force_over_ceiling, right>,  of<force_gone, right>, trip_after, kMayPass},
  {Reason::force_invalid, kLeft,  of<force_invalid, left>,  of<force_readable, left>,  at_once, kMayPass},
  {Reason::force_invalid, kRight, of<force_invalid, right>, of<force_readable, right>, at_once, kMayPass},
  {Reason::force_stale,   kLeft,  of<force_stale, left>,    of<force_readable, left>,  at_once, kMayPass},
  {Reason::force_stale,   kRight, of<force_stale, right>,   of<force_readable, right>, at_once, kMayPass},
  {Reason::force_invalid, kLeft,  of<force_pulls, left>,   of<force_pulls_no_more, left>,  after_pulling, kMayPass},
  {Reason::force_invalid, kRight, of<force_pulls, right>,  of<force_pulls_no_more, right>, after_pulling, kMayPass},
  {Reason::force_invalid, kLeft,  of<force_frozen, left>,  of<force_moves, left>,  at_once, kMayPass},
  {Reason::force_invalid, kRight, of<force_frozen, right>, of<force_moves, right>, at_once, kMayPass},
  // What the chair no longer knows.
  {Reason::position_stale,    kLeft,                of<position_unknown, left>,  of<position_known, left>,  at_once, kMayPass},
  {Reason::position_stale,    kRight,               of<position_unknown, right>, of<position_known, right>, at_once, kMayPass},
  {Reason::position_stale,    Channel::carriage,    carriage_unknown,  carriage_known, at_once, kMayPass},
  {Reason::mat_stale, Channel::back_mat,    mat_stale, mat_fresh,      at_once, kMayPass},
  {Reason::chair_read_failed, Channel::hand_switch, inputs_stale,      inputs_fresh,   at_once, kMayPass},
  {Reason::chair_read_failed, Channel::chair,       io_failing,        io_works,       at_once, kMayPass},
  // What presses, burns or sprays beyond what it was told.
  {Reason::drive_not_following, kLeft,  of<not_following, left>,  of<roller_released, left>,  after_ms<300>, kMayPass},
  {Reason::drive_not_following, kRight, of<not_following, right>, of<roller_released, right>, after_ms<300>, kMayPass},
  {Reason::surface_too_hot,   Channel::heat_lower,  of<surface_hot, 0>, of<surface_cooled, 0>, at_once, kMayPass},
  {Reason::surface_too_hot,   Channel::heat_middle, of<surface_hot, 1>, of<surface_cooled, 1>, at_once, kMayPass},
  {Reason::surface_too_hot,   Channel::heat_upper,  of<surface_hot, 2>, of<surface_cooled, 2>, at_once, kMayPass},
  {Reason::water_too_hot,     Channel::water,       water_hot,          water_cooled,          at_once, kMayPass},
  {Reason::jet_over_pressure, Channel::jets,        jet_over,           jet_calm,              after_ms<200>, kMayPass},
  // The machine that asks.
  {Reason::enable_lost,      Channel::enable,     enable_lost,      enable_is_off,  after_ms<5>, kMayPass},
  {Reason::cycle_late,       Channel::cycle,      cycle_late,       cycle_on_time,  at_once, kMayPass},
  {Reason::lease_expired,    Channel::controller, lease_expired,    lease_fresh,    at_once, kMayPass},
  {Reason::frame_not_finite, Channel::controller, frame_not_finite, frame_finite,   at_once, kMayPass},
  {Reason::envelope_invalid,         Channel::controller, envelope_wrong,           envelope_right, at_once, kMayPass},
}};
// clang-format on

}  // namespace

std::span<const TripRow> trip_table() noexcept { return kTable; }

void Conditions::watch(const Facts& facts) noexcept {
  now_ = facts.readings.at;
  any_active_ = false;
  for (std::size_t row = 0; row < kTripRows; ++row) {
    State& state = states_[row];
    const Finding found = kTable[row].judge(facts);
    if (!found.active) {
      // Its numbers are nobody's business; copying them costs more than all the judging.
      state.finding.active = false;
      continue;
    }
    if (!state.finding.active) state.since = now_;
    state.finding = found;
    any_active_ = true;
  }
}

std::optional<Cause> Conditions::tripping(const GateLimits& limits) const noexcept {
  if (!any_active_) return std::nullopt;
  for (std::size_t row = 0; row < kTripRows; ++row) {
    const State& state = states_[row];
    if (state.finding.active && now_ - state.since >= kTable[row].hold(limits)) return cause(row);
  }
  return std::nullopt;
}

std::optional<Cause> Conditions::first_active() const noexcept {
  if (!any_active_) return std::nullopt;
  for (std::size_t row = 0; row < kTripRows; ++row) {
    if (states_[row].finding.active) return cause(row);
  }
  return std::nullopt;
}

Cause Conditions::cause(std::size_t row) const noexcept {
  const TripRow& found = kTable[row];
  const State& state = states_[row];
  return {found.reason,       found.channel,    state.finding,
          now_ - state.since, found.refuses_go, found.cleared};
}

}  // namespace knead::safety
