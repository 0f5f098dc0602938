#include "daemon/evaluate/figure_table.hpp"

#include <gtest/gtest.h>

#include <array>

namespace knead::evaluate {
namespace {

TEST(FigureTable, marks_what_was_missed_also_where_there_are_no_colours) {
  const std::array tables{FigureTable{
      .title = "Touch",
      .rows = {figure_row("kept", 3.0, "N", Limit{5.0}),
               figure_row("overshoot", 7.0, "%", Limit{5.0}),
               figure_row("found", 90.0, "%", Limit{95.0, true}), figure_row("people", 12.0, "")}}};
  EXPECT_EQ(tables_text(tables, false),
            "\nTouch\n"
            "  kept                                                3 N  <= 5 N\n"
            "  overshoot                                            7%  <= 5%  MISSED\n"
            "  found                                               90%  >= 95%  MISSED\n"
            "  people                                               12  \n");
}

}  // namespace
}  // namespace knead::evaluate
