#include "daemon/kneadctl/session_chart.hpp"

#include <gtest/gtest.h>

#include <string>

namespace knead::ctl {
namespace {

history::SessionDetail a_quarter_of_an_hour() {
  history::SessionDetail session;
  session.line.id = 12;
  session.line.programme = "slow_roll";
  session.phases = {{.at_ms = 60'000, .name = "warm-up", .technique = "stroking"},
                    {.at_ms = 240'000, .name = "kneading the back", .technique = "kneading"}};
  session.events = {{.at_ms = 300'000, .reason = "distress_ease", .channel = "session"}};
  session.trace = {{.at_ms = 60'000, .force_left_n = 8.0, .jet_kpa = 40.0}, {.at_ms = 900'000}};
  return session;
}

const plot::Chart& chart(const plot::Figure& figure, std::size_t panel) {
  return std::get<plot::Chart>(figure.panels.at(panel));
}

TEST(SessionChart, every_panel_is_over_the_same_minutes_and_only_the_last_is_numbered) {
  const plot::Figure figure = session_figure(a_quarter_of_an_hour());
  ASSERT_EQ(figure.panels.size(), 4U) << "phases, force, water, what happened";
  for (std::size_t i = 0; i < figure.panels.size(); ++i) {
    EXPECT_EQ(chart(figure, i).x.from, 0.0);
    EXPECT_EQ(chart(figure, i).x.to, 15.0);
    EXPECT_EQ(chart(figure, i).x.numbered, i + 1 == figure.panels.size());
  }
}

TEST(SessionChart, a_phase_lasts_until_the_next_and_the_last_until_the_end) {
  const plot::Figure figure = session_figure(a_quarter_of_an_hour());
  const plot::Chart& phases = chart(figure, 0);
  ASSERT_EQ(phases.series.size(), 2U);
  EXPECT_EQ(phases.series[0].points[1].x, 4.0);
  EXPECT_EQ(phases.series[1].points[1].x, 15.0);
  EXPECT_EQ(phases.y.names[1], "kneading the back");
}

TEST(SessionChart, names_are_words_and_have_room_beside_the_axis) {
  const plot::Figure figure = session_figure(a_quarter_of_an_hour());
  EXPECT_EQ(chart(figure, 3).y.names.at(0), "distress ease");
  EXPECT_NE(chart(figure, 0).title.find("slow roll"), std::string::npos);
  constexpr int kNarrowestLetter_px = 6;
  EXPECT_GT(figure.left_px,
            kNarrowestLetter_px * static_cast<int>(std::string("kneading the back").size()));
}

TEST(SessionChart, a_massage_without_water_has_no_panel_of_it_and_one_that_never_began_none) {
  history::SessionDetail dry = a_quarter_of_an_hour();
  dry.trace[0].jet_kpa = 0.0;
  EXPECT_EQ(session_figure(dry).panels.size(), 3U);
  EXPECT_TRUE(session_figure(history::SessionDetail{}).panels.empty());
}

}  // namespace
}  // namespace knead::ctl
