#include "control/motion/jet_valves.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace knead::motion {
namespace {

constexpr double kDt = 0.001;
constexpr std::size_t kJets = 6;  // of the reference chair: rows at 260, 420 and 580 mm

JetWish everything() {
  JetWish wish{
      .wanted = true, .carriage = Millimetre(100.0), .spine = {.half_width = Millimetre(20.0)}};
  wish.share.fill(1.0);
  wish.approach.fill(1.0);
  return wish;
}

struct Valves {
  JetValves valves{ChairDescription{}};
  void run(const JetWish& wish, double seconds) {
    for (int i = 0; i < static_cast<int>(seconds / kDt); ++i) valves.step(wish, kDt);
  }
  [[nodiscard]] double open(std::size_t jet) const { return valves.commands()[jet].valve.value(); }
  [[nodiscard]] double sum() const {
    double sum = 0.0;
    for (std::size_t i = 0; i < kJets; ++i) sum += open(i);
    return sum;
  }
};

TEST(JetValves, keeps_jets_shut_near_the_rollers_and_over_the_spine) {
  Valves v;
  JetWish wish = everything();
  wish.carriage = Millimetre(420.0);
  v.run(wish, 4.0);
  EXPECT_EQ(v.open(2), 0.0);
  EXPECT_EQ(v.open(3), 0.0);
  EXPECT_EQ(v.open(0), 1.0);
  wish.spine.line.lateral.fill(Millimetre(55.0));  // the right column lies over the spine
  v.run(wish, 2.0);
  EXPECT_EQ(v.open(1), 0.0);
  EXPECT_EQ(v.open(0), 1.0);
}

TEST(JetValves, gives_each_jet_its_own_intensity) {
  Valves v;
  JetWish wish = everything();
  wish.share = {1.0, 0.8, 0.6, 0.4, 0.2, 0.0};
  v.run(wish, 2.0);
  for (std::size_t i = 0; i < kJets; ++i) EXPECT_NEAR(v.open(i), wish.share[i], 1e-9);
}

TEST(JetValves, opens_over_half_a_second_and_half_as_fast_where_it_hurt) {
  Valves v;
  JetWish wish = everything();
  wish.approach[3] = 0.5;
  v.run(wish, 0.25);
  EXPECT_NEAR(v.open(0), 0.5, 0.01);
  EXPECT_NEAR(v.open(3), 0.25, 0.01);
}

TEST(JetValves, shuts_in_80_ms_when_told_to_and_without_a_step) {
  Valves v;
  JetWish wish = everything();
  v.run(wish, 1.0);
  wish.wanted = false;
  double before = v.open(0);
  double steepest = 0.0;
  for (int i = 0; i < 81; ++i) {
    v.valves.step(wish, kDt);
    steepest = std::max(steepest, (before - v.open(0)) / kDt);
    before = v.open(0);
  }
  EXPECT_EQ(v.open(0), 0.0);
  EXPECT_EQ(v.valves.furthest(), 0.0);
  EXPECT_LE(steepest, 12.5 + 1e-6) << "a column of water is braked, not struck";
}

TEST(JetValves, CR_14_a_jet_that_is_left_out_shuts_at_once_and_stays_shut_while_others_go_on) {
  Valves v;
  JetWish wish = everything();
  v.run(wish, 1.0);
  wish.left_out[2] = true;
  v.run(wish, 0.081);
  EXPECT_EQ(v.open(2), 0.0);
  v.run(wish, 5.0);
  EXPECT_EQ(v.open(2), 0.0);
  EXPECT_EQ(v.open(3), 1.0);
}

TEST(JetValves, pulses_left_against_right_so_that_the_line_feeds_as_many_jets_all_the_time) {
  Valves v;
  JetWish wish = everything();
  wish.mode = JetMode::pulsed;
  wish.pulse = Hertz(2.0);
  v.run(wish, 1.0);
  int beats = 0;
  bool was_open = v.open(0) > 0.5;
  double highest = 0.0;
  double lowest = 1.0;
  for (int i = 0; i < 4000; ++i) {
    v.valves.step(wish, kDt);
    ASSERT_NEAR(v.sum(), 3.0, 1e-9);
    ASSERT_NEAR(v.open(0) + v.open(1), 1.0, 1e-9);
    beats += v.open(0) > 0.5 && !was_open ? 1 : 0;
    was_open = v.open(0) > 0.5;
    highest = std::max(highest, v.open(0));
    lowest = std::min(lowest, v.open(0));
  }
  EXPECT_EQ(beats, 8);
  EXPECT_EQ(highest, 1.0);
  EXPECT_EQ(lowest, 0.0);
}

TEST(JetValves, mixes_in_air_only_for_bubbles_and_not_at_a_stroke) {
  Valves v;
  JetWish wish = everything();
  wish.air = Fraction(0.6);
  v.run(wish, 1.0);
  EXPECT_EQ(v.valves.commands()[0].air.value(), 0.0) << "steady jets are water";
  wish.mode = JetMode::bubble;
  v.run(wish, 0.1);
  EXPECT_NEAR(v.valves.commands()[0].air.value(), 0.1, 0.01);
  v.run(wish, 1.0);
  EXPECT_NEAR(v.valves.commands()[0].air.value(), 0.6, 1e-9);
}

TEST(JetValves, is_shut_after_a_reset) {
  Valves v;
  v.run(everything(), 1.0);
  v.valves.reset();
  EXPECT_EQ(v.sum(), 0.0);
  EXPECT_EQ(v.valves.furthest(), 0.0);
}

/// Which row is open furthest, 0 to 2, second by second.
std::vector<int> rows_over(Direction direction, double seconds) {
  Valves v;
  JetWish wish = everything();
  wish.sweep = MillimetrePerSecond(80.0);
  wish.direction = direction;
  std::vector<int> rows;
  for (int s = 0; s < static_cast<int>(seconds / 0.1); ++s) {
    v.run(wish, 0.1);
    int furthest = 0;
    for (int row = 1; row < 3; ++row) {
      if (v.open(2 * static_cast<std::size_t>(row)) >
          v.open(2 * static_cast<std::size_t>(furthest))) {
        furthest = row;
      }
    }
    if (rows.empty() || rows.back() != furthest) rows.push_back(furthest);
  }
  return rows;
}

TEST(JetSweep, travels_up_down_or_to_and_fro) {
  const std::vector<int> up = rows_over(Direction::up, 14.0);
  const std::vector<int> down = rows_over(Direction::down, 14.0);
  const std::vector<int> both = rows_over(Direction::both, 14.0);
  EXPECT_EQ(std::vector<int>(up.begin(), up.begin() + 6), (std::vector<int>{0, 1, 2, 0, 1, 2}));
  EXPECT_EQ(std::vector<int>(down.begin() + (down.front() == 0 ? 1 : 0),
                             down.begin() + (down.front() == 0 ? 1 : 0) + 6),
            (std::vector<int>{2, 1, 0, 2, 1, 0}));
  EXPECT_EQ(std::vector<int>(both.begin(), both.begin() + 5), (std::vector<int>{0, 1, 2, 1, 0}));
}

TEST(JetSweep, the_line_feeds_as_many_jets_wherever_the_band_is) {
  for (const Direction direction : {Direction::up, Direction::down, Direction::both}) {
    Valves v;
    JetWish wish = everything();
    wish.sweep = MillimetrePerSecond(60.0);
    wish.direction = direction;
    v.run(wish, 1.0);
    for (int i = 0; i < 20000; ++i) {
      v.valves.step(wish, kDt);
      ASSERT_NEAR(v.sum(), 2.0, 0.02) << name(direction);
    }
  }
}

TEST(JetSweep, without_a_speed_every_row_is_open) {
  Valves v;
  v.run(everything(), 1.0);
  EXPECT_EQ(v.sum(), 6.0);
}

TEST(JetSweep, a_chair_with_one_row_sprays_with_it) {
  ChairDescription chair;
  chair.jets.clear();
  chair.jets.push({Millimetre(300.0), Millimetre(-70.0)});
  JetValves valves(chair);
  JetWish wish = everything();
  wish.sweep = MillimetrePerSecond(60.0);
  for (int i = 0; i < 2000; ++i) valves.step(wish, kDt);
  EXPECT_EQ(valves.commands()[0].valve.value(), 1.0);
}

}  // namespace
}  // namespace knead::motion
