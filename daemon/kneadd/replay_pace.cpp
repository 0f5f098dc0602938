#include "daemon/kneadd/replay_pace.hpp"

#include "daemon/clock/monotonic.hpp"
#include "daemon/runtime/real_time_pace.hpp"

namespace knead::daemon {

bool ReplayPace::next(CycleStart& start, RequestList& requests) noexcept {
  const bool first = shown_ == nullptr;
  if (!first) {
    cycles_.release();
  }
  while ((shown_ = cycles_.front()) == nullptr) {
    // over() is looked at before front() again: what was read last came before it.
    if (cycles_.over() && cycles_.front() == nullptr) {
      chair_.show(nullptr);
      return false;
    }
    sleep_until(monotonic_now() + kCyclePeriod);
  }
  if (first) {
    ahead_ = monotonic_now() - shown_->now;
  }
  sleep_until(shown_->now + ahead_);
  chair_.show(shown_);
  start.now = shown_->now;
  start.cycles_elapsed = shown_->cycles_elapsed;
  requests = shown_->requests;
  return !told_to_stop();
}

bool ReplayPace::told_to_stop() noexcept {
  bool stop = false;
  Asked asked;
  while (handover_.requests.pop(asked)) {
    stop = stop || asked.request.id == kOwnRequest;
    handover_.answers.push(Answer{asked.request.id, Refusal::busy});
  }
  return stop;
}

}  // namespace knead::daemon
