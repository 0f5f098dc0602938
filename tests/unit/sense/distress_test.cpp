#include "control/sense/distress.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace knead::sense {
namespace {

/// Independent values in a block, as drawn muscles have them.
constexpr double kFreedom = 3.0;

/// A detector over a back that answers force in proportion; tests add excess to channels and move
/// the force. Rest is 5 uV in every channel; powers come every 5 ms, as mean squares of noise do.
class Bed {
 public:
  double force_n = 20.0;
  double setpoint_n = 20.0;
  double depth_mm = 35.0;
  double uv_per_n = 0.1;
  double carriage_mm = 310.0;
  std::array<double, kEmgChannels> excess_uv{};
  double beside_uv2 = 0.0;  ///< power of every lead that is no muscle's
  std::array<double, kEmgChannels> rest_uv;
  std::array<bool, kEmgChannels> usable;
  std::array<bool, kSides> touches{true, true};
  HandSwitch hand{};

  explicit Bed(unsigned seed = 17) : engine_(seed) {
    usable.fill(true);
    rest_uv.fill(5.0);
  }

  const DistressFinding& step() {
    answered_n_ += (force_n - answered_n_) * 0.016;  // the muscle's 60 ms
    if (time_ms_ % 5 == 0) {
      ++blocks_.number;
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        const double d = (chair_.emg[c].along.value() - carriage_mm) / 70.0;
        const double uv = rest_uv[c] + uv_per_n * answered_n_ / (1.0 + d * d) + excess_uv[c];
        for (std::size_t b = 0; b < signal::kMuscleBands; ++b) {
          blocks_.channel[c].power[b] = (uv * uv + beside_uv2) * chance_(engine_) * 1e-12;
          blocks_.channel[c].rest[b] = rest_uv[c] * rest_uv[c] * 1e-12;
        }
      }
    }
    in_.now = TimePoint(std::chrono::milliseconds(time_ms_++));
    for (std::size_t c = 0; c < kEmgChannels; ++c) emg_[c].usable = usable[c];
    for (std::size_t s = 0; s < kSides; ++s) {
      ContactState& contact = in_.contact[s];
      contact.in_contact = touches[s] && force_n > 1.0;
      contact.force = Newton(touches[s] ? force_n : 0.0);
      contact.depth = Millimetre(depth_mm);
    }
    in_.setpoint.fill(Newton(setpoint_n));
    in_.lateral = {Millimetre(-60.0), Millimetre(60.0)};
    in_.carriage = Millimetre(carriage_mm);
    in_.hand = hand;
    return detector.step(in_);
  }
  const DistressFinding& run(double seconds) {
    const int cycles = static_cast<int>(seconds * 1000.0);
    for (int i = 1; i < cycles; ++i) step();
    return step();
  }
  /// The highest level within `seconds`.
  DistressLevel worst(double seconds) {
    DistressLevel level = DistressLevel::none;
    for (int i = 0; i < static_cast<int>(seconds * 1000.0); ++i) {
      level = std::max(level, step().level);
    }
    return level;
  }
  /// Milliseconds until the level rises; -1 if it does not within `most`.
  int until_ease(int most) {
    for (int ms = 1; ms <= most; ++ms) {
      if (step().level != DistressLevel::none) return ms;
    }
    return -1;
  }
  /// Excess on the channels of one side near the roller (L1 and L4), less elsewhere on it.
  void guard(Side side, double uv) {
    for (std::size_t c = 0; c < kEmgChannels; ++c) {
      const bool near = chair_.emg[c].site == EmgSite::l1 || chair_.emg[c].site == EmgSite::l4;
      if (chair_.emg[c].side == side) excess_uv[c] = near ? uv : 0.3 * uv;
    }
  }

  DistressDetector detector{ChairDescription{}, ControlConfig{}};

 private:
  ChairDescription chair_{};
  std::array<EmgFeatures, kEmgChannels> emg_{};
  signal::EmgPowerBlocks blocks_{};
  DistressInput in_{.emg = emg_, .blocks = blocks_};
  int time_ms_ = 0;
  double answered_n_ = 20.0;
  std::mt19937 engine_;
  /// Chi-square over its degrees of freedom.
  std::gamma_distribution<double> chance_{kFreedom / 2.0, 2.0 / kFreedom};
};

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
