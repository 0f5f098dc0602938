#include "display/panel/panel.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/unit/panel/sample_snapshot.hpp"

namespace knead::panel {
namespace {

const ChairDescription kChair;

PanelOptions plain(Duration age = 12ms) {
  return {.colour = false, .age = age, .title = "Classic massage", .footer = "q leave"};
}

std::string without_returns(std::string text) {
  std::erase(text, '\r');
  return text + "\n";
}

std::vector<std::string> lines_of(const std::string& frame) {
  std::vector<std::string> lines;
  std::stringstream stream(without_returns(frame));
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

/// The frame must be the committed one, letter by letter.
void expect_golden(const std::string& frame, const std::string& name) {
  const std::filesystem::path golden =
      std::filesystem::path(KNEAD_SOURCE_DIR) / "tests/unit/panel/golden" / name;
  std::ifstream stream(golden, std::ios::binary);
  std::stringstream committed;
  committed << stream.rdbuf();
  const std::string now = without_returns(frame);
  if (committed.str() != now) {
    const std::string copy = testing::TempDir() + name;
    std::ofstream(copy, std::ios::binary) << now;
    FAIL() << "the panel changed:\n" << now << "if it should, copy " << copy << " to " << golden;
  }
}

TEST(Panel, a_massage_looks_like_this) {
  expect_golden(render(test::massage(), kChair, {80, 24}, plain()), "massage_80x24.txt");
}

TEST(Panel, a_larger_terminal_shows_more) {
  expect_golden(render(test::massage(), kChair, {110, 36}, plain()), "massage_110x36.txt");
}

TEST(Panel, lapsed_time_and_simulated_faults_are_said_before_all_else) {
  PanelOptions options = plain();
  options.simulation = "20 times as fast as life, 1 fault simulated";
  const std::string first = lines_of(render(test::massage(), kChair, {80, 24}, options))[0];
  EXPECT_NE(first.find("KNEAD  20 times as fast as life, 1 fault simulated"), std::string::npos);
  EXPECT_NE(first.find("data 12 ms"), std::string::npos);
}

TEST(Panel, idle_looks_like_this) {
  expect_golden(render(test::idle(), kChair, {80, 24}, plain()), "idle_80x24.txt");
}

TEST(Panel, a_pause_looks_like_this) {
  expect_golden(render(test::paused(), kChair, {80, 24}, plain()), "paused_80x24.txt");
}

TEST(Panel, a_fault_looks_like_this) {
  expect_golden(render(test::faulty(), kChair, {80, 24}, plain()), "fault_80x24.txt");
}

TEST(Panel, old_data_look_like_this) {
  expect_golden(render(test::massage(), kChair, {80, 24}, plain(3200ms)), "stale_80x24.txt");
}

TEST(Panel, data_are_old_beyond_the_limit_and_not_at_it) {
  EXPECT_EQ(render(test::massage(), kChair, {80, 24}, plain(kStaleAfter)).find("STALE"),
            std::string::npos);
  EXPECT_NE(render(test::massage(), kChair, {80, 24}, plain(kStaleAfter + 1ms)).find("STALE"),
            std::string::npos);
}

TEST(Panel, an_old_picture_has_no_colour_but_its_banner) {
  const std::string frame = render(test::massage(), kChair, {80, 24},
                                   {.colour = true, .age = 3s, .title = "", .footer = ""});
  EXPECT_NE(frame.find("48;5;160m"), std::string::npos);  // the red ground of the banner
  for (const char* working : {"38;5;79m", "38;5;203", "38;5;176"}) {
    EXPECT_EQ(frame.find(working), std::string::npos) << working;
  }
}

TEST(Panel, old_goes_before_fault_and_fault_before_pause) {
  EXPECT_NE(render(test::faulty(), kChair, {80, 24}, plain(3s)).find("!!! STALE !!!"),
            std::string::npos);
  EXPECT_NE(render(test::faulty(), kChair, {80, 24}, plain()).find("!!! FAULT !!!"),
            std::string::npos);
  EXPECT_NE(render(test::paused(), kChair, {80, 24}, plain()).find("[ PAUSED ]"),
            std::string::npos);
}

TEST(Panel, a_pause_says_what_the_person_said_and_not_merely_that_all_has_let_go) {
  Snapshot snapshot = test::paused();
  snapshot.recent[1] = snapshot.recent[0];
  snapshot.recent[0] = {.at = snapshot.at, .reason = Reason::released};
  snapshot.gate.cause = Reason::released;
  const auto lines = lines_of(render(snapshot, kChair, {80, 24}, plain()));
  EXPECT_NE(lines[1].find("You pressed the pain button"), std::string::npos) << lines[1];
}

TEST(Panel, every_session_state_has_its_word) {
  for (const auto& [state, word] :
       {std::pair{SessionState::idle, "RELEASED"}, std::pair{SessionState::self_test, "CHECKING"},
        std::pair{SessionState::body_scan, "LOOKING"}, std::pair{SessionState::massage, "MASSAGE"},
        std::pair{SessionState::paused, "PAUSED"}, std::pair{SessionState::rest, "REST"},
        std::pair{SessionState::ended, "RELEASED"}}) {
    Snapshot snapshot = test::massage();
    snapshot.state = state;
    EXPECT_NE(render(snapshot, kChair, {80, 24}, plain()).find(word), std::string::npos) << word;
  }
}

TEST(Panel, the_rest_is_counted_down) {
  Snapshot snapshot = test::released(test::massage());
  snapshot.state = SessionState::rest;
  snapshot.rest_left = 425s;
  EXPECT_NE(render(snapshot, kChair, {80, 24}, plain()).find("7:05"), std::string::npos);
}

TEST(Panel, without_colour_there_is_no_escape_sequence) {
  EXPECT_EQ(render(test::massage(), kChair, {80, 24}, plain()).find('\033'), std::string::npos);
}

TEST(Panel, every_frame_fills_the_terminal_exactly_whatever_its_size) {
  for (const PanelSize size : {PanelSize{80, 24}, PanelSize{81, 25}, PanelSize{132, 50},
                               PanelSize{40, 10}, PanelSize{300, 24}, PanelSize{80, 100}}) {
    for (const Snapshot& snapshot : {test::massage(), test::faulty(), Snapshot{}}) {
      const auto lines = lines_of(render(snapshot, kChair, size, plain()));
      ASSERT_EQ(static_cast<int>(lines.size()), size.rows);
      for (const std::string& line : lines) {
        ASSERT_EQ(static_cast<int>(code_points(line).size()), size.columns) << line;
      }
    }
  }
}

TEST(Panel, values_that_are_not_numbers_do_no_harm) {
  Snapshot snapshot = test::massage();
  snapshot.rollers[0].force = Newton(NAN);
  snapshot.rollers[0].lateral = Millimetre(NAN);
  snapshot.carriage = Millimetre(NAN);
  snapshot.emg[0].tone = NAN;
  snapshot.nozzle[0] = Kilopascal(NAN);
  snapshot.back_mat.cells[3] = Kilopascal(NAN);
  EXPECT_EQ(lines_of(render(snapshot, kChair, {80, 24}, plain())).size(), 24U);
}

TEST(Panel, a_force_above_its_ceiling_turns_red) {
  Snapshot snapshot = test::massage();
  const PanelOptions coloured{.colour = true, .age = {}, .title = {}, .footer = {}};
  const std::string red_bar = "38;5;203m▇";
  snapshot.emg[5].guarding = false;
  EXPECT_EQ(render(snapshot, kChair, {80, 24}, coloured).find(red_bar), std::string::npos);
  snapshot.rollers[0].force = snapshot.rollers[0].ceiling + Newton(0.5);
  EXPECT_NE(render(snapshot, kChair, {80, 24}, coloured).find(red_bar), std::string::npos);
}

TEST(Panel, the_picture_says_what_the_terminal_says) {
  const std::string svg = panel_svg(test::massage(), kChair, {80, 24}, plain());
  EXPECT_EQ(svg.rfind("<svg ", 0), 0U);
  EXPECT_EQ(svg.substr(svg.size() - 7), "</svg>\n");
  for (const char* word : {">MASSAGE<", ">trapezius<", ">37.6°<", ">flinched,<"}) {
    EXPECT_NE(svg.find(word), std::string::npos) << word;
  }
}

}  // namespace
}  // namespace knead::panel
