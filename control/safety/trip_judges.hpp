// The questions behind the rows of the trip table. Each judge looks at the facts of one cycle and
// keeps no memory; the `..._cleared` beside it says what a person's go needs. Real-time safe.
#pragma once

#include <cstddef>

#include "control/safety/facts.hpp"
#include "control/safety/finding.hpp"

namespace knead::safety {

/// A released roller: what is left of a force when it is off the back, noise and zero included.
inline constexpr Newton kReleasedForce{5.0};

/// A roller cannot pull. Below this for kForcePullsFor the sensor's zero has gone, and a loop would
/// press that much more than it knows. Assumed: twice the zero that calibration may take out.
inline constexpr Newton kForcePulls{-10.0};
inline constexpr Duration kForcePullsFor = 20ms;

/// How far a depth drive may be from where a healthy one would be. Assumed.
inline constexpr Millimetre kFollowingErrorMax{15.0};

/// The enable relay closes some milliseconds after it is told; until then its read-back says
/// nothing.
inline constexpr Duration kEnableGrace = 200ms;

/// More failures in a row than this and the chair is not there.
inline constexpr int kIoFailuresMax = 3;

/// The heartbeat relay (ChairDescription::heartbeat_timeout, 50 ms) has dropped enable by then: the
/// chair has released already, and must not come back by itself.
inline constexpr int kCyclesElapsedMax = 48;
/// Back on time, after a late cycle.
inline constexpr int kCyclesOnTime = 5;

/// Over the judged jet ceiling by 30 % and 20 kPa: valves overshoot, sensors err by a few kPa.
inline constexpr double kJetOver = 1.3;
inline constexpr Kilopascal kJetOverBy{20.0};

Finding estop_pressed(const Facts& facts);
bool estop_cleared(const Facts& facts);
Finding hand_stop(const Facts& facts);
bool hand_stop_cleared(const Facts& facts);
Finding hand_pain(const Facts& facts);
bool hand_pain_cleared(const Facts& facts);
Finding seat_empty(const Facts& facts);
bool seat_taken(const Facts& facts);

Finding force_over_absolute(const Facts& facts, Side side);
Finding force_over_ceiling(const Facts& facts, Side side);
bool force_gone(const Facts& facts, Side side);
Finding force_invalid(const Facts& facts, Side side);
Finding force_stale(const Facts& facts, Side side);
bool force_readable(const Facts& facts, Side side);
Finding force_pulls(const Facts& facts, Side side);
bool force_pulls_no_more(const Facts& facts, Side side);
Finding force_frozen(const Facts& facts, Side side);
bool force_moves(const Facts& facts, Side side);

Finding position_unknown(const Facts& facts, Side side);
bool position_known(const Facts& facts, Side side);
Finding carriage_unknown(const Facts& facts);
bool carriage_known(const Facts& facts);
Finding mat_stale(const Facts& facts);
bool mat_fresh(const Facts& facts);
Finding inputs_stale(const Facts& facts);
bool inputs_fresh(const Facts& facts);
Finding io_failing(const Facts& facts);
bool io_works(const Facts& facts);

Finding not_following(const Facts& facts, Side side);
bool roller_released(const Facts& facts, Side side);
Finding surface_hot(const Facts& facts, std::size_t zone);
bool surface_cooled(const Facts& facts, std::size_t zone);
Finding water_hot(const Facts& facts);
bool water_cooled(const Facts& facts);
Finding jet_over(const Facts& facts);
bool jet_calm(const Facts& facts);

Finding enable_lost(const Facts& facts);
bool enable_is_off(const Facts& facts);
Finding cycle_late(const Facts& facts);
bool cycle_on_time(const Facts& facts);
Finding lease_expired(const Facts& facts);
bool lease_fresh(const Facts& facts);
Finding frame_not_finite(const Facts& facts);
bool frame_finite(const Facts& facts);
Finding envelope_wrong(const Facts& facts);
bool envelope_right(const Facts& facts);

}  // namespace knead::safety
