#include "daemon/simulate/person.hpp"

namespace knead::simulate {

std::optional<Request> Person::says(TimePoint now, SessionState state, bool scenario_will_resume) {
  if (!started_) {
    if (now.time_since_epoch() < kStartsAfter) return std::nullopt;
    started_ = true;
    return start_;
  }
  if (state != SessionState::paused) {
    waits_since_.reset();
    if (state == SessionState::massage) tries_ = 0;
    return std::nullopt;
  }
  if (!waits_since_) waits_since_ = now;
  if (now - *waits_since_ < (scenario_will_resume ? kWaitsForScenario : kResumesAfter)) {
    return std::nullopt;
  }
  waits_since_ = now;
  return Request{.kind = ++tries_ > kPatience ? RequestKind::stop : RequestKind::resume};
}

}  // namespace knead::simulate
