// What a cycle was told and did, put together for a recording. Real-time: copies, allocates
// nothing.
#pragma once

#include <span>

#include "daemon/cycle/cycle.hpp"
#include "hal/replay/recorded_cycle.hpp"

namespace knead::record {

/// Fills `recorded` whole. `number` counts the cycles since the controller was made, from 0.
void fill(std::uint64_t number, TimePoint now, int cycles_elapsed,
          std::span<const Request> requests, const daemon::CycleRecord& record,
          replay::RecordedCycle& recorded) noexcept;

}  // namespace knead::record
