#include "daemon/record/cycle_ring.hpp"

#include "daemon/record/recorded.hpp"

namespace knead::record {

namespace {

bool worth_keeping(Reason reason) noexcept {
  return row(reason).kind == ReasonKind::hard_fault || reason == Reason::distress_end ||
         reason == Reason::wish_severe_pain;
}

/// The first of this cycle's reasons that makes the past worth keeping.
Reason why_keep(const daemon::CycleRecord& record) noexcept {
  for (const EventList* events : {&record.gate.events, &record.step.events}) {
    for (const ReasonEvent& event : *events) {
      if (worth_keeping(event.reason)) {
        return event.reason;
      }
    }
  }
  return Reason::none;
}

}  // namespace

void CycleRing::take(const daemon::CycleStart& start, const daemon::RequestList& requests,
                     const daemon::CycleRecord& record) noexcept {
  const std::uint64_t number = number_++;
  if (!on_.load(std::memory_order_relaxed)) {
    return;
  }
  TappedCycle* const slot = ring_.free_slot();
  if (slot == nullptr) {
    lost_.fetch_add(1, std::memory_order_relaxed);
    return;
  }
  fill(number, start.now, start.cycles_elapsed, {requests.data(), requests.size()}, record,
       slot->cycle);
  slot->keep_because = why_keep(record);
  ring_.commit();
}

}  // namespace knead::record
