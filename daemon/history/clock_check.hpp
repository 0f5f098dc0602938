// Whether a wall clock may be believed. A board without a battery for its clock begins in 1970 or
// where it was switched off, and then yesterday's answers are taken for today's (CR-01) and a
// course for one that has rested (CR-40).
#pragma once

#include <cstdint>

#include "daemon/history/database.hpp"

namespace knead::history {

/// What a correction over the network may take back of a clock that was right. Assumed.
inline constexpr std::int64_t kClockMayStepBack_ms = 120'000;

/// `unix_ms` (since 1970 UTC) is what the clock says now. An error, with the cure, if something in
/// this history is newer, or if this program is.
[[nodiscard]] Result<void> check_clock(Database& database, std::int64_t unix_ms);

/// Something was written at this time.
Result<void> note_time(Database& database, std::int64_t unix_ms);

}  // namespace knead::history
