#include "daemon/simulate/withhold.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace knead::simulate {

namespace {

namespace json = boost::json;
using bridge::TruthParts;

struct Part {
  bool TruthParts::* known;
  std::string_view name;
};

constexpr std::array kParts{Part{&TruthParts::rollers, "TRUTH_PART_ROLLERS"},
                            Part{&TruthParts::spine, "TRUTH_PART_SPINE"},
                            Part{&TruthParts::guarding, "TRUTH_PART_GUARDING"},
                            Part{&TruthParts::person_caused, "TRUTH_PART_PERSON_CAUSED"},
                            Part{&TruthParts::jets, "TRUTH_PART_JETS"},
                            Part{&TruthParts::surface, "TRUTH_PART_SURFACE"}};

/// A figure and a part of the truth without which it cannot be told. `key` empty: the whole
/// section.
struct Need {
  std::string_view section;
  std::string_view key;
  bool TruthParts::* needs;
};

// clang-format off: a table is read by columns.
constexpr std::array kNeeds{
  Need{"force", "hold_rmse_n", &TruthParts::rollers},
  Need{"force", "hold_rmse_n", &TruthParts::person_caused},
  Need{"force", "hold_rmse_with_person_n", &TruthParts::rollers},
  Need{"force", "hold_s", &TruthParts::rollers},
  Need{"force", "hold_s", &TruthParts::person_caused},
  Need{"force", "overshoot_pct", &TruthParts::rollers},
  Need{"force", "overshoot_pct", &TruthParts::person_caused},
  Need{"force", "overshoot_at_s", &TruthParts::rollers},
  Need{"force", "overshoot_at_s", &TruthParts::person_caused},
  Need{"force", "overshoot_windows", &TruthParts::rollers},
  Need{"force", "first_touch_over_n", &TruthParts::rollers},
  Need{"force", "first_touch_over_n", &TruthParts::person_caused},
  Need{"force", "work_mean_n", &TruthParts::rollers},
  Need{"force", "work_all_mean_n", &TruthParts::rollers},
  Need{"force", "max_n", &TruthParts::rollers},
  Need{"force", "ceiling_violations", &TruthParts::rollers},
  Need{"force", "ceiling_violations", &TruthParts::person_caused},
  Need{"force", "controller_caused_peak_over_n", &TruthParts::rollers},
  Need{"force", "controller_caused_peak_over_n", &TruthParts::person_caused},
  Need{"force", "person_caused_excursions", &TruthParts::rollers},
  Need{"force", "person_caused_excursions", &TruthParts::person_caused},
  Need{"force", "person_caused_peak_over_n", &TruthParts::rollers},
  Need{"force", "person_caused_peak_over_n", &TruthParts::person_caused},
  Need{"force", "person_caused_back_ms_max", &TruthParts::rollers},
  Need{"force", "person_caused_back_ms_max", &TruthParts::person_caused},
  Need{"release", "worst_ms", &TruthParts::rollers},
  Need{"release", "list", &TruthParts::rollers},
  Need{"distress", "", &TruthParts::guarding},
  Need{"spine", "contacts", &TruthParts::rollers},
  Need{"spine", "contacts", &TruthParts::spine},
  Need{"spine", "scan_error_mm_max", &TruthParts::rollers},
  Need{"spine", "scan_error_mm_max", &TruthParts::spine},
  Need{"dose", "", &TruthParts::rollers},
  Need{"jets", "", &TruthParts::jets},
  Need{"heat", "", &TruthParts::surface},
  Need{"person", "", &TruthParts::person_caused},
};
// clang-format on

std::string_view name_of(bool TruthParts::* part) {
  for (const Part& p : kParts) {
    if (p.known == part) return p.name;
  }
  return {};
}

/// No session was begun: a zero would say that it was, and went well.
void withhold_all(json::object& out) {
  json::object why;
  for (const std::string_view section :
       {"force", "release", "distress", "spine", "dose", "jets", "heat"}) {
    for (auto& [key, figure] : out.at(section).as_object()) figure = nullptr;
    why[section] = "the session was refused";
  }
  out["withheld"] = std::move(why);
}

}  // namespace

std::vector<std::string_view> untold(const TruthParts& known) {
  std::vector<std::string_view> names;
  for (const Part& part : kParts) {
    if (!(known.*part.known)) names.push_back(part.name);
  }
  return names;
}

void withhold_unknown(const SessionReport& report, json::object& out) {
  if (report.refusal != Refusal::none) return withhold_all(out);
  if (report.plant.empty()) return;
  json::object why;
  for (const Need& need : kNeeds) {
    if (report.known.*need.needs) continue;
    json::value& section = out.at(need.section);
    if (need.key.empty()) {
      section = nullptr;
    } else if (section.is_object()) {
      section.as_object().at(need.key) = nullptr;
    }
    json::value& missing = why[need.section];
    const std::string_view part = name_of(need.needs);
    if (!missing.is_string()) {
      missing = "the plant does not tell " + std::string(part);
    } else if (missing.as_string().find(part) == json::string::npos) {
      missing.as_string().append(", ").append(part);
    }
  }
  out["invariants"] = nullptr;
  why["invariants"] = "those of the simulated chair; a plant has its own";
  out["withheld"] = std::move(why);
}

}  // namespace knead::simulate
