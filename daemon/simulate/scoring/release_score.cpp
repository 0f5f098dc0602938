#include "daemon/simulate/scoring/release_score.hpp"

#include <algorithm>
#include <utility>

namespace knead::scoring {

namespace {

/// How long after an announced cause the chair's leaving of work is still its effect: a person who
/// gets up is missed only after a while.
constexpr Duration kSameRelease = 2s;

/// How long after a release the force is watched for coming back: no session goes on sooner.
constexpr Duration kStaysReleased = 1s;

/// A force that passes the limit again within this has not come back: it ripples on its way down,
/// and the release lasts until the last ripple.
constexpr Duration kRipple = 50ms;

/// A reason that by itself makes the chair let go.
bool lets_go(Reason reason) {
  switch (row(reason).kind) {
    case ReasonKind::hard_fault:
    case ReasonKind::body_signal:
    case ReasonKind::person_wish:
    case ReasonKind::input_problem:
      return true;
    case ReasonKind::progress:
    case ReasonKind::active_limit:
      return false;
  }
  return false;
}

Reason newest_cause(std::span<const ReasonEvent> events) {
  for (std::size_t i = events.size(); i-- > 0;) {
    if (lets_go(events[i].reason)) return events[i].reason;
  }
  return Reason::none;
}

/// What the chair itself says it stopped working for.
std::string_view own_cause(const Observation& o) {
  if (o.permission != Permission::permitted && o.gate_cause != Reason::none) {
    return name(o.gate_cause);
  }
  if (const Reason said = newest_cause(o.controller_events); said != Reason::none) {
    return name(said);
  }
  if (const Reason said = newest_cause(o.gate_events); said != Reason::none) {
    return name(said);
  }
  return o.state == SessionState::rest || o.state == SessionState::ended ? "session_end"
                                                                         : name(o.state);
}

}  // namespace

void ReleaseScore::cause(std::string_view name) { announced_ = std::string(name); }

void ReleaseScore::add(const Observation& o) {
  const bool left_work = was_engaged_ && !o.engaged();
  was_engaged_ = o.engaged();
  if (announced_) {
    last_announced_ = o.at;
    const bool to_let_go = was_powered_ || o.highest_force() >= kReleasedBelow;
    if (!open_ && to_let_go) begin(o, *announced_);
    announced_.reset();
  } else if (left_work && !open_ && !(last_announced_ && o.at - *last_announced_ <= kSameRelease)) {
    begin(o, own_cause(o));
  }
  was_powered_ = o.powered;
  state_before_ = o.state;
  if (!open_) {
    watch_done(o);
    return;
  }
  open_->ms = milliseconds(o.at - open_since_);
  if (o.highest_force() < kReleasedBelow) {
    open_->finished = true;
    done_at_ = o.at;
    done_.push_back(*std::exchange(open_, std::nullopt));
  }
}

void ReleaseScore::watch_done(const Observation& o) {
  if (done_.empty() || o.at - done_at_ > kStaysReleased) return;
  Release& last = done_.back();
  if (o.highest_force() >= kReleasedBelow && o.at - done_at_ <= kRipple) {
    last.ms = milliseconds(o.at - open_since_);
    done_at_ = o.at;
    return;
  }
  last.after_n = std::max(last.after_n, o.highest_force().value());
}

void ReleaseScore::begin(const Observation& o, std::string_view cause) {
  open_since_ = o.at;
  open_ = Release{.cause = std::string(cause),
                  .state = std::string(name(state_before_)),
                  .at_s = seconds(o.at.time_since_epoch()),
                  .ms = 0.0,
                  .force_before_n = o.highest_force().value(),
                  .after_n = 0.0,
                  .finished = false};
}

std::vector<Release> ReleaseScore::releases() const {
  std::vector<Release> all = done_;
  if (open_) all.push_back(*open_);
  return all;
}

double worst_ms(const std::vector<Release>& releases) {
  double worst = 0.0;
  for (const Release& r : releases) worst = std::max(worst, r.ms);
  return worst;
}

}  // namespace knead::scoring
