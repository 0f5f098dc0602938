#include "display/panel/canvas.hpp"

#include <gtest/gtest.h>

#include "display/panel/ansi.hpp"
#include "display/panel/bars.hpp"
#include "display/panel/svg.hpp"

namespace knead::panel {
namespace {

std::string row_of(const Canvas& canvas) { return to_ansi(canvas, false, canvas.columns(), 1); }

TEST(Canvas, text_of_any_script_goes_in_and_comes_out) {
  Canvas canvas(8, 1);
  canvas.write(0, 0, "aé€😀", {});
  EXPECT_EQ(row_of(canvas), "aé€😀    ");
}

TEST(Canvas, bytes_that_are_no_text_are_replaced) {
  EXPECT_EQ(code_points("a\xFF"), U"a\uFFFD");
  EXPECT_EQ(code_points("\xE2\x82"), U"\uFFFD\uFFFD");
}

TEST(Canvas, long_text_is_cut_with_an_ellipsis) {
  Canvas canvas(8, 1);
  EXPECT_EQ(canvas.write(1, 0, "something", {}, 5), 5);
  EXPECT_EQ(row_of(canvas), " some…  ");
}

TEST(Canvas, nothing_is_drawn_beside_the_sheet) {
  Canvas canvas(3, 1);
  canvas.put(-1, 0, U'x', {});
  canvas.put(3, 0, U'x', {});
  canvas.put(0, 1, U'x', {});
  canvas.write_right(1, 0, "abcd", {});
  EXPECT_EQ(row_of(canvas), "cd ");
}

TEST(Ansi, writes_an_escape_only_where_the_ink_changes_and_ends_each_row_clean) {
  Canvas canvas(4, 1);
  canvas.write(0, 0, "ab", {colour(79), colour(16), true});
  EXPECT_EQ(to_ansi(canvas, true, 4, 1), "\033[0;1;38;5;79;48;5;16mab\033[0m  ");
}

TEST(Ansi, cuts_what_a_small_terminal_has_no_room_for) {
  Canvas canvas(4, 2);
  canvas.write(0, 0, "abcd", {});
  canvas.write(0, 1, "efgh", {});
  EXPECT_EQ(to_ansi(canvas, false, 2, 1), "ab");
}

TEST(Bars, are_as_long_as_their_share) {
  for (const auto& [share, text] :
       {std::pair{0.0, "────"}, std::pair{0.5, "▇▇──"}, std::pair{1.0, "▇▇▇▇"},
        std::pair{7.0, "▇▇▇▇"}, std::pair{-1.0, "────"}}) {
    Canvas canvas(4, 1);
    draw_bar(canvas, 0, 0, 4, share, colour(79));
    EXPECT_EQ(row_of(canvas), text) << share;
  }
  Canvas mirrored(4, 1);
  draw_bar(mirrored, 0, 0, 4, 0.25, colour(79), Growth::leftwards);
  EXPECT_EQ(row_of(mirrored), "───▇");
}

TEST(Bars, a_gauge_shows_what_is_wanted_and_hatches_what_is_not_allowed) {
  Canvas canvas(10, 1);
  draw_gauge(canvas, 0, 0, 10, {.share = 0.3, .wanted = 0.4, .limit = 0.6, .colour = colour(79)});
  EXPECT_EQ(row_of(canvas), "▇▇▇─│─┃░░░");
}

TEST(Svg, colours_are_those_of_the_xterm_palette) {
  EXPECT_EQ(hex(colour(16)), "#000000");
  EXPECT_EQ(hex(colour(196)), "#ff0000");
  EXPECT_EQ(hex(colour(67)), "#5f87af");
  EXPECT_EQ(hex(colour(232)), "#080808");
  EXPECT_EQ(hex(colour(255)), "#eeeeee");
}

TEST(Svg, words_keep_their_place_and_markup_is_escaped) {
  Canvas canvas(6, 1);
  canvas.write(1, 0, "a<b &", {});
  const std::string svg = to_svg(canvas);
  EXPECT_NE(svg.find(">a&lt;b</text>"), std::string::npos) << svg;
  EXPECT_NE(svg.find(">&amp;</text>"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("a<b"), std::string::npos);
  EXPECT_NE(svg.find("textLength=\"27\""), std::string::npos);
}

}  // namespace
}  // namespace knead::panel
