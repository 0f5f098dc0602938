#include "display/panel/firmness.hpp"

#include <gtest/gtest.h>

#include <string>

#include "display/panel/panel.hpp"
#include "tests/unit/panel/sample_snapshot.hpp"

namespace knead::panel {
namespace {

StiffnessMap felt() {
  StiffnessMap map;
  map.stations = 8;
  for (std::size_t station = 0; station < map.stations; ++station) {
    for (auto& side : map.sites) {
      side[station] = {.known = true, .value = NewtonPerMillimetre(3.0)};
    }
  }
  map.sites[index(Side::left)][2].value = NewtonPerMillimetre(6.0);
  map.sites[index(Side::right)][5].known = false;
  return map;
}

std::string row_of(const Canvas& canvas, int row) {
  std::string text;
  for (int column = 0; column < canvas.columns(); ++column) {
    const char32_t glyph = canvas.at(column, row).glyph;
    text += glyph < 128     ? static_cast<char>(glyph)
            : glyph == U'·' ? '.'
            : glyph == U'▇' ? 'F'
                            : 'h';
  }
  return text;
}

TEST(Firmness, a_firm_place_stands_out_and_an_unknown_one_is_a_dot) {
  Canvas canvas(70, 2);
  draw_firmness(canvas, {0, 0, 70, 2}, felt());
  EXPECT_EQ(row_of(canvas, 0).substr(0, 30), "BACK   left   h h F h h h h h ");
  EXPECT_EQ(row_of(canvas, 1).substr(0, 30), "       right  h h h h h . h h ");
  EXPECT_NE(row_of(canvas, 0).find("3.0 to 6.0 N/mm"), std::string::npos);
}

TEST(Firmness, before_palpation_nothing_is_shown) {
  Canvas canvas(70, 2);
  draw_firmness(canvas, {0, 0, 70, 2}, StiffnessMap{});
  EXPECT_EQ(row_of(canvas, 0), std::string(70, ' '));
}

TEST(Firmness, a_large_terminal_has_room_for_it) {
  Snapshot snapshot = test::massage();
  snapshot.stiffness = felt();
  const PanelOptions options{.colour = false, .age = 12ms, .title = "", .footer = ""};
  const auto shown = [&](PanelSize size) {
    return render(snapshot, ChairDescription{}, size, options).find("pelvis to shoulders") !=
           std::string::npos;
  };
  EXPECT_TRUE(shown({110, 36}));
  EXPECT_FALSE(shown({80, 24}));
}

}  // namespace
}  // namespace knead::panel
