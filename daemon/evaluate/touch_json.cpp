#include "daemon/evaluate/touch_json.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "daemon/evaluate/figure_json.hpp"
#include "daemon/evaluate/worst_bodies.hpp"

namespace knead::evaluate {

namespace {

namespace json = boost::json;
using simulate::rounded;

json::object tracking_json(const TrackingFigures& f) {
  return {{"rmse_n_p50", figure(f.rmse_n_p50)},
          {"rmse_n_p95", figure(f.rmse_n_p95)},
          {"rmse_n_nominal", figure(f.rmse_n_nominal)},
          {"setpoint_n_p50", figure(f.setpoint_n_p50)},
          {"people", f.people},
          {"without", f.without}};
}

json::object hold_json(const HoldFigures& f) {
  json::object hold = tracking_json(f);
  hold["overshoot_pct_p95"] = figure(f.overshoot_pct_p95);
  hold["overshoot_pct_nominal"] = figure(f.overshoot_pct_nominal);
  return hold;
}

json::object stroke_json(const StrokeFigures& f) {
  json::object stroke = tracking_json(f);
  stroke["losses"] = f.losses;
  stroke["force_step_max_n"] = figure(f.force_step_max_n);
  stroke["force_step_n_p95"] = figure(f.force_step_n_p95);
  stroke["deep"] = tracking_json(f.deep);
  return stroke;
}

json::object jet_json(const JetFigures& f) {
  return {{"steady_error_pct_p95", figure(f.steady_error_pct_p95)},
          {"overshoot_pct_p95", figure(f.overshoot_pct_p95)},
          {"close_ms_p95", figure(f.close_ms_p95)},
          {"close_ms_max", figure(f.close_ms_max)},
          {"closings", f.closings}};
}

json::object heat_json(const HeatFigures& f) {
  return {{"people", f.people},
          {"surface_max_degc", figure(f.surface_max_degc)},
          {"error_degc_p95", figure(f.error_degc_p95)},
          {"settled_s_p95", figure(f.settled_s_p95)},
          {"never_warm", f.never_warm}};
}

json::object figures_json(const TouchFigures& f) {
  return {{"people", f.people},
          {"not_finished", f.not_finished},
          {"lowered", f.lowered},
          {"lowered_without_guarding", f.lowered_without_guarding},
          {"hold", hold_json(f.hold)},
          {"knead", tracking_json(f.knead)},
          {"stroke", stroke_json(f.stroke)},
          {"jet", jet_json(f.jet)},
          {"heat", heat_json(f.heat)},
          {"unstable_bodies", f.unstable_bodies},
          {"tone_n_max", figure(f.tone_n_max)},
          {"ceiling_violations", f.ceiling_violations},
          {"person_excursions", f.person_excursions},
          {"person_peak_over_n_max", figure(f.person_peak_over_n_max)},
          {"person_back_ms_max", figure(f.person_back_ms_max)},
          {"spine_contacts", f.spine_contacts},
          {"invariants_broken", f.invariants_broken}};
}

}  // namespace

json::object touch_json(const Touch& touch) {
  json::object report{
      {"seeds", fmt::format("{}..{}", touch.seeds.first, touch.seeds.last)},
      {"seed_set", sim::seed_set(touch.seeds.first)},
      {"population", touch.population ? name(*touch.population) : std::string_view("by turns")},
      {"bodies", touch.bodies.size()},
      {"wall_s", rounded(touch.wall_s)},
      {"realtime_factor", figure(touch.realtime_factor)}};
  for (const auto& [key, value] : figures_json(figures(touch))) report[key] = value;
  json::object populations;
  for (const PopulationFigures& p : by_population(touch)) {
    populations[name(p.population)] = figures_json(p.figures);
  }
  report["by_population"] = std::move(populations);
  json::array worst;
  for (const WorstBody& w : worst_bodies(touch)) {
    worst.push_back(json::object{{"figure", w.figure},
                                 {"value", rounded(w.value)},
                                 {"seed", w.seed},
                                 {"population", name(w.population)}});
  }
  report["worst"] = std::move(worst);
  return report;
}

}  // namespace knead::evaluate
