// What the back says to the session, and where it was touched when it said so.
#include <algorithm>

#include "control/session/session.hpp"

namespace knead::session {

namespace {

/// A sign comes sooner after a jet than a word does; a pulse of 1 Hz shuts a side for half of this.
/// Assumed.
constexpr Duration kFlinchAfterwards = 1s;

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
  JetSet sprayed = sprayed_within(kFlinchAfterwards);
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    sprayed[i] = sprayed[i] && input.right_jets[i] == (side == Side::right);
  }
  // A roller presses where jets only spray: only where none touches was it a jet.
  const bool by_jets =
      !input.in_contact[index(side)] && std::ranges::find(sprayed, true) != sprayed.end();
  const bool left_out =
      by_jets ? sore_jets_.sign(sprayed) : sore_points_.sign(side, input.carriage);
  say(events, input.now, left_out ? Reason::painful_point_left_out : Reason::painful_point_lighter,
      by_jets ? Channel::jets : roller_channel(side), input.carriage.value());
}

void Session::remember_touch(const SessionInput& input) noexcept {
  for (Side side : kBothSides) {
    if (input.in_contact[index(side)]) last_touch_[index(side)] = input.carriage;
  }
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    if (input.spraying[i]) last_sprayed_[i] = massage_elapsed_;
  }
}

JetSet Session::sprayed_within(Duration lately) const noexcept {
  JetSet sprayed{};
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    sprayed[i] = last_sprayed_[i] && massage_elapsed_ - *last_sprayed_[i] <= lately;
  }
  return sprayed;
}

}  // namespace knead::session
