// What a cycle leaves for a recording: the frame that went to the chair, and a digest of every
// other part. Real-time: a few hundred multiplications.
#pragma once

#include "daemon/cycle/cycle.hpp"
#include "hal/replay/recorded_cycle.hpp"

namespace knead::record {

[[nodiscard]] replay::Outputs outputs_of(const daemon::CycleRecord& record) noexcept;

}  // namespace knead::record
