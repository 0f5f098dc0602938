#include "control/safety/limit_log.hpp"

namespace knead::safety {

void LimitLog::begin(TimePoint now, EventList& events) noexcept {
  now_ = now;
  ++cycle_;
  events_ = &events;
}

void LimitLog::note(Reason reason, Channel channel, double value, double limit) noexcept {
  Episode& episode = episodes_[static_cast<std::size_t>(reason)][static_cast<std::size_t>(channel)];
  if (episode.last_cycle + 1 < cycle_) {
    episode.begun = now_;
    episode.this_one_reported = false;
  }
  episode.last_cycle = cycle_;
  if (episode.this_one_reported || (episode.ever_reported && now_ - episode.reported < kQuiet)) {
    return;
  }
  if (events_->full()) return;  // said in the next cycle in which it still acts
  events_->push({.at = now_,
                 .reason = reason,
                 .channel = channel,
                 .value = value,
                 .limit = limit,
                 .lasted = now_ - episode.begun});
  episode.reported = now_;
  episode.ever_reported = true;
  episode.this_one_reported = true;
}

}  // namespace knead::safety
