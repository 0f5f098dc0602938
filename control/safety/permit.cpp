#include "control/safety/permit.hpp"

#include "control/safety/trip_judges.hpp"

namespace knead::safety {

namespace {

constexpr Cause kNoCause{};
constexpr Cause kReleased{.reason = Reason::released};

ReasonEvent event(const Cause& cause, TimePoint now) {
  return {now, cause.reason, cause.channel, cause.finding.value, cause.finding.limit, cause.lasted};
}

}  // namespace

void Permit::step(const PermitInput& input, EventList& events) noexcept {
  const TimePoint now = input.facts.readings.at;
  switch (state_) {
    case Permission::denied:
      if (input.person_go) {
        enter(Permission::checking, kNoCause, now);
        check(input, events);
      }
      return;
    case Permission::checking:
      check(input, events);
      return;
    case Permission::permitted:
      if (input.tripping) {
        events.push(event(*input.tripping, now));
        enter(Permission::tripped, *input.tripping, now);
      } else if (!input.facts.asked) {
        events.push(event(kReleased, now));
        enter(Permission::denied, kReleased, now);
      }
      return;
    case Permission::tripped:
      if (cause_.cleared(input.facts)) {
        // The cause stays readable in denied: it is still why nothing is powered.
        enter(Permission::denied, cause_, now);
        step(input, events);
      } else if (input.person_go) {
        events.push(event(cause_, now));
      }
      return;
  }
}

void Permit::check(const PermitInput& input, EventList& events) noexcept {
  const TimePoint now = input.facts.readings.at;
  const bool go_is_over = now - since_ > kGoLasts;
  if (input.unready) {
    quiet_since_.reset();
    cause_ = *input.unready;
    if (input.unready->refuses_go || go_is_over) refuse(*input.unready, now, events);
    return;
  }
  cause_ = kNoCause;
  if (!quiet_since_) quiet_since_ = now;
  if (now - *quiet_since_ >= kQuietFor && input.facts.asked && lease_fresh(input.facts)) {
    enter(Permission::permitted, kNoCause, now);
    events.push({now, Reason::permission_granted, Channel::controller, 0.0, 0.0, Duration::zero()});
  } else if (go_is_over) {
    // Ready, but nothing asked for power: nothing happened that anybody need be told.
    enter(Permission::denied, kReleased, now);
  }
}

void Permit::refuse(const Cause& cause, TimePoint now, EventList& events) noexcept {
  events.push(event(cause, now));
  enter(Permission::denied, cause, now);
}

void Permit::enter(Permission state, const Cause& cause, TimePoint now) noexcept {
  state_ = state;
  cause_ = cause;
  since_ = now;
  quiet_since_.reset();
}

}  // namespace knead::safety
