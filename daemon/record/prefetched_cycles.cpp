#include "daemon/record/prefetched_cycles.hpp"

#include <utility>

namespace knead::record {

namespace {

/// A hundredth of what is read ahead.
constexpr Duration kFullFor = 5ms;

}  // namespace

PrefetchedCycles::PrefetchedCycles(RecordingReader reader)
    : reader_(std::move(reader)),
      thread_([this](const std::stop_token& stopping) { read_ahead(stopping); }) {}

void PrefetchedCycles::read_ahead(const std::stop_token& stopping) {
  while (!stopping.stop_requested()) {
    replay::RecordedCycle* const slot = ring_.free_slot();
    if (slot == nullptr) {
      std::this_thread::sleep_for(kFullFor);
      continue;
    }
    const auto cycle = reader_.next();
    if (!cycle) {
      error_ = cycle.error();
      break;
    }
    if (*cycle == nullptr) {
      break;
    }
    *slot = **cycle;
    ring_.commit();
  }
  over_.store(true, std::memory_order_release);
}

}  // namespace knead::record
