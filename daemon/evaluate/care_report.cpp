#include "daemon/evaluate/care_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "daemon/simulate/json_text.hpp"

namespace knead::evaluate {

namespace {

namespace json = boost::json;
using simulate::rounded;

/// How many of each kind there were: a promise that was never put to the test is not kept.
struct Tally {
  int refused = 0;       ///< by care
  int must_refuse = 0;   ///< by the law
  int not_possible = 0;  ///< allowed, but nothing of the programme is, or it takes too long
  int massaged = 0;
  int completed = 0;
  int ended_early = 0;
  int hung = 0;  ///< neither ended nor came to its rest
  int varied = 0;
  int with_signs = 0;
  double massage_min = 0.0;
  std::uint64_t invariants_broken = 0;
};

Tally tally_of(const Care& care) {
  Tally t;
  for (const CareMet& met : care.pairs) {
    t.must_refuse += met.must_refuse ? 1 : 0;
    t.refused += met.prescribed ? 0 : 1;
    t.not_possible += met.prescribed && met.refusal != Refusal::none ? 1 : 0;
    t.massaged += met.massage_s > 0.0 ? 1 : 0;
    t.completed += met.rests ? 1 : 0;
    t.ended_early += met.massage_s > 0.0 && met.outcome != Outcome::none ? 1 : 0;
    t.hung += met.massage_s > 0.0 && met.outcome == Outcome::none && !met.rests ? 1 : 0;
    t.varied += met.programme.ends_with("varied") ? 1 : 0;
    t.with_signs += met.signs > 0 ? 1 : 0;
    t.massage_min += met.massage_s / 60.0;
    t.invariants_broken += met.invariants.violations;
  }
  return t;
}

int broken(const Care& care, CarePromise promise) {
  return static_cast<int>(std::ranges::count_if(care.pairs, [&](const CareMet& met) {
    return met.breaches[static_cast<std::size_t>(promise)].has_value();
  }));
}

json::array first_breaches(const Care& care) {
  json::array all;
  for (const CareMet& met : care.pairs) {
    for (std::size_t i = 0; i < kCarePromises; ++i) {
      if (!met.breaches[i]) continue;
      const CareBreach& breach = *met.breaches[i];
      all.push_back(json::object{{"seed", met.seed},
                                 {"programme", met.programme},
                                 {"promise", name(static_cast<CarePromise>(i))},
                                 {"at_s", rounded(breach.at_s)},
                                 {"value", rounded(breach.value)},
                                 {"limit", rounded(breach.limit)}});
    }
  }
  return all;
}

/// Whose simulated chair broke its physics, and which law first.
json::array broken_physics(const Care& care) {
  json::array all;
  for (const CareMet& met : care.pairs) {
    if (met.invariants.violations == 0) continue;
    all.push_back(
        json::object{{"seed", met.seed},
                     {"programme", met.programme},
                     {"what", met.invariants.first},
                     {"at_s", rounded(seconds(met.invariants.first_at.time_since_epoch()))},
                     {"value", rounded(met.invariants.first_value)}});
  }
  return all;
}

json::object by_programme(const Care& care) {
  std::map<std::string, std::pair<int, int>> met;  // massaged, refused or not possible
  for (const CareMet& one : care.pairs) {
    auto& [massaged, refused] = met[one.programme.substr(0, one.programme.find(','))];
    (one.massage_s > 0.0 ? massaged : refused) += 1;
  }
  json::object programmes;
  for (const auto& [name, counts] : met) {
    programmes[name] = json::object{{"massaged", counts.first}, {"not_massaged", counts.second}};
  }
  return programmes;
}

}  // namespace

json::object care_json(const Care& care) {
  const Tally t = tally_of(care);
  json::object promises;
  int all = 0;
  for (std::size_t i = 0; i < kCarePromises; ++i) {
    const auto promise = static_cast<CarePromise>(i);
    promises[name(promise)] = broken(care, promise);
    all += broken(care, promise);
  }
  return {{"seeds", fmt::format("{}..{}", care.seeds.first, care.seeds.last)},
          {"seed_set", sim::seed_set(care.seeds.first)},
          {"bodies", care.pairs.size()},
          {"wall_s", rounded(care.wall_s)},
          {"refused", t.refused},
          {"must_refuse", t.must_refuse},
          {"not_possible", t.not_possible},
          {"massaged", t.massaged},
          {"completed", t.completed},
          {"ended_early", t.ended_early},
          {"hung", t.hung},
          {"varied", t.varied},
          {"with_signs", t.with_signs},
          {"massage_min", rounded(t.massage_min)},
          {"invariants_broken", t.invariants_broken},
          {"broken_total", all},
          {"broken", promises},
          {"breaches", first_breaches(care)},
          {"broken_physics", broken_physics(care)},
          {"by_programme", by_programme(care)}};
}

std::string care_text(const Care& care) {
  const Tally t = tally_of(care);
  std::string text = fmt::format(
      "{} pairs, seeds {}..{}: {} refused by care, {} not possible with this programme, {} "
      "massaged "
      "for {:.0f} min in all, of which {} were completed; {} programmes were varied, {} sessions "
      "had "
      "signs\n\n",
      care.pairs.size(), care.seeds.first, care.seeds.last, t.refused, t.not_possible, t.massaged,
      t.massage_min, t.completed, t.varied, t.with_signs);
  for (std::size_t i = 0; i < kCarePromises; ++i) {
    const auto promise = static_cast<CarePromise>(i);
    text += fmt::format("{:<12} broken in {}\n", name(promise), broken(care, promise));
  }
  for (const CareMet& met : care.pairs) {
    if (met.invariants.violations > 0) {
      text += fmt::format(
          "seed {}, {}: the simulated chair broke its physics: {} at {:.3f} s, {:.4g}\n", met.seed,
          met.programme, met.invariants.first, seconds(met.invariants.first_at.time_since_epoch()),
          met.invariants.first_value);
    }
    for (std::size_t i = 0; i < kCarePromises; ++i) {
      if (!met.breaches[i]) continue;
      text += fmt::format("seed {}, {}: {} at {:.3f} s, {:.4g}, limit {:.4g}\n", met.seed,
                          met.programme, name(static_cast<CarePromise>(i)), met.breaches[i]->at_s,
                          met.breaches[i]->value, met.breaches[i]->limit);
    }
  }
  return text;
}

}  // namespace knead::evaluate
