#include "daemon/simulate/report_json.hpp"

#include <boost/json.hpp>

#include "daemon/simulate/json_text.hpp"
#include "daemon/simulate/refusal_words.hpp"
#include "daemon/simulate/withhold.hpp"
#include "hal/sim/seeds.hpp"

namespace knead::simulate {

namespace {

namespace json = boost::json;

json::object reason_map(const std::array<double, kReasons>& by_reason) {
  json::object out;
  for (const ReasonRow& r : reason_table()) {
    const double value = by_reason[static_cast<std::size_t>(r.reason)];
    if (value > 0.0) out[r.code] = rounded(value);
  }
  return out;
}

json::array phases(const scoring::SessionLog& log) {
  json::array out;
  for (const scoring::Stretch& p : log.phases()) {
    out.push_back(json::object{
        {"name", p.name}, {"start_s", rounded(p.start_s)}, {"end_s", rounded(p.end_s)}});
  }
  return out;
}

json::array person(const scoring::SessionLog& log) {
  json::array out;
  for (const scoring::Window& w : log.person()) {
    out.push_back(json::object{{"start_s", rounded(w.start_s)}, {"end_s", rounded(w.end_s)}});
  }
  return out;
}

json::object force(const scoring::Scorer& scores) {
  const scoring::HoldFigures hold = scores.hold.figures();
  const scoring::OvershootFigures overshoot = scores.overshoot.figures();
  const scoring::WorkFigures work = scores.work.figures();
  const scoring::CeilingFigures& ceiling = scores.ceiling.figures();
  return {
      {"hold_rmse_n", rounded(hold.rmse_n)},
      {"hold_rmse_with_person_n", rounded(hold.rmse_with_person_n)},
      {"hold_s", rounded(hold.held_s)},
      {"overshoot_pct", rounded(overshoot.worst_pct)},
      {"overshoot_at_s", rounded(overshoot.at_s)},
      {"overshoot_windows", overshoot.rises + overshoot.first_touches},
      {"first_touch_over_n", rounded(overshoot.first_touch_n)},
      {"work_mean_n", rounded(work.mean_n)},
      {"work_asked_n", rounded(work.asked_n)},
      {"work_programme_n", rounded(work.programme_n)},
      {"work_unlimited_s", rounded(work.unlimited_s)},
      {"work_all_mean_n", rounded(work.all_mean_n)},
      {"work_all_asked_n", rounded(work.all_asked_n)},
      {"work_limited_by", reason_map(work.limited_s)},
      {"max_n", rounded(ceiling.max_n)},
      {"ceiling_n", rounded(ceiling.ceiling_max_n)},
      {"ceiling_violations", ceiling.violations},
      {"controller_caused_peak_over_n", rounded(ceiling.controller_over_n)},
      {"person_caused_excursions", ceiling.person_excursions},
      {"person_caused_peak_over_n", rounded(ceiling.person_peak_over_n)},
      {"person_caused_back_ms_max", rounded(ceiling.person_back_ms_max)},
  };
}

json::object release(const scoring::ReleaseScore& score) {
  const std::vector<scoring::Release> releases = score.releases();
  json::array list;
  for (const scoring::Release& r : releases) {
    list.push_back(json::object{{"cause", r.cause},
                                {"state", r.state},
                                {"at_s", rounded(r.at_s)},
                                {"ms", rounded(r.ms)},
                                {"force_before_n", rounded(r.force_before_n)},
                                {"force_after_n", rounded(r.after_n)},
                                {"finished", r.finished}});
  }
  return {{"count", releases.size()},
          {"worst_ms", rounded(scoring::worst_ms(releases))},
          {"list", std::move(list)}};
}

json::object distress(const scoring::DistressFigures& f) {
  return {{"true_episodes", f.true_episodes},
          {"detected", f.detected},
          {"missed", f.missed},
          {"false_reductions", f.false_reductions},
          {"false_stops", f.false_stops},
          {"delay_ms_p50", rounded(f.delay_ms_p50)},
          {"delay_ms_p95", rounded(f.delay_ms_p95)}};
}

json::object reasons(const scoring::SessionLog& log) {
  json::object out;
  for (const ReasonRow& r : reason_table()) {
    const std::uint64_t count = log.reasons()[static_cast<std::size_t>(r.reason)];
    if (count > 0) out[r.code] = count;
  }
  return out;
}

json::object heat(const scoring::DoseFigures& dose) {
  json::array zones;
  for (double degc : dose.surface_max_degc) zones.push_back(rounded(degc));
  return {{"surface_max_degc", rounded(dose.surface_highest_degc)},
          {"surface_max_by_zone_degc", std::move(zones)}};
}

json::object emg(const SessionSetup& setup, const EmgTally& tally) {
  json::array quality;
  json::array usable;
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    quality.push_back(rounded(tally.mean_quality(i)));
    usable.push_back(rounded(tally.usable_share(i)));
  }
  json::object out;
  out["source"] = setup.plant ? "plant" : setup.emg ? setup.emg->source : "synthetic";
  if (setup.emg) out["recorded_channel"] = setup.emg->channel + 1;
  out["mean_quality"] = std::move(quality);
  out["usable_share"] = std::move(usable);
  return out;
}

json::object invariants(const sim::Invariants& held) {
  json::object out{{"violations", held.violations}};
  if (held.violations > 0) {
    out["first"] = held.first;
    out["first_value"] = rounded(held.first_value);
    out["first_at_s"] = rounded(seconds(held.first_at.time_since_epoch()));
  }
  return out;
}

}  // namespace

json::object report_json(const SessionSetup& setup, const SessionReport& report) {
  const scoring::Scorer& scores = report.scores;
  const scoring::DoseFigures dose = scores.dose.figures();
  json::object out;
  out["schema_version"] = 1;
  out["seed"] = setup.seed;
  out["seed_set"] = sim::seed_set(setup.seed);
  out["programme"] = view(setup.programmes[setup.programme].name);
  out["minutes_asked"] = rounded(
      setup.minutes > 0.0 ? setup.minutes : setup.programmes[setup.programme].default_minutes);
  out["minutes_allowed"] = rounded(report.minutes_allowed);
  out["condition"] = name(setup.condition);
  out["body"] = report.plant.empty() ? setup.body_source : "plant " + report.plant;
  out["scenario"] = setup.scenario ? json::value(setup.scenario->title) : json::value(nullptr);
  out["outcome"] = name(report.outcome);
  if (report.refusal != Refusal::none) {
    out["refused_because"] = refusal_words(setup, report.refusal);
  }
  out["duration_s"] = rounded(report.duration_s);
  out["wall_s"] = rounded(report.wall_s);
  out["realtime_factor"] = rounded(report.realtime_factor());
  out["cycles"] = report.cycles;
  out["phases"] = phases(scores.log);
  out["force"] = force(scores);
  out["release"] = release(scores.release);
  out["distress"] = distress(scores.distress.figures());
  out["spine"] =
      json::object{{"contacts", scores.spine.figures().contacts},
                   {"scan_error_mm_max", rounded(scores.spine.figures().scan_error_mm_max)}};
  out["dose"] =
      json::object{{"left_n_s", rounded(dose.left_n_s)}, {"right_n_s", rounded(dose.right_n_s)}};
  out["jets"] = json::object{{"on_s", rounded(dose.jets_on_s)},
                             {"mean_kpa", rounded(dose.jets_mean_kpa)},
                             {"max_kpa", rounded(dose.jets_max_kpa)}};
  out["heat"] = heat(dose);
  out["emg"] = emg(setup, report.emg);
  out["person"] = person(scores.log);
  out["reasons"] = reasons(scores.log);
  out["invariants"] = invariants(report.invariants);
  withhold_unknown(report, out);
  return out;
}

}  // namespace knead::simulate
