#include "daemon/evaluate/senses_json.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "daemon/evaluate/figure_json.hpp"

namespace knead::evaluate {

namespace {

namespace json = boost::json;
using simulate::rounded;

json::object guarding_json(const GuardingFigures& f) {
  return {{"delay_ms_p50", figure(f.delay_ms_p50)},
          {"delay_ms_p95", figure(f.delay_ms_p95)},
          {"episodes", f.episodes},
          {"missed", f.missed},
          {"miss_rate", figure(f.miss_rate)},
          {"episodes_with_cough_or_shift", f.stirred},
          {"missed_with_cough_or_shift", f.missed_stirred},
          {"missed_already_eased", f.missed_eased},
          {"false_reductions_per_session", figure(f.false_reductions_per_session)},
          {"false_stops_per_session", figure(f.false_stops_per_session)},
          {"people", f.people},
          {"massage_h", rounded(f.massage_s / 3600.0)}};
}

json::object quality_json(const QualityFigures& f) {
  json::object faults;
  for (std::size_t i = 1; i < kEmgTroubles; ++i) {
    const TroubleFigures& t = f.by_trouble[i];
    json::object taken_for;
    for (std::size_t j = 0; j < kEmgTroubles; ++j) {
      if (t.taken_for[j] > 0) taken_for[name(static_cast<EmgTrouble>(j))] = t.taken_for[j];
    }
    faults[name(static_cast<EmgTrouble>(i))] = json::object{{"faults", t.faults},
                                                            {"unflagged", t.unflagged},
                                                            {"flag_ms_p50", figure(t.flag_ms_p50)},
                                                            {"flag_ms_max", figure(t.flag_ms_max)},
                                                            {"taken_for", std::move(taken_for)}};
  }
  return {{"flag_ms_max", figure(f.flag_ms_max)},
          {"excluded_ms_max", figure(f.excluded_ms_max)},
          {"faults", f.faults},
          {"unflagged", f.unflagged},
          {"not_begun", f.not_begun},
          {"false_flags_per_channel_hour", figure(f.false_flags_per_channel_hour)},
          {"false_flags", f.false_flags},
          {"channel_hours", rounded(f.sound_channel_h)},
          {"by_fault", std::move(faults)}};
}

json::object stiffness_json(const StiffnessFigures& f) {
  return {{"error_pct_p50", figure(f.error_pct_p50)},
          {"error_pct_p90", figure(f.error_pct_p90)},
          {"unknown_rate", figure(f.unknown_rate)},
          {"asymmetry_sensitivity", figure(f.asymmetry_sensitivity)},
          {"asymmetry_false_rate", figure(f.asymmetry_false_rate)},
          {"sites", f.readings},
          {"unlike_pairs", f.unlike_pairs},
          {"alike_pairs", f.alike_pairs}};
}

json::object scan_json(const ScanFigures& f, const std::string& people) {
  json::object doubts;
  for (const auto& [doubt, count] : f.refused_for) doubts[doubt] = count;
  json::object hostile;
  for (const auto& [kind, h] : f.hostile) {
    hostile[kind] = json::object{
        {"tried", h.tried}, {"refused", h.refused}, {"wrong_accepted", h.wrong_accepted}};
  }
  return {{"spine_line_mm_p50", figure(f.spine_line_mm_p50)},
          {"spine_line_mm_p99", figure(f.spine_line_mm_p99)},
          {"zone_border_mm_p50", figure(f.zone_border_mm_p50)},
          {"zone_border_mm_p99", figure(f.zone_border_mm_p99)},
          {"refused", figure(f.refused_rate)},
          {"refused_people", f.refused},
          {"refused_for", std::move(doubts)},
          {"wrong_accepted", f.wrong_accepted},
          {"hostile", std::move(hostile)},
          {"people", f.people},
          {"seconds_p50", figure(f.seconds_p50)},
          {"sizes", people}};
}

}  // namespace

json::object senses_json(const Senses& senses, const SensesFigures& f, const std::string& people) {
  json::object report{{"seeds", fmt::format("{}..{}", senses.seeds.first, senses.seeds.last)},
                      {"seed_set", sim::seed_set(senses.seeds.first)},
                      {"bodies", senses.bodies.size()},
                      {"wall_s", rounded(senses.wall_s)},
                      {"guarding", guarding_json(f.guarding)}};
  report["guarding_beside"] = guarding_json(f.beside_hardships);
  for (const Hardship h : kAllHardships) {
    report[fmt::format("guarding_{}", name(h))] =
        guarding_json(f.hardships[static_cast<std::size_t>(h)]);
  }
  report["quality"] = quality_json(f.quality);
  report["stiffness"] = stiffness_json(f.stiffness);
  report["scan"] = scan_json(f.scan, people);
  return report;
}

}  // namespace knead::evaluate
