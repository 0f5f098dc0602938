#include "control/types/reason.hpp"

#include <array>

namespace knead {

namespace {

using enum ReasonKind;

// clang-format off: a table is read by columns.
constexpr std::array<ReasonRow, kReasons> kTable{{
  {Reason::none, "none", progress, "Nothing happened.", ""},

  {Reason::session_started, "session_started", progress, "The session has begun.", ""},
  {Reason::self_test_started, "self_test_started", progress, "The chair is checking itself, off your back.", ""},
  {Reason::self_test_passed, "self_test_passed", progress, "The chair is ready.", ""},
  {Reason::scan_started, "scan_started", progress, "The chair is finding where your spine is.", "Sit back and breathe calmly."},
  {Reason::scan_found, "scan_found", progress, "Your spine, shoulders and pelvis are found.", ""},
  {Reason::phase_started, "phase_started", progress, "The next part of the massage begins.", ""},
  {Reason::technique_changed, "technique_changed", progress, "The technique changes.", ""},
  {Reason::palpation_started, "palpation_started", progress, "The chair feels how firm your back is, place by place.", ""},
  {Reason::palpation_done, "palpation_done", progress, "The chair has felt how firm your back is.", ""},
  {Reason::stiff_place_slower, "stiff_place_slower", progress, "A firm place gets more time and a slower approach, not more force.", ""},
  {Reason::time_moved_to_linked, "time_moved_to_linked", progress, "Time moves from the sore region to what belongs to it.", "", Rule::cr17},
  {Reason::limbs_out_of_reach, "limbs_out_of_reach", progress, "Your limbs are out of the chair's reach: their time goes to the shoulders or hips.", "", Rule::cr31},
  {Reason::order_changed, "order_changed", progress, "The techniques come in another order this time.", "", Rule::cr13},
  {Reason::posture_slouching, "posture_slouching", progress, "You have slid forward a little: the small of your back hangs.", "Slide your pelvis back into the seat when it suits you.", Rule::cr44},
  {Reason::posture_leaning, "posture_leaning", progress, "You lean to one side.", "Sit in the middle, with even weight on both sides, when it suits you.", Rule::cr44},
  {Reason::bedtime_near, "bedtime_near", progress, "Vibration wakes you up, and you go to bed soon.", "Choose a calmer massage if you wish to sleep well.", Rule::cr22},
  {Reason::rest_started, "rest_started", progress, "The massage is over; now rest in the warmth.", "Stay seated for the rest: it is part of the massage.", Rule::cr20},
  {Reason::session_completed, "session_completed", progress, "The session is complete.", "Get up slowly."},
  {Reason::permission_granted, "permission_granted", progress, "The safety check passed and the drives have power.", ""},
  {Reason::released, "released", progress, "Everything has let go: rollers back, jets shut, heat off.", ""},

  {Reason::force_stale, "force_stale", input_problem, "A roller's force reading came too late to be believed, so everything let go.", "Check the force sensor's cable and its bus; then resume."},
  {Reason::force_invalid, "force_invalid", input_problem, "A roller's force reading cannot be right, so everything let go.", "Check the force sensor; run `kneadctl calibrate zero` with nobody in the chair."},
  {Reason::position_stale, "position_stale", input_problem, "A position reading came too late to be believed, so everything let go.", "Check the position sensor's cable and its bus; then resume."},
  {Reason::mat_stale, "mat_stale", input_problem, "The pressure mat has gone quiet, so everything let go.", "Check the mat's cable; then resume."},
  {Reason::mat_invalid, "mat_invalid", input_problem, "The pressure mat shows something that cannot be a back.", "Check the mat for folds, moisture or a broken row."},
  {Reason::mat_cell_bridged, "mat_cell_bridged", input_problem, "A cell of the pressure mat is out of order; its neighbours stand in for it.", "The value says which cell; have the mat checked when there is time."},
  {Reason::mat_cells_too_many, "mat_cells_too_many", input_problem, "Too many cells of the pressure mat are out of order to see a back with it.", "Have the mat's cable and cells checked."},
  {Reason::emg_stale, "emg_stale", input_problem, "The muscle signals have gone quiet; the massage goes on more gently.", "Check the electrode amplifier's cable."},
  {Reason::emg_lead_off, "emg_lead_off", input_problem, "An electrode has come off; the massage goes on more gently.", "Press the electrode back on."},
  {Reason::emg_poor, "emg_poor", input_problem, "A muscle signal is too poor to be used.", "Clean the skin, renew the electrode, keep mains leads away."},
  {Reason::emg_flat, "emg_flat", input_problem, "A muscle signal does not move at all; it is left out.", "Check the electrode's lead and plug."},
  {Reason::emg_saturated, "emg_saturated", input_problem, "A muscle signal is beyond what the amplifier can measure; it is left out.", "Renew the electrode; check the amplifier's gain."},
  {Reason::emg_drowned, "emg_drowned", input_problem, "Mains hum is louder than a muscle; its signal is left out.", "Clean the skin, renew the electrode, keep mains leads away."},
  {Reason::emg_alternating, "emg_alternating", input_problem, "A muscle signal flips with every sample; it is left out.", "Check the amplifier's converter and its ground."},
  {Reason::emg_excluded, "emg_excluded", input_problem, "A muscle signal is left out.", ""},
  {Reason::emg_back, "emg_back", progress, "A muscle signal can be used again.", ""},
  {Reason::temperature_stale, "temperature_stale", input_problem, "A temperature reading came too late to be believed; that heat is off.", "Check the thermistor's cable."},
  {Reason::temperature_disagrees, "temperature_disagrees", input_problem, "Two thermistors of one heat zone disagree; that heat is off.", "Check both thermistors of the zone against a thermometer."},
  {Reason::pressure_stale, "pressure_stale", input_problem, "A water pressure reading came too late to be believed; the jets are shut.", "Check the pressure sensor's cable."},
  {Reason::request_refused, "request_refused", input_problem, "What was asked cannot be done now.", "The answer to the request says why."},
  {Reason::frame_not_finite, "frame_not_finite", hard_fault, "The controller asked for something that is not a number, so everything let go.", "This is a defect of the program: please report it with the recording."},
  {Reason::scan_unsure, "scan_unsure", input_problem, "The chair cannot tell where your spine is, so it does not begin.", "Sit back, centre yourself, put both feet down, and start again."},
  {Reason::scan_empty, "scan_empty", input_problem, "Nobody leans on the backrest, so the chair does not begin.", "Sit back until your back touches the backrest, and start again."},
  {Reason::scan_not_leaning, "scan_not_leaning", input_problem, "The chair cannot feel your pelvis and your shoulders, so it does not begin.", "Slide back into the seat, lean back with both shoulders, and start again."},
  {Reason::scan_off_centre, "scan_off_centre", input_problem, "You sit too far to one side, so the chair does not begin.", "Move to the middle of the seat, and start again."},
  {Reason::scan_moving, "scan_moving", input_problem, "You moved while the chair looked for your spine, so it does not begin.", "Sit still for a few breaths, and start again."},
  {Reason::not_seated, "not_seated", input_problem, "Nobody is seated.", "Sit down and lean back, then start."},

  {Reason::estop_pressed, "estop_pressed", hard_fault, "The emergency stop is pressed: everything has let go.", "Turn the button to release it, then resume."},
  {Reason::hand_stop, "hand_stop", hard_fault, "You pressed stop: everything has let go.", ""},
  {Reason::enable_lost, "enable_lost", hard_fault, "The drives lost their power, so everything let go.", "Check the enable relay, the E-stop loop and the mains; then resume."},
  {Reason::lease_expired, "lease_expired", hard_fault, "The controller did not renew its permission in time, so everything let go.", "The computer may be overloaded: see `kneadctl status`."},
  {Reason::cycle_late, "cycle_late", hard_fault, "The controller came too late, so everything let go.", "The computer may be overloaded: see `kneadctl status`."},
  {Reason::chair_read_failed, "chair_read_failed", hard_fault, "The chair's sensors cannot be read, so everything let go.", "Check the chair's connections."},
  {Reason::chair_write_failed, "chair_write_failed", hard_fault, "The chair's drives cannot be commanded, so everything let go.", "Check the chair's connections."},
  {Reason::force_over_ceiling, "force_over_ceiling", hard_fault, "A roller pressed harder than allowed for too long, so everything let go.", "If it comes again, have the chair checked."},
  {Reason::force_over_absolute, "force_over_absolute", hard_fault, "A roller pressed harder than anybody is allowed, so everything let go.", "If it comes again, have the chair checked."},
  {Reason::drive_not_following, "drive_not_following", hard_fault, "A drive does not go where it is told, so everything let go.", "Check the drive for something jammed."},
  {Reason::surface_too_hot, "surface_too_hot", hard_fault, "A surface became too warm, so everything let go.", "Have the heater and its cut-out checked."},
  {Reason::water_too_hot, "water_too_hot", hard_fault, "The water became too warm, so everything let go.", "Have the water heater checked."},
  {Reason::jet_over_pressure, "jet_over_pressure", hard_fault, "A jet pressed harder than allowed, so everything let go.", "Check the valve and the pump's regulator."},
  {Reason::water_low, "water_low", active_limit, "There is too little water; the jets stay shut.", "Fill the tank."},
  {Reason::jet_no_flow, "jet_no_flow", active_limit, "No water flows although a jet is open; the pump is off.", "Check the tank, the filter and the hoses."},
  {Reason::self_test_failed, "self_test_failed", hard_fault, "The chair's check of itself failed, so it does not begin.", "The value says which drive; check that nothing blocks it."},
  {Reason::envelope_invalid, "envelope_invalid", hard_fault, "The limits for this person cannot be right, so nothing is allowed.", "This is a defect of the program: please report it with the recording."},

  {Reason::depth_limited, "depth_limited", active_limit, "The roller is as far out as it may go.", ""},
  {Reason::advance_rate_limited, "advance_rate_limited", active_limit, "The roller moves in as fast as it may.", ""},
  {Reason::advance_window_limited, "advance_window_limited", active_limit, "The roller has moved in as far as it may in so short a time.", ""},
  {Reason::force_hold, "force_hold", active_limit, "The roller goes no deeper: the force is at its limit.", ""},
  {Reason::force_yield, "force_yield", active_limit, "The roller backs off: the force passed its limit.", ""},
  {Reason::lateral_limited, "lateral_limited", active_limit, "The roller arm is as far to the side as it may go.", ""},
  {Reason::lateral_rate_limited, "lateral_rate_limited", active_limit, "The roller arm moves to the side as fast as it may.", ""},
  {Reason::spine_band_kept, "spine_band_kept", active_limit, "The roller or jet stays clear of your spine.", "", Rule::cr07},
  {Reason::carriage_limited, "carriage_limited", active_limit, "The carriage is at the end of its way.", ""},
  {Reason::carriage_rate_limited, "carriage_rate_limited", active_limit, "The carriage moves as fast as it may.", ""},
  {Reason::roller_speed_limited, "roller_speed_limited", active_limit, "The roller turns as fast as it may.", ""},
  {Reason::jet_limited, "jet_limited", active_limit, "The jets are at their limit.", ""},
  {Reason::jet_rate_limited, "jet_rate_limited", active_limit, "The jets grow as fast as they may.", ""},
  {Reason::heat_limited, "heat_limited", active_limit, "The heat is at its limit.", ""},
  {Reason::heat_cut, "heat_cut", active_limit, "The heat of this zone is off: it is warm enough or cannot be measured.", ""},
  {Reason::ceiling_ramping, "ceiling_ramping", active_limit, "The force may grow only slowly.", "", Rule::cr11},
  {Reason::zone_ceiling, "zone_ceiling", active_limit, "This part of the back is worked more gently.", "", Rule::cr03},
  {Reason::comfort_ceiling, "comfort_ceiling", active_limit, "Your own limit holds.", "Raise it if you wish more.", Rule::cr08},
  {Reason::warm_up_ceiling, "warm_up_ceiling", active_limit, "The warm-up stays light.", "", Rule::cr10},
  {Reason::contact_pressure_ceiling, "contact_pressure_ceiling", active_limit, "The pressure under the roller is at its limit.", "", Rule::cr03},
  {Reason::envelope_without_emg, "envelope_without_emg", active_limit, "Without muscle signals the massage is kept more gentle.", "Check the electrodes."},
  {Reason::not_yet_learned, "not_yet_learned", active_limit, "The force rises only as fast as the chair learns how your muscles answer it.", "", Rule::cr11},
  {Reason::time_shortened, "time_shortened", active_limit, "The session is shorter than asked: this is the longest allowed for you.", "", Rule::cr19},
  {Reason::technique_left_out, "technique_left_out", active_limit, "A technique is left out: it is not for your condition.", "", Rule::cr03},
  {Reason::dose_nearly_used, "dose_nearly_used", active_limit, "This part of the back has nearly had enough for today: it is worked more lightly.", ""},
  {Reason::dose_used_up, "dose_used_up", active_limit, "This part of the back has had enough for today: it is left out.", ""},
  {Reason::jets_wait_for_water, "jets_wait_for_water", active_limit, "The water is too warm, so the jets stay shut until it has cooled.", "If it comes again, have the water heater checked."},
  {Reason::heat_model_disagrees, "heat_model_disagrees", active_limit, "A surface does not warm as its pad should make it, so that heat is off.", "Have the pad, its thermistors and its cut-out checked."},
  {Reason::zone_left_out, "zone_left_out", active_limit, "This part of the back is left out today: nothing presses, sprays or heats there.", "", Rule::cr02},

  {Reason::distress_ease, "distress_ease", body_signal, "Your muscles tensed up, so the massage is lighter now.", "Say ease or pain if it is too much.", Rule::cr15},
  {Reason::distress_pause, "distress_pause", body_signal, "Your back is defending itself, so everything let go.", "Resume when you feel well; it will be lighter.", Rule::cr15},
  {Reason::distress_end, "distress_end", body_signal, "Your back defended itself again, so the session is over.", "Rest, and try a gentler massage another day.", Rule::cr15},
  {Reason::flinch, "flinch", body_signal, "You flinched, so the roller backed off.", "", Rule::cr15},
  {Reason::painful_point_lighter, "painful_point_lighter", body_signal, "This place hurt before: it is worked more slowly and lightly.", "", Rule::cr14},
  {Reason::painful_point_left_out, "painful_point_left_out", body_signal, "This place hurt: it is left out.", "", Rule::cr14},
  {Reason::person_left, "person_left", body_signal, "You left the seat or the backrest, so everything let go.", "Lean back again and resume."},
  {Reason::person_shifted, "person_shifted", body_signal, "You moved; the chair looks for your spine again.", ""},

  {Reason::wish_pause, "wish_pause", person_wish, "You asked for a pause: everything has let go.", "Resume when you like."},
  {Reason::wish_resume, "wish_resume", person_wish, "You asked to go on.", ""},
  {Reason::wish_stop, "wish_stop", person_wish, "You ended the session: everything has let go.", "", Rule::cr19},
  {Reason::wish_ease, "wish_ease", person_wish, "You asked for less: it is lighter from here on.", "", Rule::cr08},
  {Reason::wish_discomfort, "wish_discomfort", person_wish, "You said it is unpleasant: everything has let go.", "Resume when you like; it will be lighter.", Rule::cr15},
  {Reason::wish_pain, "wish_pain", person_wish, "You said it hurts: everything has let go, and that place is left out.", "Go on when you like, or stop: a second time ends the massage.", Rule::cr15},
  {Reason::wish_severe_pain, "wish_severe_pain", person_wish, "You said it hurts badly: the session is over.", "If the pain stays, see a doctor.", Rule::cr15},
  {Reason::wish_ceiling, "wish_ceiling", person_wish, "You set your own limit.", "", Rule::cr08},
  {Reason::hand_ease, "hand_ease", person_wish, "You pressed ease: it is lighter from here on.", "", Rule::cr08},
  {Reason::hand_pain, "hand_pain", person_wish, "You pressed the pain button: everything has let go.", "Go on when you like, or stop: a second time ends the massage.", Rule::cr15},

  {Reason::display_sent_away, "display_sent_away", input_problem, "A display left its messages unread and was disconnected; the massage is not affected.", "See whether that display hangs; it may connect again at any time."},
  {Reason::events_lost, "events_lost", input_problem, "So much happened at once that some could not be noted; the massage is not affected.", "The value says how many notes are missing: please report it with the recording."},

  {Reason::fault_injected, "fault_injected", input_problem, "Something of this simulated chair was broken on purpose, to see what it does about it.", "`kneadctl fault clear`, or the technician's page, makes it whole again."},
  {Reason::fault_cleared, "fault_cleared", progress, "What was broken on purpose in this simulated chair is whole again.", ""},
}};
// clang-format on

}  // namespace

std::span<const ReasonRow> reason_table() { return kTable; }

const ReasonRow& row(Reason reason) {
  const auto i = static_cast<std::size_t>(reason);
  return kTable[i < kReasons ? i : 0];
}

std::string_view name(ReasonKind kind) {
  switch (kind) {
    case progress:
      return "progress";
    case input_problem:
      return "input_problem";
    case hard_fault:
      return "hard_fault";
    case active_limit:
      return "active_limit";
    case body_signal:
      return "body_signal";
    case person_wish:
      return "person_wish";
  }
  return "?";
}

}  // namespace knead
