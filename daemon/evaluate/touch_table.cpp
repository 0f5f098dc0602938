#include "daemon/evaluate/touch_table.hpp"

#include <fmt/format.h>

#include "daemon/evaluate/worst_bodies.hpp"

namespace knead::evaluate {

namespace {

FigureTable hold_table(const TouchFigures& f) {
  const HoldFigures& hold = f.hold;
  return {.title = "Holding 30 N at places (of whoever may have 30 N)",
          .rows = {figure_row("people", hold.people, ""),
                   figure_row("people whose force never came or was lowered", hold.without, ""),
                   figure_row("RMSE, the middle person", hold.rmse_n_nominal, "N", Limit{0.40}),
                   figure_row("RMSE, median", hold.rmse_n_p50, "N"),
                   figure_row("RMSE, 95 % within", hold.rmse_n_p95, "N", Limit{0.80}),
                   figure_row("overshoot, 95 % within", hold.overshoot_pct_p95, "%", Limit{5.0}),
                   figure_row("set-point, median", hold.setpoint_n_p50, "N")}};
}

FigureTable knead_table(const TouchFigures& f) {
  return {.title = "Kneading 10 to 40 N at 2 Hz (of whoever may have 40 N)",
          .rows = {figure_row("people", f.knead.people, ""),
                   figure_row("people whose force never came or was lowered", f.knead.without, ""),
                   figure_row("RMSE, the middle person", f.knead.rmse_n_nominal, "N"),
                   figure_row("RMSE, median", f.knead.rmse_n_p50, "N"),
                   figure_row("RMSE, 95 % within", f.knead.rmse_n_p95, "N", Limit{1.6}),
                   figure_row("people with a force that is not stable", f.unstable_bodies, "",
                              Limit{0.0}),
                   figure_row("strongest tone of its own", f.tone_n_max, "N")}};
}

FigureTable stroke_table(const TouchFigures& f) {
  const StrokeFigures& stroke = f.stroke;
  return {.title = "Stroking at 30 mm/s over knots",
          .rows = {figure_row("people", stroke.people, ""),
                   figure_row("15 N: RMSE, median", stroke.rmse_n_p50, "N"),
                   figure_row("15 N: RMSE, 95 % within", stroke.rmse_n_p95, "N", Limit{0.8}),
                   figure_row("30 N: RMSE, 95 % within", stroke.deep.rmse_n_p95, "N"),
                   figure_row("contacts lost as the person leant forward", stroke.losses, ""),
                   figure_row("force step at contact, 95 % within", stroke.force_step_n_p95, "N"),
                   figure_row("force step at contact, largest", stroke.force_step_max_n, "N",
                              Limit{5.0})}};
}

FigureTable water_and_heat_table(const TouchFigures& f) {
  return {
      .title = "Water and warmth",
      .rows = {figure_row("line pressure, error in steady state, 95 % within",
                          f.jet.steady_error_pct_p95, "%", Limit{5.0}),
               figure_row("line pressure, overshoot, 95 % within", f.jet.overshoot_pct_p95, "%",
                          Limit{10.0}),
               figure_row("jets shut", f.jet.closings, ""),
               figure_row("a jet is shut, 95 % within", f.jet.close_ms_p95, "ms", Limit{300.0}),
               figure_row("warmest surface", f.heat.surface_max_degc, "degC", Limit{41.0}),
               figure_row("surface, error, 95 % within", f.heat.error_degc_p95, "K", Limit{0.5}),
               figure_row("warm, 95 % within", f.heat.settled_s_p95, "s"),
               figure_row("people whose pads never came to it", f.heat.never_warm, "")}};
}

FigureTable safety_table(const TouchFigures& f, std::optional<double> realtime_factor) {
  return {.title = "Ceilings, spine and the simulation itself",
          .rows = {figure_row("the controller's excesses over 2 N for 10 ms", f.ceiling_violations,
                              "", Limit{0.0}),
                   figure_row("the person's excesses over 2 N", f.person_excursions, ""),
                   figure_row("... largest", f.person_peak_over_n_max, "N", Limit{15.0}),
                   figure_row("... back within", f.person_back_ms_max, "ms", Limit{200.0}),
                   figure_row("spine contacts", f.spine_contacts, "", Limit{0.0}),
                   figure_row("people whose chair broke its physics", f.invariants_broken, "",
                              Limit{0.0}),
                   figure_row("people of whom a sign took force as they sat still", f.lowered, ""),
                   figure_row("... though no muscle had tensed up", f.lowered_without_guarding, ""),
                   figure_row("sessions that did not come to their end", f.not_finished, ""),
                   figure_row("virtual over processor time, 30 minutes", realtime_factor, "",
                              Limit{300.0, true})}};
}

FigureTable population_table(const PopulationFigures& p) {
  const TouchFigures& f = p.figures;
  return {.title = fmt::format("{}: as much as the envelope allows", name(p.population)),
          .rows = {figure_row("people", f.people, ""),
                   figure_row("held, set-point, median", f.hold.setpoint_n_p50, "N"),
                   figure_row("held, RMSE, 95 % within", f.hold.rmse_n_p95, "N"),
                   figure_row("held, overshoot, 95 % within", f.hold.overshoot_pct_p95, "%"),
                   figure_row("kneaded, RMSE, 95 % within", f.knead.rmse_n_p95, "N"),
                   figure_row("stroked with 15 N, RMSE, 95 % within", f.stroke.rmse_n_p95, "N"),
                   figure_row("force step at contact, largest", f.stroke.force_step_max_n, "N"),
                   figure_row("line pressure, error, 95 % within", f.jet.steady_error_pct_p95, "%"),
                   figure_row("surface, error, 95 % within", f.heat.error_degc_p95, "K"),
                   figure_row("the person's excesses, largest", f.person_peak_over_n_max, "N")}};
}

FigureTable worst_table(const Touch& touch) {
  FigureTable table{.title = "Whom to look at: the largest of each figure", .rows = {}};
  for (const WorstBody& w : worst_bodies(touch)) {
    table.rows.push_back(
        {.what = fmt::format("{}: seed {}, {}", w.figure, w.seed, name(w.population)),
         .measured = fmt::format("{:.3g}", w.value)});
  }
  return table;
}

}  // namespace

std::vector<FigureTable> tables(const Touch& touch) {
  const TouchFigures f = figures(touch);
  std::vector<FigureTable> all{hold_table(f), knead_table(f), stroke_table(f),
                               water_and_heat_table(f), safety_table(f, touch.realtime_factor)};
  const std::vector<PopulationFigures> populations = by_population(touch);
  for (const PopulationFigures& p : populations) all.push_back(population_table(p));
  all.push_back(worst_table(touch));
  return all;
}

std::string touch_text(const Touch& touch, bool colour) {
  return people_line(touch.bodies.size(), touch.seeds, touch.wall_s) +
         tables_text(tables(touch), colour);
}

}  // namespace knead::evaluate
