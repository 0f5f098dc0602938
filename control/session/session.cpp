#include "control/session/session.hpp"

#include <algorithm>

namespace knead::session {

namespace {

/// Assumed: three breaths' worth of looking at the mat; longer means that the person must move, not
/// the chair wait.
constexpr Duration kScanTimeout = 12s;
/// With the rollers' part, some 27 s, and once more for a person who moved at its end.
constexpr Duration kScanLongest = 75s;
/// As long as the gate gives a seat that reads empty. A breath or a cough lifts no back off the
/// mat.
constexpr Duration kBackGone = 300ms;
/// The gate checks for 200 ms of quiet and for at most 3 s in all; later it has said no.
constexpr Duration kGateTimeout = 4s;
/// Assumed: who only stretches is back before, and two people need longer to change places. What
/// was prescribed for the one must not press the other.
constexpr Duration kAnotherMaySit = 10s;
/// Assumed: what was said before so long a pause may be true no more.
constexpr Duration kLongestPause = 30min;
/// Assumed: nobody misses less of their massage than this.
constexpr Duration kWorthTelling = 1s;

void say(EventList& events, TimePoint now, Reason reason, Channel channel, double value = 0.0,
         double limit = 0.0) {
  events.push({.at = now, .reason = reason, .channel = channel, .value = value, .limit = limit});
}

}  // namespace

const care::PlannedPhase* Session::phase() const {
  const bool has =
      state_ == SessionState::massage || state_ == SessionState::paused || (resuming_ && running());
  return has && phase_ < plan_.phases.size() ? &plan_.phases[phase_] : nullptr;
}

bool Session::running() const {
  return state_ != SessionState::idle && state_ != SessionState::ended;
}

void Session::step(const SessionInput& input, EventList& events, AnswerList& answers) noexcept {
  phase_begins_ = false;
  scan_begins_ = false;
  for (const Request& request : input.requests) hear(request, input, events, answers);
  await_gate(input, events, answers);
  remember_touch(input);
  off_the_mat_ = input.back_leans ? Duration::zero() : off_the_mat_ + input.dt;
  seat_empty_ = input.seat_taken ? Duration::zero() : seat_empty_ + input.dt;
  heed_buttons(input, events);
  heed_gate(input, events);
  switch (state_) {
    case SessionState::idle:
    case SessionState::ended:
      break;
    case SessionState::paused:
      heed_pause(input, events);
      break;
    case SessionState::self_test:
      run_self_test(input, events);
      break;
    case SessionState::body_scan:
      run_scan(input, events);
      break;
    case SessionState::massage:
      heed_body(input, events);
      if (state_ == SessionState::massage) run_massage(input, events);
      break;
    case SessionState::rest:
      run_rest(input, events);
      break;
  }
  settle_pending(answers);
}

void Session::settle_pending(AnswerList& answers) noexcept {
  // A stop or a trip overtook the go: it is answered all the same.
  if (pending_ && state_ != SessionState::self_test) {
    answers.push({.id = pending_->id, .refusal = Refusal::fault_not_cleared});
    pending_.reset();
  }
}

void Session::heed_gate(const SessionInput& input, EventList& events) noexcept {
  if (input.stop_button && running()) {
    if (input.gate.permission != Permission::permitted) {
      say(events, input.now, Reason::hand_stop,
          Channel::hand_switch);  // the gate has no more to say
    }
    end(state_ == SessionState::rest ? Outcome::completed : Outcome::stopped_by_person);
    return;
  }
  const bool was_granted = state_ == SessionState::body_scan || state_ == SessionState::massage ||
                           state_ == SessionState::rest || self_test_running_;
  if (!was_granted || input.gate.permission == Permission::permitted) return;

  const Reason cause = input.gate.cause;
  if (state_ == SessionState::rest) {
    // The massage is done; what is lost is only the warmth.
    end(cause == Reason::person_left ? Outcome::completed : Outcome::ended_by_fault);
  } else if (cause == Reason::hand_stop) {
    end(Outcome::stopped_by_person);
  } else {
    pause();
  }
}

void Session::heed_buttons(const SessionInput& input, EventList& events) noexcept {
  const bool ease = input.ease_button && !ease_held_;
  const bool pain = input.pain_button && !pain_held_;
  ease_held_ = input.ease_button;
  pain_held_ = input.pain_button;
  if (!running()) return;
  if (ease) {
    lowering_.ease();
    say(events, input.now, Reason::hand_ease, Channel::hand_switch, lowering_.factor());
  }
  if (pain) {
    if (input.gate.permission != Permission::permitted) {
      say(events, input.now, Reason::hand_pain, Channel::hand_switch);  // else the gate says it
    }
    said_pain();
  }
}

void Session::run_self_test(const SessionInput& input, EventList& events) noexcept {
  if (!self_test_running_) {
    if (input.gate.permission != Permission::permitted) return;
    self_test_.begin(input.now);
    self_test_running_ = true;
    say(events, input.now, Reason::self_test_started, Channel::chair);
  }
  switch (self_test_.step({input.now, input.powered, input.depth, input.force})) {
    case SelfTestStatus::running:
      return;
    case SelfTestStatus::failed:
      events.push(self_test_.failure());
      end(resuming_ ? Outcome::ended_by_fault : Outcome::refused);
      return;
    case SelfTestStatus::passed:
      break;
  }
  self_test_running_ = false;
  say(events, input.now, Reason::self_test_passed, Channel::chair);
  if (scanned_) {
    begin_phase(phase_, input, events);
    return;
  }
  state_ = SessionState::body_scan;
  scan_begins_ = true;
  scan_began_ = input.now;
  mat_looked_ = Duration::zero();
  say(events, input.now, Reason::scan_started, Channel::back_mat);
}

void Session::run_scan(const SessionInput& input, EventList& events) noexcept {
  if (input.back_mat_trouble != Reason::none) {
    say(events, input.now, input.back_mat_trouble, Channel::back_mat);
    end(resuming_ ? Outcome::ended_by_fault : Outcome::refused);
    return;
  }
  const Duration looked = input.now - scan_began_;
  // In its first cycle the finding is still the one before the scan was told to begin.
  if (looked == Duration::zero()) return;
  if (!input.sweeping) mat_looked_ += input.dt;
  // While the mat alone looks, the scan's own doubt says what is wrong, and nothing moves.
  if (input.sweeping && heed_leaving(input, events)) return;
  if (input.scan.found) {
    scanned_ = true;
    say(events, input.now, Reason::scan_found, Channel::spine, input.scan.confidence);
    begin_phase(phase_, input, events);
  } else if (input.scan.swept || mat_looked_ > kScanTimeout || looked > kScanLongest) {
    const bool doubts = input.scan.doubt != ScanDoubt::none;
    say(events, input.now, doubts ? reason_for(input.scan.doubt) : Reason::scan_unsure,
        Channel::back_mat, input.scan.confidence);
    end(resuming_ ? Outcome::ended_by_fault : Outcome::refused);
  }
}

void Session::begin_phase(std::size_t phase, const SessionInput& input,
                          EventList& events) noexcept {
  const bool next = state_ == SessionState::massage;
  const bool other_technique =
      next && plan_.phases[phase].phase.technique != plan_.phases[phase_].phase.technique;
  if (next || !resuming_) phase_elapsed_ = Duration::zero();
  if (next && plan_.phases[phase].round > plan_.phases[phase_].round) {
    say(events, input.now, Reason::order_changed, Channel::session,
        plan_.phases[phase].round + 1.0);
  }
  state_ = SessionState::massage;
  resuming_ = false;
  phase_ = phase;
  phase_begins_ = true;
  heeded_ = DistressLevel::none;
  say(events, input.now, Reason::phase_started, Channel::session, static_cast<double>(phase),
      seconds(plan_.phases[phase].length));
  if (plan_.phases[phase].palpation && phase_elapsed_ == Duration::zero()) {
    say(events, input.now, Reason::palpation_started, Channel::session);
  }
  if (!plan_.phases[phase].palpation) {
    caps_told_.tell(plan_.phases[phase].phase, prescribed_, lowering_.ceiling(), input.now, events);
  }
  if (other_technique) {
    say(events, input.now, Reason::technique_changed, Channel::session,
        static_cast<double>(plan_.phases[phase].phase.technique));
  }
}

bool Session::heed_leaving(const SessionInput& input, EventList& events) noexcept {
  if (off_the_mat_ < kBackGone) return false;
  say(events, input.now, Reason::person_left, Channel::back_mat, seconds(off_the_mat_),
      seconds(kBackGone));
  pause();
  return true;
}

void Session::run_massage(const SessionInput& input, EventList& events) noexcept {
  if (heed_leaving(input, events)) return;
  const bool blind = input.back_mat_trouble != Reason::none;
  if (input.shifted || blind || !input.seat_mat_readable) {
    if (input.shifted) {
      say(events, input.now, Reason::person_shifted, Channel::spine, input.shifted_by.value(),
          input.shift_limit.value());
    } else if (blind) {
      say(events, input.now, input.back_mat_trouble, Channel::back_mat);
    } else {
      say(events, input.now, Reason::mat_stale, Channel::seat_mat);
    }
    pause();
    return;
  }
  if (phase_begins_) return;
  phase_elapsed_ += input.dt;
  massage_elapsed_ += input.dt;
  meet_stiff_places(input, events);
  const bool felt = plan_.phases[phase_].palpation && input.palpation_done;
  // CR-19: the plan fits, but each of its phases ends a cycle late; the limit holds by itself.
  const bool time_is_up = massage_elapsed_ >= prescribed_.massage_time;
  if (phase_elapsed_ < plan_.phases[phase_].length && !felt && !time_is_up) return;
  if (plan_.phases[phase_].palpation) end_palpation(input, events);
  const bool more = phase_ + 1 < plan_.phases.size();
  if (more && !time_is_up) {
    begin_phase(phase_ + 1, input, events);
    return;
  }
  if (more || plan_.phases[phase_].length - phase_elapsed_ > kWorthTelling) {
    events.push({.at = input.now,
                 .reason = Reason::time_shortened,
                 .channel = Channel::person,
                 .value = seconds(plan_.massage_time) / 60.0,
                 .limit = seconds(prescribed_.massage_time) / 60.0,
                 .rule = prescribed_.time_by});
  }
  state_ = SessionState::rest;
  rest_left_ = plan_.rest_time;
  say(events, input.now, Reason::rest_started, Channel::session, seconds(rest_left_));
}

void Session::end_palpation(const SessionInput& input, EventList& events) noexcept {
  // The session's time stays what it was: what palpation did not need goes to what follows.
  const Duration left = plan_.phases[phase_].length - phase_elapsed_;
  plan_.phases[phase_].length -= left;
  if (phase_ + 1 < plan_.phases.size()) {
    plan_.phases[phase_ + 1].length += left;
    plan_.phases[phase_ + 1].start -= left;
  }
  stiff_places_.take(input.stiffness);
  say(events, input.now, Reason::palpation_done, Channel::session, seconds(phase_elapsed_));
}

void Session::meet_stiff_places(const SessionInput& input, EventList& events) noexcept {
  for (Side side : kBothSides) {
    if (!input.in_contact[index(side)]) continue;
    const StiffnessSite* site = stiff_places_.meet(side, input.carriage);
    if (site == nullptr) continue;
    say(events, input.now, Reason::stiff_place_slower, roller_channel(side), site->value.value(),
        stiff_places_.median().value());
  }
}

void Session::heed_pause(const SessionInput& input, EventList& events) noexcept {
  paused_for_ += input.dt;
  if (seat_empty_ >= kAnotherMaySit) {
    say(events, input.now, Reason::not_seated, Channel::seat_mat, seconds(seat_empty_),
        seconds(kAnotherMaySit));
  } else if (paused_for_ >= kLongestPause) {
    say(events, input.now, Reason::released, Channel::session, seconds(paused_for_),
        seconds(kLongestPause));
  } else {
    return;
  }
  end(Outcome::stopped_by_person);
}

void Session::run_rest(const SessionInput& input, EventList& events) noexcept {
  rest_left_ -= input.dt;
  if (rest_left_ > Duration::zero()) return;
  rest_left_ = Duration::zero();
  say(events, input.now, Reason::session_completed, Channel::session, seconds(massage_elapsed_));
  end(Outcome::completed);
}

void Session::await_gate(const SessionInput& input, EventList& events,
                         AnswerList& answers) noexcept {
  // Whatever took the session elsewhere in the meantime stands; settle_pending answers.
  if (!pending_ || state_ != SessionState::self_test) return;
  const Duration waited = input.now - pending_->asked;
  const bool granted = input.gate.permission == Permission::permitted;
  const bool refused =
      waited > kGateTimeout ||
      // The gate saw the go in the cycle after it was asked at the latest.
      (waited > 2 * kCyclePeriod && (input.gate.permission == Permission::tripped ||
                                     input.gate.permission == Permission::denied));
  if (!granted && !refused) return;
  answers.push(
      {.id = pending_->id, .refusal = granted ? Refusal::none : Refusal::fault_not_cleared});
  if (refused) {
    say(events, input.now, Reason::request_refused, input.gate.cause_channel,
        static_cast<double>(input.gate.cause));
    state_ = pending_->resume ? SessionState::paused : SessionState::idle;
  }
  pending_.reset();
}

}  // namespace knead::session
