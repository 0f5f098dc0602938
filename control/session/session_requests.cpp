// What people say to the session, and what it answers at once.
#include <algorithm>

#include "control/care/prescribed_envelope.hpp"
#include "control/session/session.hpp"

namespace knead::session {

namespace {

/// Assumed: a ceiling below this cannot be held against the sensor's noise; above the compiled
/// ceiling it would promise what the gate does not give.
constexpr Newton kLowestOwnCeiling{3.0};
/// Pain that is said so long after a jet has shut was not of its making. Assumed.
constexpr Duration kFeltAfterwards = 3s;

void say(EventList& events, const SessionInput& input, Reason reason, double value = 0.0,
         double limit = 0.0) {
  events.push({.at = input.now,
               .reason = reason,
               .channel = Channel::person,
               .value = value,
               .limit = limit});
}

}  // namespace

void Session::hear(const Request& request, const SessionInput& input, EventList& events,
                   AnswerList& answers) noexcept {
  const bool go = request.kind == RequestKind::start || request.kind == RequestKind::resume;
  Refusal refusal = Refusal::none;
  if (go && input.gate.permission == Permission::permitted && !running_and_unpaused()) {
    // What was asked to end has not yet reached the gate: a go now would pass by its check.
    refusal = Refusal::not_released;
  } else if (request.kind == RequestKind::start) {
    refusal = start(request, input, events);
  } else {
    refusal = wish(request, input, events);
  }
  // A go that is sound so far is answered once the gate has followed it.
  if (go && refusal == Refusal::none) {
    pending_ = PendingGo{
        .id = request.id, .resume = request.kind == RequestKind::resume, .asked = input.now};
    return;
  }
  answers.push({.id = request.id, .refusal = refusal});
}

Refusal Session::start(const Request& request, const SessionInput& input,
                       EventList& events) noexcept {
  if (running() || pending_) return Refusal::already_running;
  if (request.programme >= programmes_.size()) return Refusal::unknown_programme;
  if (!(request.minutes >= 0.0) || !(request.minutes <= 24.0 * 60.0)) return Refusal::out_of_range;
  if (input.back_mat_trouble != Reason::none) {
    say(events, input, input.back_mat_trouble);
    return Refusal::fault_not_cleared;
  }
  if (!input.person_seated) {
    say(events, input, Reason::not_seated);
    return Refusal::not_seated;
  }
  if (!input.seat_mat_readable) {
    say(events, input, Reason::mat_stale);
    return Refusal::fault_not_cleared;
  }
  const Envelope prescribed =
      request.prescribed ? *request.prescribed : care::envelope_for(request.condition);
  const care::PlanResult planned =
      care::plan_session(programmes_[request.programme], prescribed, request.minutes);
  if (planned.refusal != Refusal::none) return planned.refusal;

  // CR-08: the lower of what was said in the intake and what was said since.
  const Newton own_ceiling = std::min(lowering_.ceiling(), prescribed.comfort_ceiling);
  plan_ = planned.plan;
  prescribed_ = prescribed;
  condition_ = request.condition;
  programme_ = request.programme;
  outcome_ = Outcome::none;
  state_ = SessionState::self_test;
  self_test_running_ = false;
  resuming_ = false;
  scanned_ = false;
  phase_ = 0;
  phase_elapsed_ = massage_elapsed_ = rest_left_ = Duration::zero();
  lowering_.reset();
  lowering_.own_ceiling(own_ceiling);
  sore_points_.clear();
  stiff_places_.clear();
  last_touch_ = {};
  last_sprayed_ = {};
  sore_jets_.clear();
  pains_ = distress_pauses_ = 0;
  heeded_ = DistressLevel::none;
  say(events, input, Reason::session_started, seconds(plan_.massage_time) / 60.0);
  caps_told_.begin(prescribed_, input.now, events);
  if (plan_.shortened) {
    events.push({.at = input.now,
                 .reason = Reason::time_shortened,
                 .channel = Channel::person,
                 .value = request.minutes,
                 .limit = seconds(plan_.massage_time) / 60.0,
                 .rule = plan_.shortened_by});
  }
  if (plan_.moved_to_linked > Duration::zero()) {
    say(events, input, Reason::time_moved_to_linked, seconds(plan_.moved_to_linked) / 60.0);
  }
  if (plan_.instead_of_limbs > Duration::zero()) {
    say(events, input, Reason::limbs_out_of_reach, seconds(plan_.instead_of_limbs) / 60.0);
  }
  if (plan_.left_out > 0) {
    say(events, input, Reason::technique_left_out, static_cast<double>(plan_.left_out));
  }
  return Refusal::none;
}

Refusal Session::wish(const Request& request, const SessionInput& input,
                      EventList& events) noexcept {
  // A person's ceiling is theirs before and after a session too.
  if (request.kind == RequestKind::ceiling) {
    if (!(request.ceiling >= kLowestOwnCeiling) ||
        !(request.ceiling <= kCompiledCeilings.force_max)) {
      return Refusal::out_of_range;
    }
    lowering_.own_ceiling(request.ceiling);
    say(events, input, Reason::wish_ceiling, request.ceiling.value());
    return Refusal::none;
  }
  if (!running()) return Refusal::nothing_running;
  switch (request.kind) {
    case RequestKind::start:
    case RequestKind::ceiling:
      break;  // answered before
    case RequestKind::stop:
      say(events, input, Reason::wish_stop);
      end(state_ == SessionState::rest ? Outcome::completed : Outcome::stopped_by_person);
      break;
    case RequestKind::pause:
      if (state_ == SessionState::paused) break;
      if (state_ == SessionState::rest) return Refusal::nothing_running;
      say(events, input, Reason::wish_pause);
      pause();
      break;
    case RequestKind::resume:
      if (state_ != SessionState::paused || pending_) return Refusal::not_paused;
      if (input.back_mat_trouble != Reason::none) {
        say(events, input, input.back_mat_trouble);
        return Refusal::fault_not_cleared;
      }
      if (!input.person_seated) return Refusal::not_seated;
      say(events, input, Reason::wish_resume);
      state_ = SessionState::self_test;
      self_test_running_ = false;
      resuming_ = true;
      break;
    case RequestKind::ease:
      lowering_.ease();
      say(events, input, Reason::wish_ease, lowering_.factor());
      break;
    case RequestKind::discomfort:
      say(events, input, Reason::wish_discomfort, input.carriage.value());
      said_discomfort();
      break;
    case RequestKind::pain:
      say(events, input, Reason::wish_pain, input.carriage.value());
      said_pain();
      break;
    case RequestKind::severe_pain:
      say(events, input, Reason::wish_severe_pain, input.carriage.value());
      end(Outcome::ended_by_pain);
      break;
  }
  return Refusal::none;
}

void Session::said_discomfort() noexcept {
  // CR-15: what it goes on with, if the person says so, is lower than what it was.
  lowering_.discomfort();
  if (state_ == SessionState::rest) {
    end(Outcome::completed);
  } else {
    pause();
  }
}

void Session::said_pain() noexcept {
  // CR-15: the first pain pauses, the second ends. CR-14: the place is left out at once; said after
  // the rollers have let go, it is the place where they touched last.
  for (Side side : kBothSides) {
    if (last_touch_[index(side)]) sore_points_.pain(side, *last_touch_[index(side)]);
  }
  sore_jets_.pain(sprayed_within(kFeltAfterwards));
  ++pains_;
  if (pains_ > 1 || state_ == SessionState::rest) {
    end(Outcome::ended_by_pain);
  } else {
    pause();
  }
}

void Session::pause() noexcept {
  state_ = SessionState::paused;
  paused_for_ = Duration::zero();
  self_test_running_ = false;
  // Nobody watches how the person sits while the chair is released: the spine is found anew.
  scanned_ = false;
}

void Session::end(Outcome outcome) noexcept {
  state_ = SessionState::ended;
  outcome_ = outcome;
  self_test_running_ = false;
  resuming_ = false;
}

}  // namespace knead::session
