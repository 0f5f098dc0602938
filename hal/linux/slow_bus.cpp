#include "hal/linux/slow_bus.hpp"

#include <pthread.h>

#include <chrono>
#include <utility>

#include "hal/linux/slow_round.hpp"

namespace knead::board {

namespace {

/// CLOCK_MONOTONIC, as the cycle's own time is (control/types/time.hpp).
TimePoint now() { return TimePoint(std::chrono::steady_clock::now().time_since_epoch()); }

}  // namespace

SlowBus::SlowBus(std::string name, std::vector<std::unique_ptr<SlowTask>> tasks)
    : name_(std::move(name)), tasks_(std::move(tasks)) {}

SlowBus::~SlowBus() { stop(); }

void SlowBus::start() {
  if (tasks_.empty() || thread_.joinable()) return;
  thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
  constexpr std::size_t kLongestThreadName = 15;
  pthread_setname_np(thread_.native_handle(), name_.substr(0, kLongestThreadName).c_str());
}

void SlowBus::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void SlowBus::serve(const std::stop_token& stop) {
  std::vector<Duration> periods;
  periods.reserve(tasks_.size());
  for (const std::unique_ptr<SlowTask>& task : tasks_) periods.push_back(task->period());
  SlowRound round(periods, now());
  while (!stop.stop_requested()) {
    const SlowRound::Turn turn = round.next();
    TimePoint began = now();
    if (turn.due > began) {
      std::unique_lock lock(mutex_);
      const std::chrono::steady_clock::time_point due(turn.due.time_since_epoch());
      wake_.wait_until(lock, stop, due, [] { return false; });
      if (stop.stop_requested()) return;
      began = now();
    }
    tasks_[turn.task]->turn(began);
    round.served(turn.task, began);
  }
}

}  // namespace knead::board
