// Why something changed. Every change of force, permission or state carries a Reason; this closed
// table feeds the log, the protocol, the display's words and docs/reasons.md (generated from it).
// To add one: add the enumerator and its row in reason.cpp; a test checks that the two agree.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "control/types/channel.hpp"
#include "control/types/rule.hpp"
#include "control/types/time.hpp"

namespace knead {

enum class ReasonKind : std::uint8_t {
  progress,       ///< the session goes on as planned
  input_problem,  ///< a reading or request that cannot be used
  hard_fault,     ///< released, and stays released until a person acts
  active_limit,   ///< a limit is lowering what was asked
  body_signal,    ///< the back said something; only ever lowers
  person_wish,    ///< the person said something
};

enum class Reason : std::uint8_t {
  none,
  // progress
  session_started,
  self_test_started,
  self_test_passed,
  scan_started,
  scan_found,
  phase_started,
  technique_changed,
  palpation_started,
  palpation_done,
  stiff_place_slower,
  time_moved_to_linked,
  limbs_out_of_reach,
  order_changed,
  posture_slouching,
  posture_leaning,
  bedtime_near,
  rest_started,
  session_completed,
  permission_granted,
  released,
  // input problems
  force_stale,
  force_invalid,
  position_stale,
  mat_stale,
  mat_invalid,
  mat_cell_bridged,
  mat_cells_too_many,
  emg_stale,
  emg_lead_off,
  emg_poor,
  emg_flat,
  emg_saturated,
  emg_drowned,
  emg_alternating,
  emg_excluded,
  emg_back,
  temperature_stale,
  temperature_disagrees,
  pressure_stale,
  request_refused,
  frame_not_finite,
  scan_unsure,
  scan_empty,
  scan_not_leaning,
  scan_off_centre,
  scan_moving,
  not_seated,
  // hard faults
  estop_pressed,
  hand_stop,
  enable_lost,
  lease_expired,
  cycle_late,
  chair_read_failed,
  chair_write_failed,
  force_over_ceiling,
  force_over_absolute,
  drive_not_following,
  surface_too_hot,
  water_too_hot,
  jet_over_pressure,
  water_low,
  jet_no_flow,
  self_test_failed,
  envelope_invalid,
  // active limits
  depth_limited,
  advance_rate_limited,
  advance_window_limited,
  force_hold,
  force_yield,
  lateral_limited,
  lateral_rate_limited,
  spine_band_kept,
  carriage_limited,
  carriage_rate_limited,
  roller_speed_limited,
  jet_limited,
  jet_rate_limited,
  heat_limited,
  heat_cut,
  ceiling_ramping,
  zone_ceiling,
  comfort_ceiling,
  warm_up_ceiling,
  contact_pressure_ceiling,
  envelope_without_emg,
  not_yet_learned,
  time_shortened,
  technique_left_out,
  dose_nearly_used,
  dose_used_up,
  jets_wait_for_water,
  heat_model_disagrees,
  zone_left_out,
  // body signals
  distress_ease,
  distress_pause,
  distress_end,
  flinch,
  painful_point_lighter,
  painful_point_left_out,
  person_left,
  person_shifted,
  // the person's wishes
  wish_pause,
  wish_resume,
  wish_stop,
  wish_ease,
  wish_discomfort,
  wish_pain,
  wish_severe_pain,
  wish_ceiling,
  hand_ease,
  hand_pain,
  // displays
  display_sent_away,
  // the record
  events_lost,
  // the simulated chair
  fault_injected,
  fault_cleared,
  count_,  ///< not a reason: how many there are
};

inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::count_);

/// One row of the table: everything that words are made of.
struct ReasonRow {
  Reason reason;
  std::string_view code;  ///< snake_case, stable: scripts and recordings rely on it
  ReasonKind kind;
  std::string_view text;   ///< what happened, to the person, in plain words
  std::string_view hint;   ///< what to do about it; empty if nothing need be done
  Rule rule = Rule::none;  ///< the care rule that asks for it, if one does (docs/care.md)
};

/// The whole table, in the order of the enumerators.
[[nodiscard]] std::span<const ReasonRow> reason_table();
[[nodiscard]] const ReasonRow& row(Reason reason);
[[nodiscard]] inline std::string_view name(Reason reason) { return row(reason).code; }
[[nodiscard]] std::string_view name(ReasonKind kind);

/// A reason with its circumstances. Plain data: made in the cycle, put into words elsewhere.
struct ReasonEvent {
  TimePoint at{};
  Reason reason = Reason::none;
  Channel channel = Channel::controller;
  double value = 0.0;  ///< the value that mattered, in the unit that unit_of says (reason_unit.hpp)
  double limit = 0.0;  ///< the limit it met; 0 when there is none
  Duration lasted{};   ///< how long the condition had held; 0 for an instant
  /// The care rule that set this limit for this person; none: the reason's own (ReasonRow).
  Rule rule = Rule::none;
};

/// The care rule behind an event: what set the limit for this person, or else the reason's own.
[[nodiscard]] inline Rule rule_of(const ReasonEvent& event) {
  return event.rule != Rule::none ? event.rule : row(event.reason).rule;
}

}  // namespace knead
