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

constexpr double kPain_s = 25.59;

struct Row {
  std::string phase;
  double carriage_mm = 0.0;
  double force_n = 0.0;   ///< the harder roller's, true
  double depth_mm = 0.0;  ///< of the roller that reaches further
};

struct Course {
  std::vector<Row> resumed{};  ///< what came after the pause, one a millisecond
  double painful_mm = 0.0;     ///< where the rollers touched when pain was said
};

/// Pain in the warm-up, going on 6 s later, and what else happens.
Course goes_on_after_pain(std::vector<ScenarioEvent> events, Duration until) {
  events.insert(events.begin(), {at(kPain_s, Action::pain), at(32.0, Action::resume)});
  SessionSetup setup = setup_of({.seed = 12, .body = config_file("bodies/nominal.toml")});
  setup.scenario = config::Scenario{.title = "", .events = std::move(events)};
  const auto trace = std::filesystem::path(testing::TempDir()) / "resume_after_pain.csv";
  const auto report =
      run_session(setup, {.trace = trace, .emg_trace = {}, .until = until, .progress = {}});
  if (!report) throw std::runtime_error(report.error().message());

  Course course;
  bool said = false;
  for (const auto& row :
       columns(trace, {"phase", "carriage_mm", "force_true_left_n", "force_true_right_n",
                       "depth_left_mm", "depth_right_mm"})) {
    said = said || row[0] == "paused";
    const double carriage = std::stod(row[1]);
    const double force = std::max(std::stod(row[2]), std::stod(row[3]));
    if (!said && force > 0.5) course.painful_mm = carriage;
    const double depth = std::max(std::stod(row[4]), std::stod(row[5]));
    if (said && row[0] != "paused") course.resumed.push_back({row[0], carriage, force, depth});
  }
  std::filesystem::remove(trace);
  return course;
}

TEST(ResumeScenario, CR_14_the_scan_of_a_resume_touches_nowhere_near_where_pain_was_said) {
  const Course course = goes_on_after_pain({at(55.0, Action::stop)}, 60s);
  int touched_again = 0;
  for (const Row& row : course.resumed) {
    if (row.phase != "body_scan" || row.force_n < 0.5) continue;
    ++touched_again;
    ASSERT_GT(std::abs(row.carriage_mm - course.painful_mm), 35.0);
  }
  EXPECT_GT(touched_again, 1000) << "nothing was put to the test";
}

TEST(ResumeScenario, CR_14_where_pain_was_said_the_rollers_are_retracted_and_no_cough_meets_them) {
  std::vector<ScenarioEvent> coughs;
  for (double t = 50.0; t < 110.0; t += 0.7) coughs.push_back(at(t, Action::cough));
  coughs.push_back(at(110.0, Action::stop));
  const Course course = goes_on_after_pain(std::move(coughs), 112s);
  int there = 0;
  int touched_elsewhere = 0;
  for (const Row& row : course.resumed) {
    const bool painful = std::abs(row.carriage_mm - course.painful_mm) < 20.0;
    if (!painful) touched_elsewhere += row.force_n > 0.5 ? 1 : 0;
    if (!painful || row.phase != "warm-up") continue;
    ++there;
    ASSERT_LT(row.depth_mm, 0.5);
    ASSERT_LT(row.force_n, 0.5);
  }
  EXPECT_GT(there, 1000) << "nothing was put to the test";
  EXPECT_GT(touched_elsewhere, 1000);
}

}  // namespace
}  // namespace knead::simulate
