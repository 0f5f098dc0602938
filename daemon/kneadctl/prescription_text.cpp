#include "daemon/kneadctl/prescription_text.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <set>
#include <vector>

#include "daemon/kneadctl/history_file.hpp"
#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;

std::string sentence(const care::Objection& objection) {
  std::string line = fmt::format("  {} ", row(objection.rule).id);
  if (objection.unanswered && objection.question) {
    line += fmt::format("not answered yet: \"{}\"", row(*objection.question).text);
  } else if (objection.question) {
    line += fmt::format("your answer to \"{}\" speaks against it", row(*objection.question).text);
  } else {
    line += row(objection.rule).text;
  }
  if (objection.possible_from) {
    line += fmt::format("; it becomes possible on {}", text(*objection.possible_from));
  }
  if (objection.emergency()) line += fmt::format(". {}", care::kSeeADoctorNow);
  return line + '\n';
}

std::vector<std::string_view> techniques_in(const care::ZoneCaps& caps) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kTechniques; ++i) {
    const auto technique = static_cast<Technique>(i);
    if (technique == Technique::none || !caps.techniques.contains(technique)) continue;
    names.push_back(name(technique));
  }
  return names;
}

template <class T>
std::string capped_text(const care::Capped<T>& cap, std::string_view unit) {
  const std::string value = fmt::format("{:.0f} {}", cap.value.value(), unit);
  const std::string_view id = row(cap.by).id;
  return id.empty() ? value : fmt::format("{} ({})", value, id);
}

/// A left and a right of which the same is said share a line.
std::string zone_line(std::string_view where, const care::ZoneCaps& caps) {
  if (caps.left_out()) {
    return fmt::format("  {:<15} left out ({})\n", where, row(caps.left_out_by).id);
  }
  std::string line = fmt::format("  {:<15} {:<13} {:<16} ", where, capped_text(caps.force, "N"),
                                 capped_text(caps.jet, "kPa"));
  if (techniques_in(caps).size() + 1 == kTechniques) {
    line += "everything ";
  } else {
    for (const std::string_view technique : techniques_in(caps))
      line += fmt::format("{} ", technique);
  }
  if (const auto id = row(caps.techniques_by).id; !id.empty()) line += fmt::format("({})", id);
  while (line.ends_with(' ')) line.pop_back();
  return line + '\n';
}

std::string region_lines(Region region, const care::Prescription& prescription) {
  const care::ZoneCaps& left = prescription.at({region, Side::left});
  const care::ZoneCaps& right = prescription.at({region, Side::right});
  const std::string_view both = name(region);
  if (zone_line(both, left) == zone_line(both, right)) return zone_line(both, left);
  return zone_line(fmt::format("{} left", both), left) +
         zone_line(fmt::format("{} right", both), right);
}

/// Every rule that lowered something, in the order of the rules.
std::set<Rule> rules_in(const care::Prescription& prescription) {
  std::set<Rule> rules{prescription.massage_time.by};
  for (const care::ZoneCaps& caps : prescription.zones) {
    rules.insert({caps.left_out_by, caps.techniques_by, caps.force.by, caps.contact_pressure.by,
                  caps.jet.by, caps.depth.by, caps.surface.by});
  }
  rules.erase(Rule::none);
  return rules;
}

std::string allowed_text(const care::Prescription& prescription, std::optional<Newton> own_limit) {
  const std::string_view time_rule = row(prescription.massage_time.by).id;
  std::string lines = fmt::format(
      "A massage is possible today: number {} of the course, {:.0f} min at most{}.\n"
      "At most, by zone: each roller, each jet, and what may be done\n",
      prescription.session, seconds(prescription.massage_time.value) / 60.0,
      time_rule.empty() ? "" : fmt::format(" ({})", time_rule));
  for (std::size_t region = 0; region < kRegions; ++region) {
    lines += region_lines(static_cast<Region>(region), prescription);
  }
  lines += own_limit ? fmt::format("  your own limit  {:.0f} N (CR-08)\n", own_limit->value())
                     : "  your own limit  none (CR-08)\n";
  const std::set<Rule> rules = rules_in(prescription);
  if (!rules.empty()) lines += "Why\n";
  for (const Rule rule : rules) {
    lines += fmt::format("  {} {}\n", row(rule).id, row(rule).text);
  }
  return lines;
}

template <class T>
json::object capped(const char* key, double value, const care::Capped<T>& cap) {
  return {{key, simulate::rounded(value)}, {"by", row(cap.by).id}};
}

json::object zone_json(Zone zone, const care::ZoneCaps& caps) {
  json::array techniques;
  for (const std::string_view technique : techniques_in(caps)) techniques.emplace_back(technique);
  return {{"region", name(zone.region)},
          {"side", name(zone.side)},
          {"left_out", caps.left_out()},
          {"left_out_by", row(caps.left_out_by).id},
          {"force", capped("ceiling_n", caps.force.value.value(), caps.force)},
          {"contact_pressure",
           capped("ceiling_n_cm2", caps.contact_pressure.value.value(), caps.contact_pressure)},
          {"jet", capped("ceiling_kpa", caps.jet.value.value(), caps.jet)},
          {"depth", capped("ceiling_mm", caps.depth.value.value(), caps.depth)},
          {"surface", capped("ceiling_degc", caps.surface.value.value(), caps.surface)},
          {"techniques", std::move(techniques)},
          {"techniques_by", row(caps.techniques_by).id}};
}

json::object objection_json(const care::Objection& objection) {
  json::object one{{"rule", row(objection.rule).id},
                   {"text", row(objection.rule).text},
                   {"unanswered", objection.unanswered},
                   {"emergency", objection.emergency()}};
  if (objection.question) one["question"] = row(*objection.question).code;
  if (objection.possible_from) one["possible_from_day"] = text(*objection.possible_from);
  return one;
}

}  // namespace

std::string prescription_text(const care::Prescription& prescription,
                              std::optional<Newton> own_limit) {
  if (prescription.allowed()) return allowed_text(prescription, own_limit);
  std::string lines = "No massage today:\n";
  for (const care::Objection& objection : prescription.objections) lines += sentence(objection);
  return lines;
}

json::object prescription_json(const care::Prescription& prescription) {
  json::array objections;
  for (const care::Objection& objection : prescription.objections) {
    objections.push_back(objection_json(objection));
  }
  json::array zones;
  for (const Zone zone : kAllZones) zones.push_back(zone_json(zone, prescription.at(zone)));
  return {{"allowed", prescription.allowed()},
          {"objections", std::move(objections)},
          {"session", prescription.session},
          {"massage_time", capped("minutes", seconds(prescription.massage_time.value) / 60.0,
                                  prescription.massage_time)},
          {"comfort_ceiling_n", prescription.comfort_ceiling.value()},
          {"hernia", prescription.hernia},
          {"zones", std::move(zones)},
          {"notice", kNotADevice}};
}

}  // namespace knead::ctl
