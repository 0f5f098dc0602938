// Distress while the person moves: coughs, flinches, shifts in the seat, and guarding that looks
// alike.
#include <gtest/gtest.h>

#include "tests/unit/sense/distress_bed.hpp"

namespace knead::sense {
namespace {

TEST(Distress, a_cough_that_tightens_everything_alike_for_half_a_second_is_let_pass) {
  Bed bed;
  bed.run(20.0);
  bed.excess_uv.fill(45.0);
  DistressLevel worst = bed.worst(0.5);
  bed.excess_uv.fill(0.0);
  worst = std::max(worst, bed.worst(2.0));
  EXPECT_EQ(worst, DistressLevel::none);
}

TEST(Distress, a_flinch_that_moves_no_roller_is_known_by_how_briefly_all_leads_shake) {
  Bed bed;
  bed.run(20.0);
  double shaken = 0.0;
  int ms = 0;
  for (; ms < 600 && bed.step().level == DistressLevel::none; ++ms) {
    shaken += ((ms < 120 ? 1.0 : 0.0) - shaken) * 0.001 / 0.05;
    bed.excess_uv.fill(0.0);
    if (ms >= 50) bed.guard(Side::left, 5.0);
    for (double& uv : bed.excess_uv) uv += 150.0 * shaken;
  }
  EXPECT_GT(ms, 120);
  EXPECT_LE(ms, 180) << "the leads are loud until 300 ms";
}

TEST(Distress, what_disturbs_all_leads_alike_for_a_moment_is_hardly_ever_believed) {
  Bed bed;
  bed.rest_uv = {4.0, 4.0, 4.0, 4.0, 15.0, 15.0, 4.0, 4.0};
  bed.run(20.0);
  int believed = 0;
  for (int time = 0; time < 40; ++time) {
    bed.beside_uv2 = 60.0;  // hardly heard where the muscle is loud: no movement of the whole body
    const bool at_once = bed.worst(0.03) != DistressLevel::none;
    bed.beside_uv2 = 0.0;
    believed += at_once || bed.worst(0.3) != DistressLevel::none ? 1 : 0;
    bed.run(2.0);
  }
  EXPECT_LE(believed, 10) << "28 without the look for a common cause";
}

TEST(Distress, what_disturbs_all_leads_alike_for_most_of_a_second_is_a_shift_and_no_guarding) {
  Bed bed;
  bed.rest_uv = {4.0, 4.0, 4.0, 4.0, 15.0, 15.0, 4.0, 4.0};
  bed.run(20.0);
  int believed = 0;
  for (int time = 0; time < 20; ++time) {
    bed.beside_uv2 = 60.0;
    believed += bed.worst(0.9) != DistressLevel::none ? 1 : 0;
    bed.beside_uv2 = 0.0;
    bed.run(2.0);
  }
  EXPECT_LE(believed, 4) << "with a look of 0.1 s whatever explains it 20";
}

TEST(Distress, what_goes_on_disturbing_all_leads_is_believed_after_a_second) {
  Bed bed;
  bed.rest_uv = {4.0, 4.0, 4.0, 4.0, 15.0, 15.0, 4.0, 4.0};
  bed.run(20.0);
  bed.beside_uv2 = 60.0;
  const int ms = bed.until_ease(1500);
  EXPECT_GT(ms, 900) << "-1: never";
}

TEST(Distress, guarding_of_both_sides_that_explains_it_far_better_is_not_looked_at) {
  int late = 0;
  for (int time = 0; time < 20; ++time) {
    Bed bed(17U + static_cast<unsigned>(time));
    bed.run(20.0);
    bed.guard(Side::left, 15.0);
    bed.guard(Side::right, 9.0);
    const int ms = bed.until_ease(400);
    late += ms < 0 || ms > 35 ? 1 : 0;
  }
  EXPECT_LE(late, 4) << "all of them with a look of 30 ms";
}

TEST(Distress, one_roller_thrown_back_is_no_cough_that_hides_its_side_guarding) {
  Bed bed;
  bed.touches[index(Side::right)] = false;
  bed.run(20.0);
  bed.guard(Side::left, 40.0);
  int ms = 0;
  for (; ms < 400 && bed.step().level == DistressLevel::none; ++ms) {
    if (ms < 40) bed.depth_mm -= 0.15;
  }
  EXPECT_LE(ms, 200);
}

TEST(Distress, everything_tight_for_longer_than_a_cough_or_a_shift_is_believed) {
  Bed bed;
  bed.run(20.0);
  bed.excess_uv.fill(45.0);
  EXPECT_GT(bed.until_ease(2500), 1500);
}

TEST(Distress, a_back_that_pulls_away_needs_less_muscle_to_be_believed) {
  Bed still;
  Bed pulling;
  for (Bed* bed : {&still, &pulling}) {
    bed->run(20.0);
    bed->guard(Side::left, 9.0);
  }
  pulling.force_n = 6.0;
  const int with = pulling.until_ease(600);
  const int without = still.until_ease(600);
  EXPECT_GT(with, 0);
  EXPECT_TRUE(without < 0 || with <= without) << with << " and " << without;
}

}  // namespace
}  // namespace knead::sense
