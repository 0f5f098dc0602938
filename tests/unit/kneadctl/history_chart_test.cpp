#include "daemon/kneadctl/history_chart.hpp"

#include <gtest/gtest.h>

#include <string>

namespace knead::ctl {
namespace {

history::SessionLine session(double stiffness, int pain, double force, int signs) {
  history::SessionLine line{.programme = "classic"};
  line.totals.stiffness_n_per_mm = stiffness;
  line.totals.force_mean_n = force;
  line.totals.signs = signs;
  line.pain_before = pain;
  return line;
}

/// The series of that name in the first panel whose title has these words.
const plot::Series* series(const plot::Figure& figure, const std::string& title,
                           const std::string& name) {
  for (const auto& panel : figure.panels) {
    const auto* chart = std::get_if<plot::Chart>(&panel);
    if (chart == nullptr || chart->title.find(title) == std::string::npos) continue;
    for (const plot::Series& one : chart->series) {
      if (one.name == name) return &one;
    }
  }
  return nullptr;
}

TEST(HistoryChart, CR_41_stiffness_pain_force_and_signs_go_by_session) {
  const plot::Figure figure = history_figure(
      {session(5.0, 7, 12.0, 4), session(4.5, 5, 16.0, 2), session(4.0, 3, 20.0, 1)});
  ASSERT_EQ(figure.panels.size(), 4U);
  const plot::Series* stiffness = series(figure, "firm", "");
  const plot::Series* pain = series(figure, "said", "pain before");
  const plot::Series* force = series(figure, "Force", "mean");
  const plot::Series* signs = series(figure, "guarding", "signs");
  for (const plot::Series* one : {stiffness, pain, force, signs}) {
    ASSERT_NE(one, nullptr);
    ASSERT_EQ(one->points.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(one->points[i].x, static_cast<double>(i + 1));
  }
  EXPECT_EQ(stiffness->points[2].y, 4.0);
  EXPECT_EQ(pain->points[0].y, 7.0);
  EXPECT_EQ(force->points[1].y, 16.0);
  EXPECT_EQ(signs->points[2].y, 1.0);
}

TEST(HistoryChart, CR_41_what_is_not_known_is_left_away_and_not_drawn_as_zero) {
  history::SessionLine unasked{.programme = "classic"};
  const plot::Figure figure = history_figure({session(5.0, 7, 12.0, 4), unasked});
  const plot::Series* pain = series(figure, "said", "pain before");
  ASSERT_NE(pain, nullptr);
  EXPECT_EQ(pain->points.size(), 1U);
}

}  // namespace
}  // namespace knead::ctl
