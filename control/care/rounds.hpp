// The work of a programme gone through more than once, in another order each time (CR-13). Pure;
// real-time safe.
#pragma once

#include <cstddef>

#include "control/care/linked_time.hpp"

namespace knead::care {

/// A work phase that is shorter is over before a few places are worked. Assumed: three times the
/// 15 s that a roller takes along the back at 30 mm/s.
inline constexpr double kShortestTurnMinutes = 0.75;

/// How often the work can be gone through in these minutes, at most as often as the programme says:
/// as long as every phase has its shortest turn. At least once. Work without two phases that may
/// change places has one round, for another would be the same.
[[nodiscard]] int rounds_in(const Programme& programme, const PhaseList& phases,
                            double work_minutes) noexcept;

using PhaseOrder = FixedVector<std::size_t, Programme::kMaxPhases>;

/// The order of the phases in a turn, from 0: as an index into `phases` for each place. Phases
/// that keep their place, and all that is no work, stand where they are written; the others move up
/// by one place with every turn. Round r of session s of a course is turn s - 1 + r, so that
/// neither the next round nor the next session is like the one before.
[[nodiscard]] PhaseOrder order_of(const PhaseList& phases, int turn) noexcept;

}  // namespace knead::care
