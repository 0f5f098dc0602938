#include "daemon/simulate/scoring/session_log.hpp"

namespace knead::scoring {

void SessionLog::add(const Observation& o) {
  const double now_s = seconds(o.at.time_since_epoch());
  const bool another_phase = o.state == SessionState::massage && o.phase != phase_;
  if (phases_.empty() || o.state != state_ || another_phase) {
    phases_.push_back({.name = std::string(o.phase_label()), .start_s = now_s, .end_s = now_s});
  }
  state_ = o.state;
  phase_ = o.phase;
  phases_.back().end_s = now_s;

  if (o.person_caused) {
    if (!person_moved_) {
      person_.push_back({.start_s = now_s, .end_s = now_s});
    }
    person_.back().end_s = now_s;
  }
  person_moved_ = o.person_caused;

  for (const ReasonEvent& e : o.controller_events) ++reasons_[static_cast<std::size_t>(e.reason)];
  for (const ReasonEvent& e : o.gate_events) ++reasons_[static_cast<std::size_t>(e.reason)];
}

}  // namespace knead::scoring
