#include "daemon/runtime/control_thread.hpp"

#include <future>

#include "daemon/clock/monotonic.hpp"
#include "daemon/runtime/crash_release.hpp"

namespace knead::daemon {

ControlThread::ControlThread(hal::Chair& chair, Cycle& cycle, Handover& handover, Pace& pace,
                             CycleTap* tap)
    : chair_(chair), cycle_(cycle), handover_(handover), pace_(pace), tap_(tap) {}

ControlThread::~ControlThread() { stop(); }

Result<void> ControlThread::start(const std::optional<Timekeeping>& wish, bool go_anyway) {
  std::promise<Result<void>> rights;
  std::future<Result<void>> granted = rights.get_future();
  thread_ = std::thread([this, wish, go_anyway, rights = std::move(rights)]() mutable {
    const SignalStack stack;
    Result<void> kept = wish ? keep_time(*wish) : Result<void>{};
    const bool go = kept.has_value() || go_anyway;
    rights.set_value(std::move(kept));
    if (go) {
      run();
    }
  });
  return granted.get();
}

void ControlThread::stop() {
  stopping_ = true;
  if (thread_.joinable()) {
    thread_.join();
    chair_.make_safe();
  }
}

void ControlThread::run() noexcept {
  CycleStart start;
  RequestList requests;
  CycleStats stats;
  while (!stopping_.load(std::memory_order_relaxed)) {
    if (!pace_.next(start, requests)) {
      ended_ = true;
      break;
    }
    const TimePoint begin = monotonic_now();
    begun_ = ++stats.cycles;
    stats.late += static_cast<std::uint64_t>(start.cycles_elapsed - 1);
    const hal::IoStatus status =
        cycle_.run(start.now, start.cycles_elapsed, {requests.data(), requests.size()},
                   [&](const CycleRecord& record) {
                     publish(record, stats);
                     if (tap_ != nullptr) {
                       tap_->take(start, requests, record);
                     }
                   });

    stats.cost_last = monotonic_now() - begin;
    stats.cost_max = std::max(stats.cost_max, stats.cost_last);
    if (status == hal::IoStatus::ended) {
      ended_ = true;
      break;
    }
  }
  chair_.make_safe();
}

void ControlThread::publish(const CycleRecord& record, const CycleStats& stats) noexcept {
  handover_.snapshot.write([&](Snapshot& snapshot) {
    snapshot = record.step.snapshot;
    snapshot.cycle = stats;
  });
  const auto tell = [this](const EventList& events) {
    for (const ReasonEvent& event : events) {
      if (!handover_.events.push(event)) {
        handover_.events_lost.fetch_add(1, std::memory_order_relaxed);
      }
    }
  };
  tell(record.step.events);
  tell(record.gate.events);
  for (const Answer& answer : record.step.answers) {
    // Cannot be full while the server runs: it holds more than may be open at once.
    static_cast<void>(handover_.answers.push(answer));
  }
  if (record.held) {
    handover_.cycles_held.fetch_add(1, std::memory_order_relaxed);
  }
}

}  // namespace knead::daemon
