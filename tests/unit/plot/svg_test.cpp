#include "daemon/plot/svg.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cmath>

namespace knead::plot {
namespace {

Chart chart_of(std::vector<Series> series) {
  return {.title = "Delay of detection",
          .x = {.label = "ms after half of the activation"},
          .y = {.label = "episodes"},
          .series = std::move(series)};
}

TEST(Svg, draws_titles_axes_and_keys_of_every_kind_of_series) {
  Chart chart =
      chart_of({{.name = "bars", .mode = Mode::bars, .points = {{0, 3}, {20, 40}, {40, 9}}},
                {.name = "line", .points = {{0, 1}, {40, 30}}},
                {.name = "steps", .mode = Mode::steps, .points = {{0, 9}, {40, 2}}},
                {.name = "dots", .mode = Mode::dots, .points = {{5, 5}}},
                {.name = "band", .mode = Mode::band, .points = {{0, 1, 2}, {40, 2, 5}}}});
  chart.spans.push_back({.from = 10.0, .to = 20.0, .label = "a span"});
  chart.marks.push_back({.at = 30.0, .label = "limit 30 ms"});
  const auto svg = to_svg({.panels = {chart}});
  ASSERT_TRUE(svg) << svg.error().message();
  for (const char* words : {"Delay of detection", "ms after half of the activation", "episodes",
                            "bars", "line", "steps", "dots", "band", "a span", "limit 30 ms"}) {
    EXPECT_NE(svg->find(words), std::string::npos) << words;
  }
}

TEST(Svg, draws_a_table_of_counts_with_its_names) {
  const Matrix matrix{.title = "Found and true",
                      .row_label = "was",
                      .column_label = "found as",
                      .rows = {"guarding", "calm"},
                      .columns = {"guarding", "nothing"},
                      .counts = {{512, 7}, {3, 0}}};
  const auto svg = to_svg({.panels = {matrix}});
  ASSERT_TRUE(svg) << svg.error().message();
  for (const char* words : {"Found and true", "found as", "calm", "nothing", "512"}) {
    EXPECT_NE(svg->find(words), std::string::npos) << words;
  }
}

TEST(Svg, gives_the_same_bytes_for_the_same_figure) {
  const Figure figure{.panels = {chart_of({{.points = {{0, 1}, {1, 2}}}})}};
  EXPECT_EQ(to_svg(figure).value(), to_svg(figure).value());
}

TEST(Svg, shows_empty_axes_where_nothing_was_measured) {
  EXPECT_TRUE(to_svg({.panels = {chart_of({{.name = "nothing"}})}}));
}

TEST(Svg, takes_any_text_for_text) {
  const auto svg = to_svg({.panels = {chart_of({{.name = "it's <a> & 'b' \\ \"c\"\n%d `x` @y",
                                                 .points = {{0, 1}, {1, 2}}}})}});
  ASSERT_TRUE(svg) << svg.error().message();
  EXPECT_NE(svg->find("it's &lt;a> &amp; 'b' \\ \"c\" %d `x` @y"), std::string::npos);
}

TEST(Svg, names_the_package_where_gnuplot_is_missing) {
  const std::string path = ::getenv("PATH");
  ::setenv("PATH", "/nonexistent", 1);
  const auto svg = to_svg({.panels = {chart_of({})}});
  ::setenv("PATH", path.c_str(), 1);
  ASSERT_FALSE(svg);
  EXPECT_EQ(svg.error().code, ErrorCode::missing);
  EXPECT_NE(svg.error().text.find("apt-get install gnuplot-nox"), std::string::npos);
}

TEST(Svg, says_in_gnuplots_words_what_it_could_not_draw) {
  Chart chart = chart_of({{.points = {{-1, -1}, {-2, -2}}}});
  chart.x.logarithmic = true;
  chart.x.from = -1.0;
  const auto svg = to_svg({.panels = {chart}});
  ASSERT_FALSE(svg);
  EXPECT_FALSE(svg.error().text.empty());
}

}  // namespace
}  // namespace knead::plot
