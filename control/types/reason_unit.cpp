#include "control/types/reason_unit.hpp"

namespace knead {

std::string_view unit_of(Reason reason, Channel channel) {
  switch (reason) {
    case Reason::force_invalid:
    case Reason::force_over_ceiling:
    case Reason::force_over_absolute:
    case Reason::force_hold:
    case Reason::force_yield:
    case Reason::ceiling_ramping:
    case Reason::zone_ceiling:
    case Reason::comfort_ceiling:
    case Reason::warm_up_ceiling:
    case Reason::contact_pressure_ceiling:
    case Reason::not_yet_learned:
    case Reason::wish_ceiling:
      return "N";
    case Reason::dose_nearly_used:
    case Reason::dose_used_up:
      return "N s";
    case Reason::stiff_place_slower:
      return "N/mm";
    case Reason::posture_slouching:
    case Reason::drive_not_following:
    case Reason::depth_limited:
    case Reason::advance_rate_limited:
    case Reason::advance_window_limited:
    case Reason::lateral_limited:
    case Reason::lateral_rate_limited:
    case Reason::spine_band_kept:
    case Reason::carriage_limited:
    case Reason::painful_point_lighter:
    case Reason::painful_point_left_out:
    case Reason::person_shifted:
    case Reason::wish_discomfort:
    case Reason::wish_pain:
    case Reason::wish_severe_pain:
      return "mm";
    case Reason::roller_speed_limited:
      return "mm/s";
    case Reason::jet_over_pressure:
    case Reason::jet_rate_limited:
      return "kPa";
    case Reason::jet_limited:  // of the nozzles it may be an opening or a number as well
      return channel == Channel::jets ? "" : "kPa";
    case Reason::jet_no_flow:
      return "l/min";
    case Reason::surface_too_hot:
    case Reason::water_too_hot:
    case Reason::heat_cut:
    case Reason::jets_wait_for_water:
      return "degC";
    case Reason::heat_limited:  // of a pad it is the share of the time
      return channel == Channel::water ? "degC" : "";
    case Reason::temperature_disagrees:
    case Reason::heat_model_disagrees:
      return "K";
    case Reason::force_stale:
    case Reason::position_stale:
    case Reason::mat_stale:
    case Reason::pressure_stale:
    case Reason::lease_expired:
      return "ms";
    case Reason::chair_read_failed:  // of the whole chair it counts failures
      return channel == Channel::chair ? "" : "ms";
    case Reason::emg_stale:
    case Reason::emg_flat:
    case Reason::temperature_stale:
    case Reason::palpation_done:
    case Reason::rest_started:
    case Reason::session_completed:
    case Reason::released:
    case Reason::not_seated:
    case Reason::display_sent_away:
      return "s";
    case Reason::person_left:  // the switch of the seat only says yes or no
      return channel == Channel::seat ? "" : "s";
    case Reason::session_started:
    case Reason::time_shortened:
    case Reason::time_moved_to_linked:
    case Reason::limbs_out_of_reach:
    case Reason::bedtime_near:
      return "min";
    case Reason::emg_saturated:
      return "V";
    case Reason::none:
    case Reason::self_test_started:
    case Reason::self_test_passed:
    case Reason::scan_started:
    case Reason::scan_found:
    case Reason::phase_started:
    case Reason::technique_changed:
    case Reason::palpation_started:
    case Reason::order_changed:
    case Reason::posture_leaning:
    case Reason::permission_granted:
    case Reason::mat_invalid:
    case Reason::mat_cell_bridged:
    case Reason::mat_cells_too_many:
    case Reason::emg_lead_off:
    case Reason::emg_poor:
    case Reason::emg_drowned:
    case Reason::emg_alternating:
    case Reason::emg_excluded:
    case Reason::emg_back:
    case Reason::request_refused:
    case Reason::frame_not_finite:
    case Reason::scan_unsure:
    case Reason::scan_empty:
    case Reason::scan_not_leaning:
    case Reason::scan_off_centre:
    case Reason::scan_moving:
    case Reason::estop_pressed:
    case Reason::hand_stop:
    case Reason::enable_lost:
    case Reason::cycle_late:
    case Reason::chair_write_failed:
    case Reason::water_low:
    case Reason::self_test_failed:
    case Reason::envelope_invalid:
    case Reason::carriage_rate_limited:  // the force where that holds it back, else the distance
    case Reason::envelope_without_emg:
    case Reason::technique_left_out:
    case Reason::zone_left_out:
    case Reason::distress_ease:  // whatever sign spoke loudest
    case Reason::distress_pause:
    case Reason::distress_end:
    case Reason::flinch:
    case Reason::wish_pause:
    case Reason::wish_resume:
    case Reason::wish_stop:
    case Reason::wish_ease:
    case Reason::hand_ease:
    case Reason::hand_pain:
    case Reason::events_lost:
    case Reason::fault_injected:
    case Reason::fault_cleared:
    case Reason::count_:
      return "";
  }
  return "";
}

}  // namespace knead
