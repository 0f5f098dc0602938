// What the back says to the session, and where it was touched when it said so.
#include <algorithm>

#include "control/session/session.hpp"

namespace knead::session {

namespace {

/// Pain that is said so long after the jets have shut was not theirs. Assumed.
constexpr Duration kFeltAfterwards = 3s;

void say(EventList& events, TimePoint now, Reason reason, Channel channel, double value,
         double limit = 0.0) {
  events.push({.at = now, .reason = reason, .channel = channel, .value = value, .limit = limit});
}

}  // namespace

void Session::heed_body(const SessionInput& input, EventList& events) noexcept {
  const DistressLevel level = input.distress.level;
  const bool rises = level > heeded_;
  heeded_ = level;
  if (!rises) return;

  // What speaks loudest says why.
  const Evidence why = input.distress.evidence.empty()
                           ? Evidence{.value = input.distress.emg_residual}
                           : input.distress.evidence[0];
  for (Side side : kBothSides) {
    if (input.distress.guarding[index(side)]) mark_sore(side, input, events);
  }
  const Lowering::Sign sign = lowering_.sign(input.now);
  if (level == DistressLevel::ease && sign != Lowering::Sign::at_the_floor) {
    if (sign == Lowering::Sign::lowered) {
      say(events, input.now, Reason::distress_ease, why.channel, why.value, why.limit);
    }
    return;
  }
  ++distress_pauses_;
  if (level == DistressLevel::end || distress_pauses_ > 1) {
    say(events, input.now, Reason::distress_end, why.channel, why.value, why.limit);
    end(Outcome::ended_by_distress);
    return;
  }
  say(events, input.now, Reason::distress_pause, why.channel, why.value, why.limit);
  pause();
}

void Session::mark_sore(Side side, const SessionInput& input, EventList& events) noexcept {
  JetSet open{};
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    open[i] = input.spraying[i] && input.right_jets[i] == (side == Side::right);
  }
  // A roller presses where jets only spray: only where none touches was it a jet.
  const bool by_jets =
      !input.in_contact[index(side)] && std::ranges::find(open, true) != open.end();
  const bool left_out = by_jets ? sore_jets_.sign(open) : sore_points_.sign(side, input.carriage);
  say(events, input.now, left_out ? Reason::painful_point_left_out : Reason::painful_point_lighter,
      by_jets ? Channel::jets : roller_channel(side), input.carriage.value());
}

void Session::remember_touch(const SessionInput& input) noexcept {
  for (Side side : kBothSides) {
    if (input.in_contact[index(side)]) last_touch_[index(side)] = input.carriage;
  }
  if (std::ranges::find(input.spraying, true) != input.spraying.end()) {
    last_sprayed_ = input.spraying;
    sprayed_at_ = input.now;
  } else if (state_ == SessionState::massage && input.now - sprayed_at_ > kFeltAfterwards) {
    last_sprayed_ = {};
  }
}

}  // namespace knead::session
