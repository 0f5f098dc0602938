// Whole phases on carriage and arms that follow with a lag: where they go, how fast, what is asked.
#include "tests/unit/motion/technique_stage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace knead::motion {
namespace {

using test::kDt;
using test::kHalfWidth;
using test::Moment;
using test::phase_of;
using test::scan;
using test::Stage;

constexpr std::array kPressingTechniques{
    Technique::stroking,  Technique::rubbing, Technique::kneading, Technique::vibration,
    Technique::pressing,  Technique::saw,     Technique::drilling, Technique::stretching,
    Technique::slow_roll, Technique::tapping};
static_assert(kPressingTechniques.size() + 1 == kTechniques);

class EveryTechnique : public testing::TestWithParam<Technique> {
 protected:
  static constexpr double kPhase_s = 120.0;
  std::vector<Moment> moments_ = Stage().play(phase_of(GetParam()), kPhase_s);
};

TEST_P(EveryTechnique, keeps_every_footprint_outside_the_spine_band) {
  const double radius = RollerGeometry{}.footprint_radius_max().value();
  for (const Moment& m : moments_) {
    const double line = scan().spine.at(Millimetre(m.carriage_mm)).value();
    ASSERT_GE(line - m.lateral_mm[0] - radius, kHalfWidth.value()) << m.t_s;
    ASSERT_GE(m.lateral_mm[1] - line - radius, kHalfWidth.value()) << m.t_s;
  }
}

TEST_P(EveryTechnique, keeps_within_the_gates_speeds) {
  for (std::size_t i = 1; i < moments_.size(); ++i) {
    const TechniqueSetpoint& a = moments_[i - 1].asked;
    const TechniqueSetpoint& b = moments_[i].asked;
    ASSERT_LE(abs(b.carriage - a.carriage).value() / kDt, 120.0);
    for (std::size_t s = 0; s < kSides; ++s) {
      ASSERT_LE(abs(b.lateral[s] - a.lateral[s]).value() / kDt, 80.0) << moments_[i].t_s;
      ASSERT_LE(abs(b.drive_speed[s]).value(), 120.0);
    }
  }
}

TEST_P(EveryTechnique, moves_fast_only_when_unloaded) {
  for (const Moment& m : moments_) {
    if (m.asked.drive_speed[0].value() > 35.0 || m.asked.drive_speed[0].value() < -35.0) {
      ASSERT_LE(m.asked.force[0].value(), 5.0 + 1e-6) << m.t_s;
    }
  }
}

TEST_P(EveryTechnique, covers_its_regions_under_force) {
  double lowest = 1e9;
  double highest = -1e9;
  double widest_gap = 0.0;
  std::vector<double> places;
  for (const Moment& m : moments_) {
    if (m.asked.force[0] > phase_of(GetParam()).force * 0.6) places.push_back(m.carriage_mm);
  }
  ASSERT_FALSE(places.empty());
  std::sort(places.begin(), places.end());
  lowest = places.front();
  highest = places.back();
  for (std::size_t i = 1; i < places.size(); ++i) {
    widest_gap = std::max(widest_gap, places[i] - places[i - 1]);
  }
  EXPECT_LE(lowest, 145.0);
  EXPECT_GE(highest, 580.0);
  // Vibration stays 15 s at a place: two minutes are worth eight places.
  EXPECT_LE(widest_gap, GetParam() == Technique::vibration ? 100.0 : 75.0);
}

TEST_P(EveryTechnique, changes_force_softly) {
  const Phase phase = phase_of(GetParam());
  const double swing_rate = 2.0 * M_PI * phase.rate.value() * phase.swing.value();
  const double fade_rate = std::max(1.0, phase.swing.value()) / 0.35;
  for (std::size_t i = 1; i < moments_.size(); ++i) {
    const double change =
        (moments_[i].asked.force[0] - moments_[i - 1].asked.force[0]).value() / kDt;
    ASSERT_LE(change, 30.0 + swing_rate + fade_rate + 1e-6);
    // Taken away at once only where nothing is touched yet.
    const double quickest_fall = -60.0 - swing_rate - fade_rate - 1e-6;
    ASSERT_TRUE(!moments_[i - 1].contact || change >= quickest_fall) << change;
  }
}

TEST_P(EveryTechnique, asks_at_least_90_percent_of_the_phase_force_on_the_mean) {
  double sum = 0.0;
  for (const Moment& m : moments_) sum += m.asked.force[0].value();
  // These go in and out, or pause lightly.
  const bool pauses = GetParam() == Technique::pressing || GetParam() == Technique::stretching ||
                      GetParam() == Technique::slow_roll;
  const double least = pauses ? 0.7 : 0.9;
  EXPECT_GE(sum / static_cast<double>(moments_.size()), least * phase_of(GetParam()).force.value());
}

TEST_P(EveryTechnique, calls_nothing_a_hold_that_moves_or_changes) {
  for (std::size_t i = 500; i < moments_.size(); ++i) {
    if (!moments_[i].asked.holding) continue;
    ASSERT_EQ(moments_[i].asked.force_rate[0].value(), 0.0);
    ASSERT_NEAR(moments_[i].asked.force[0].value(), moments_[i - 499].asked.force[0].value(), 0.3);
    ASSERT_NEAR(moments_[i].asked.carriage.value(), moments_[i - 499].asked.carriage.value(), 0.1);
    ASSERT_TRUE(moments_[i].contact);
  }
}

std::string technique_name(const testing::TestParamInfo<Technique>& info) {
  return std::string(name(info.param));
}

INSTANTIATE_TEST_SUITE_P(TechniquePlayer, EveryTechnique, testing::ValuesIn(kPressingTechniques),
                         technique_name);

TEST(TechniquePlayer, strokes_at_the_speed_asked_and_slower_over_sore_places) {
  for (const double factor : {1.0, 0.5}) {
    Stage stage;
    double fastest = 0.0;
    for (const Moment& m : stage.play(phase_of(Technique::stroking), 30.0, factor)) {
      if (m.asked.force[0].value() > 10.0) {
        fastest = std::max(fastest, std::abs(m.asked.drive_speed[0].value()));
      }
    }
    EXPECT_NEAR(fastest, 30.0 * factor, 0.5);
  }
}

TEST(TechniquePlayer, presses_in_more_slowly_where_the_back_is_stiff_and_no_harder) {
  for (const double factor : {1.0, 0.6}) {
    Stage stage;
    double steepest = 0.0;
    double highest = 0.0;
    double before = 0.0;
    for (const Moment& m : stage.play(phase_of(Technique::pressing), 20.0, factor)) {
      const double force = m.asked.force[0].value();
      steepest = std::max(steepest, (force - before) / kDt);
      highest = std::max(highest, force);
      before = force;
    }
    EXPECT_NEAR(steepest, 12.0 * factor, 0.1);
    EXPECT_NEAR(highest, 25.0, 1e-6);
  }
}

TEST(TechniquePlayer, stays_longer_where_the_back_is_stiff) {
  const auto places = [](double dwell_factor) {
    Stage stage;
    int stood = 0;
    bool holding = false;
    for (const Moment& m : stage.play(phase_of(Technique::pressing), 120.0, 1.0, dwell_factor)) {
      stood += m.asked.holding && !holding ? 1 : 0;
      holding = m.asked.holding;
    }
    return stood;
  };
  EXPECT_LT(places(1.5), places(1.0));
  EXPECT_GT(places(1.5), 3);
}

TEST(TechniquePlayer, after_something_else_has_moved_the_rollers_it_starts_from_where_they_stand) {
  Stage stage;
  stage.play(phase_of(Technique::stroking), 10.0);
  stage.player.forget();
  TechniqueInput input{.carriage_measured = Millimetre(305.0)};
  input.lateral_measured = {Millimetre(-60.0), Millimetre(60.0)};
  stage.player.begin(phase_of(Technique::stroking), scan(), kHalfWidth, Millimetre(305.0), {});
  const TechniqueSetpoint asked = stage.player.step(input);
  EXPECT_NEAR(asked.carriage.value(), 305.0, 0.1);
  EXPECT_LT(asked.force[0].value(), 0.1);
}

TEST(TechniquePlayer, starts_where_carriage_and_arms_stand) {
  Stage stage(417.0);
  const Moment first = stage.play(phase_of(Technique::stroking), 1.0).front();
  EXPECT_NEAR(first.asked.carriage.value(), 417.0, 0.01);
  EXPECT_NEAR(first.asked.lateral[0].value(), -66.0, 0.01);
  EXPECT_EQ(first.asked.force[0].value(), 0.0);
}

TEST(TechniquePlayer, goes_on_smoothly_from_one_phase_to_the_next) {
  Stage stage;
  const Moment last = stage.play(phase_of(Technique::stroking), 33.0).back();
  const Moment next = stage.play(phase_of(Technique::kneading), 5.0).front();
  EXPECT_NEAR(next.asked.carriage.value(), last.asked.carriage.value(), 0.11);
  EXPECT_NEAR(next.asked.force[0].value(), last.asked.force[0].value(), 0.1);
}

TEST(TechniquePlayer, lets_one_arm_glide_when_the_other_is_dragged_away) {
  Phase rubbing = phase_of(Technique::rubbing);
  rubbing.dwell_s = 0.0;  // goes across without a stop
  for (const double dragged_s : {20.0, 20.3, 20.6, 20.9}) {
    Stage stage;
    double before = stage.play(rubbing, dragged_s).back().asked.lateral[1].value();
    stage.drag(Side::left, -20.0);
    for (const Moment& m : stage.play(rubbing, 1.0)) {
      const double now = m.asked.lateral[1].value();
      ASSERT_LE(std::abs(now - before) / kDt, 80.0) << m.t_s;
      before = now;
    }
  }
}

TEST(TechniquePlayer, lets_a_swing_grow_over_two_of_its_own_before_it_is_whole) {
  const Phase kneading = phase_of(Technique::kneading);
  const std::vector<Moment> moments = Stage().play(kneading, 30.0);
  const auto over = [&](const Moment& m) { return (m.asked.force[0] - kneading.force).value(); };
  const auto begins =
      std::ranges::find_if(moments, [&](const Moment& m) { return over(m) > 0.05; });
  ASSERT_NE(begins, moments.end());
  double first = 0.0;
  double later = 0.0;
  for (auto m = begins; m != moments.end() && m->t_s < begins->t_s + 2.0; ++m) {
    double& highest = m->t_s < begins->t_s + 0.75 ? first : later;
    highest = std::max(highest, over(*m));
  }
  EXPECT_LE(first, 0.7 * kneading.swing.value());
  EXPECT_GE(later, 0.99 * kneading.swing.value());
}

TEST(TechniquePlayer, lets_a_sine_fade_at_its_own_rate_when_the_next_phase_has_another) {
  Stage stage;
  Phase kneading = phase_of(Technique::kneading);
  kneading.swing = Newton(15.0);
  double before = stage.play(kneading, 20.3).back().asked.force[0].value();
  const double quickest = 15.0 * 2.0 * M_PI * 2.0 + 15.0 / 0.35 + 60.0;  // sine, fade, ramp: N/s
  for (const Moment& m : stage.play(phase_of(Technique::vibration), 3.0)) {
    ASSERT_LE(std::abs(m.asked.force[0].value() - before) / kDt, quickest) << m.t_s;
    before = m.asked.force[0].value();
  }
}

TEST(TechniquePlayer, ramps_the_force_over_the_phase_to_its_end_value) {
  Stage stage;
  Phase phase = phase_of(Technique::stroking);
  phase.force = Newton(12.0);
  phase.force_end = Newton(5.0);
  const std::vector<Moment> moments = stage.play(phase, 60.0);
  EXPECT_NEAR(moments[30000].asked.force[0].value(), 8.5, 0.1);
  EXPECT_NEAR(moments.back().asked.force[0].value(), 5.0, 0.1);
}

TEST(TechniquePlayer,
     CR_16_vibration_holds_still_for_2_s_before_it_shakes_and_never_restarts_on_a_point) {
  Stage stage;
  double still_s = 0.0;
  std::vector<double> places;
  bool shaking = false;
  for (const Moment& m : stage.play(phase_of(Technique::vibration), 120.0)) {
    const bool shakes = m.asked.periodic.value() > 0.0;
    if (shakes && !shaking) {
      EXPECT_GE(still_s, 2.0);
      for (const double place : places) EXPECT_GT(std::abs(place - m.carriage_mm), 10.0);
      places.push_back(m.carriage_mm);
      EXPECT_EQ(m.asked.periodic.value(), 8.0);
    }
    const bool still = !shakes && m.contact && std::abs(m.asked.drive_speed[0].value()) < 0.1 &&
                       m.asked.force[0].value() > 24.0;
    still_s = still ? still_s + kDt : 0.0;
    shaking = shakes;
  }
  EXPECT_GE(places.size(), 6U);
}

TEST(TechniquePlayer, CR_16_vibration_at_one_place_is_not_interrupted) {
  Stage stage;
  Phase phase = phase_of(Technique::vibration);
  phase.dwell_s = 0.0;
  int begun = 0;
  bool shaking = false;
  for (const Moment& m : stage.play(phase, 60.0)) {
    const bool shakes = m.asked.periodic.value() > 0.0;
    if (shakes && !shaking) ++begun;
    shaking = shakes;
  }
  EXPECT_EQ(begun, 1);
  EXPECT_TRUE(shaking);
}

TEST(TechniquePlayer, tells_the_slope_of_its_force_sine) {
  Stage stage;
  const std::vector<Moment> moments = stage.play(phase_of(Technique::kneading), 20.0);
  int checked = 0;
  for (std::size_t i = 1; i + 1 < moments.size(); ++i) {
    const bool steady =
        moments[i].asked.periodic.value() > 0.0 && moments[i].t_s > 8.0 && moments[i].t_s < 10.0;
    if (!steady) continue;
    const double slope =
        (moments[i + 1].asked.force[0] - moments[i - 1].asked.force[0]).value() / (2.0 * kDt);
    ASSERT_NEAR(moments[i].asked.force_rate[0].value(), slope, 1.0);
    ++checked;
  }
  EXPECT_GT(checked, 500);
}

TEST(TechniquePlayer,
     CR_34_asks_for_no_force_without_technique_and_takes_the_carriage_off_the_jets) {
  const std::vector<Moment> moments = Stage().play(phase_of(Technique::none), 6.0);
  for (const Moment& m : moments) ASSERT_EQ(m.asked.force[0].value(), 0.0);
  EXPECT_EQ(moments.back().asked.carriage.value(), 0.0);
}

TEST(TechniquePlayer, asks_for_nothing_without_a_reachable_region) {
  Stage stage;
  Phase nowhere = phase_of(Technique::stroking);
  nowhere.regions.clear();
  for (const Moment& m : stage.play(nowhere, 3.0)) ASSERT_EQ(m.asked.force[0].value(), 0.0);
}

}  // namespace
}  // namespace knead::motion
