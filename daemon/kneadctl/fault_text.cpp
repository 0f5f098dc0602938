#include "daemon/kneadctl/fault_text.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>

#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;

/// A size as people say it, and where that is in millionths, how --magnitude wants it too.
std::string size_of(const v1::PossibleFault& fault) {
  if (!fault.has_usual_magnitude()) return {};
  constexpr double kMillionth = 1e-6;
  const double size = fault.usual_magnitude();
  if (fault.unit() == "V" && std::abs(size) < 1000 * kMillionth) {
    return fmt::format(" [{:g} µV, as --magnitude {:g}]", size / kMillionth, size);
  }
  return fmt::format(" [{:g}{}{}]", size, fault.unit().empty() ? "" : " ", fault.unit());
}

std::string place_of(const v1::PossibleFault& fault) {
  return fault.instances() > 1 ? fmt::format(", --index 0 to {}", fault.instances() - 1) : "";
}

}  // namespace

std::string faults_text(const v1::ServerHello& hello, const v1::Snapshot& state) {
  if (hello.faults().empty()) {
    return hello.chair_kind() == "sim"
               ? "nothing: this kneadd was not started with --allow-faults"
               : fmt::format("nothing: the chair is no simulated one but \"{}\"",
                             hello.chair_kind());
  }
  std::string text;
  for (const v1::PossibleFault& fault : hello.faults()) {
    text += fmt::format("{:<28} {}{}{}\n", fault.name(), fault.words(), place_of(fault),
                        size_of(fault));
  }
  if (state.faults().empty()) return text + "nothing is broken";
  text += "broken now:";
  for (const v1::SimulatedFault& fault : state.faults()) {
    text += fmt::format("\n  {} --index {} --magnitude {:g}", fault.name(), fault.index(),
                        fault.magnitude());
  }
  return text;
}

std::string faults_json(const v1::ServerHello& hello, const v1::Snapshot& state) {
  json::array possible;
  for (const v1::PossibleFault& fault : hello.faults()) {
    json::object row{
        {"name", fault.name()}, {"words", fault.words()}, {"instances", fault.instances()}};
    if (fault.has_usual_magnitude()) {
      row["usual_magnitude"] = fault.usual_magnitude();
      row["unit"] = fault.unit();
    }
    possible.push_back(std::move(row));
  }
  json::array on;
  for (const v1::SimulatedFault& fault : state.faults()) {
    on.push_back(json::object{
        {"name", fault.name()}, {"index", fault.index()}, {"magnitude", fault.magnitude()}});
  }
  return simulate::json_text(json::object{{"allowed", !hello.faults().empty()},
                                          {"possible", std::move(possible)},
                                          {"on", std::move(on)}});
}

}  // namespace knead::ctl
