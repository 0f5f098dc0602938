// Who says pain and goes on is scanned again: not where it has just hurt.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "sessions.hpp"

namespace knead::simulate {
namespace {

using config::Action;
using config::ScenarioEvent;

/// The rows of a trace, one a millisecond, in the columns that are asked for.
std::vector<std::vector<std::string>> columns(const std::filesystem::path& trace,
                                              const std::vector<std::string>& wanted) {
  const auto split = [](const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream text(line);
    for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
    return cells;
  };
  std::ifstream file(trace);
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const std::vector<std::string> cells = split(line);
    if (header.empty()) {
      header = cells;
      continue;
    }
    std::vector<std::string> row;
    for (const std::string& name : wanted) {
      const auto at = std::ranges::find(header, name) - header.begin();
      row.push_back(cells.at(static_cast<std::size_t>(at)));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

ScenarioEvent at(double at_s, Action action) {
  ScenarioEvent event{};
  event.at_s = at_s;
  event.action = action;
  return event;
}

TEST(ResumeScenario, CR_14_the_scan_of_a_resume_touches_nowhere_near_where_pain_was_said) {
  constexpr double kPain_s = 25.59;
  SessionSetup setup = setup_of({.seed = 12, .body = config_file("bodies/nominal.toml")});
  setup.scenario = config::Scenario{
      .title = "",
      .events = {at(kPain_s, Action::pain), at(32.0, Action::resume), at(55.0, Action::stop)}};
  const auto trace = std::filesystem::path(testing::TempDir()) / "resume_after_pain.csv";
  const auto report =
      run_session(setup, {.trace = trace, .emg_trace = {}, .until = 60s, .progress = {}});
  ASSERT_TRUE(report) << report.error().message();

  double painful_mm = 0.0;
  int touched_again = 0;
  bool said = false;
  for (const auto& row :
       columns(trace, {"phase", "carriage_mm", "force_true_left_n", "force_true_right_n"})) {
    const bool resumed = said && row[0] == "body_scan";
    said = said || row[0] == "paused";
    const double carriage = std::stod(row[1]);
    const double force = std::max(std::stod(row[2]), std::stod(row[3]));
    if (!said && force > 0.5) painful_mm = carriage;
    if (!resumed || force < 0.5) continue;
    ++touched_again;
    ASSERT_GT(std::abs(carriage - painful_mm), 35.0);
  }
  EXPECT_GT(touched_again, 1000) << "nothing was put to the test";
  std::filesystem::remove(trace);
}

}  // namespace
}  // namespace knead::simulate
