#include <gtest/gtest.h>

#include "tests/unit/sense/distress_bed.hpp"

namespace knead::sense {
namespace {

TEST(Distress, a_healthy_answer_in_step_with_the_roller_is_normal) {
  Bed bed;
  DistressLevel worst = DistressLevel::none;
  for (int second = 0; second < 120; ++second) {
    // Up to 60 N and back every 10 s, slowly at first, as a warm-up goes.
    const double strength = std::min(1.0, second / 60.0);
    bed.force_n = bed.setpoint_n = 10.0 + 50.0 * strength * (second % 10 < 5 ? 1.0 : 0.0);
    worst = std::max(worst, bed.worst(1.0));
  }
  EXPECT_EQ(worst, DistressLevel::none);
}

TEST(Distress, rest_for_ten_minutes_is_calm) {
  Bed bed;
  EXPECT_EQ(bed.worst(600.0), DistressLevel::none);
}

TEST(Distress, guarding_on_one_side_eases_within_120_ms_and_names_the_side) {
  for (const Side side : kBothSides) {
    Bed bed;
    bed.run(20.0);
    bed.guard(side, 40.0);
    const int ms = bed.until_ease(400);
    EXPECT_GT(ms, 0);
    EXPECT_LE(ms, 120);
    bed.run(0.1);
    const DistressFinding& finding = bed.step();
    EXPECT_TRUE(finding.guarding[index(side)]);
    EXPECT_FALSE(finding.guarding[1 - index(side)]);
    EXPECT_GT(finding.emg_residual, 4.0);
  }
}

TEST(Distress, guarding_of_both_sides_near_the_roller_eases_within_200_ms) {
  Bed bed;
  bed.run(20.0);
  bed.guard(Side::left, 40.0);
  bed.guard(Side::right, 25.0);
  const int ms = bed.until_ease(400);
  EXPECT_GT(ms, 0);
  EXPECT_LE(ms, 200);
}

TEST(Distress, one_knocked_electrode_is_not_enough) {
  Bed bed;
  bed.run(20.0);
  bed.excess_uv[4] = 200.0;
  EXPECT_EQ(bed.worst(3.0), DistressLevel::none);
}

TEST(Distress, one_knocked_electrode_does_not_veto_what_the_others_of_its_side_say) {
  Bed bed;
  bed.run(20.0);
  bed.guard(Side::left, 12.0);
  bed.excess_uv[4] = 400.0;
  EXPECT_GT(bed.until_ease(1000), 0);
}

TEST(Distress, an_unusable_channel_says_nothing) {
  Bed bed;
  bed.run(20.0);
  bed.usable.fill(false);
  bed.guard(Side::left, 100.0);
  EXPECT_EQ(bed.worst(3.0), DistressLevel::none);
}

TEST(Distress, activity_that_outlasts_the_stroke_is_distress) {
  Bed bed;
  bed.force_n = bed.setpoint_n = 40.0;
  bed.run(20.0);
  // The roller leaves; what it was answered with stays, on one side, and then some.
  bed.force_n = bed.setpoint_n = 0.0;
  bed.depth_mm = 20.0;
  bed.guard(Side::right, 12.0);
  EXPECT_GT(bed.until_ease(800), 0);
}

TEST(Distress, withdrawal_is_reported_in_newtons_and_a_commanded_lift_is_not_one) {
  Bed bed;
  bed.run(1.0);
  bed.force_n = 8.0;
  EXPECT_NEAR(bed.run(0.05).force_withdrawal.value(), 12.0, 0.5);
  Bed lifted;
  lifted.run(1.0);
  lifted.force_n = 8.0;
  lifted.depth_mm = 33.0;
  EXPECT_EQ(lifted.run(0.05).force_withdrawal.value(), 0.0) << "the arm went back";
  Bed lowered;
  lowered.run(1.0);
  lowered.setpoint_n = 8.0;
  lowered.force_n = 8.0;
  EXPECT_EQ(lowered.run(0.05).force_withdrawal.value(), 0.0) << "less was wanted";
}

TEST(Distress, falls_back_by_itself_a_second_after_the_last_sign) {
  Bed bed;
  bed.run(20.0);
  bed.guard(Side::left, 40.0);
  bed.run(0.5);
  ASSERT_EQ(bed.step().level, DistressLevel::ease);
  bed.excess_uv.fill(0.0);
  EXPECT_EQ(bed.run(0.8).level, DistressLevel::ease);
  EXPECT_EQ(bed.run(0.7).level, DistressLevel::none);
}

TEST(Distress, pauses_when_easing_does_not_help_and_ends_when_nothing_does) {
  Bed bed;
  bed.run(20.0);
  bed.guard(Side::left, 60.0);
  EXPECT_EQ(bed.run(3.0).level, DistressLevel::ease);
  EXPECT_EQ(bed.run(3.0).level, DistressLevel::pause);
  EXPECT_EQ(bed.run(8.0).level, DistressLevel::end);
}

TEST(Distress, does_not_learn_guarding_as_normal) {
  Bed bed;
  bed.run(20.0);
  for (int episode = 0; episode < 10; ++episode) {
    bed.guard(Side::left, 40.0);
    EXPECT_GT(bed.until_ease(400), 0) << "episode " << episode;
    bed.run(1.0);
    bed.excess_uv.fill(0.0);
    bed.run(4.0);
  }
}

TEST(Distress, reset_forgets_the_level) {
  Bed bed;
  bed.run(20.0);
  bed.guard(Side::left, 40.0);
  bed.run(0.5);
  bed.detector.reset();
  bed.excess_uv.fill(0.0);
  EXPECT_EQ(bed.step().level, DistressLevel::none);
}

TEST(Distress, lists_the_evidence_strongest_first_with_channel_value_and_limit) {
  Bed bed;
  bed.run(20.0);
  bed.guard(Side::left, 40.0);
  bed.run(0.2);
  const DistressFinding& finding = bed.step();
  ASSERT_FALSE(finding.evidence.empty());
  const Evidence& first = finding.evidence[0];
  EXPECT_EQ(first.kind, EvidenceKind::emg_residual);
  EXPECT_TRUE(first.channel == Channel::emg_l1_left || first.channel == Channel::emg_l4_left);
  double before = first.value / first.limit;
  for (const Evidence& e : finding.evidence) {
    EXPECT_GE(e.value, e.limit);
    EXPECT_LE(e.value / e.limit, before);
    before = e.value / e.limit;
  }
}

TEST(Distress, the_hand_switch_is_evidence_and_no_finding_by_itself) {
  Bed bed;
  bed.run(20.0);
  bed.hand.ease = true;
  const DistressFinding& finding = bed.run(0.3);
  EXPECT_EQ(finding.level, DistressLevel::none);
  ASSERT_EQ(finding.evidence.size(), 1U);
  EXPECT_EQ(finding.evidence[0].kind, EvidenceKind::hand_switch);
}

TEST(Distress, a_side_that_was_pressed_and_never_calm_has_learned_nothing_for_both) {
  Bed bed;
  bed.touches[index(Side::right)] = false;
  bed.run(5.0);
  EXPECT_EQ(bed.detector.learned_force().value(), 20.0) << "one side alone was pressed";
  bed.touches[index(Side::right)] = true;
  bed.usable = {true, false, true, false, true, false, true, false};
  bed.run(5.0);
  EXPECT_EQ(bed.detector.learned_force().value(), 0.0);
  bed.usable.fill(true);
  bed.run(5.0);
  EXPECT_EQ(bed.detector.learned_force().value(), 20.0);
}

TEST(Distress, what_was_answered_calmly_is_learned_and_guarding_teaches_nothing) {
  Bed bed;
  bed.run(5.0);
  EXPECT_EQ(bed.detector.learned_force().value(), 20.0);
  bed.guard(Side::left, 40.0);
  bed.force_n = bed.setpoint_n = 35.0;
  bed.run(1.9);
  EXPECT_EQ(bed.detector.learned_force().value(), 20.0);
}

}  // namespace
}  // namespace knead::sense
