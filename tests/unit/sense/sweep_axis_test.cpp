#include "control/sense/sweep_axis.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "control/sense/sweep_record.hpp"

namespace knead::sense {
namespace {

/// A round back, felt through its breathing by two rollers that do not hold their force well.
struct RoundBack {
  double middle_mm = 0.0;
  double roundness_per_mm = 7.7e-4;
  double stiffness_left = 4.0;  ///< N/mm
  double stiffness_right = 4.0;
  double breath_mm = 1.2;
  double from_mm = 66.0;
  double to_mm = 122.0;

  [[nodiscard]] SweepSample at(double outwards, double time_s, std::mt19937& engine) const {
    std::normal_distribution<double> noise(0.0, 0.05);
    const double breath = std::sin(6.283185307 * 0.25 * time_s + 1.0);
    SweepSample sample{.mat_load = 30.0 * (1.0 + 0.05 * breath)};
    for (const Side side : kBothSides) {
      const std::size_t i = index(side);
      const double lateral = outwards * lateral_sign(side);
      const double force = 3.5 + 0.3 * std::sin(9.0 * time_s + static_cast<double>(i));
      const double from = lateral - middle_mm;
      const double give = force / (side == Side::left ? stiffness_left : stiffness_right);
      sample.lateral[i] = Millimetre(lateral);
      sample.depth[i] = Millimetre(24.0 + roundness_per_mm * from * from - breath_mm * breath +
                                   give + noise(engine));
      sample.force[i] = Newton(force);
    }
    return sample;
  }

  void feel(SweepAxis& axis) const {
    std::mt19937 engine(7);
    axis.begin(Millimetre(300.0));
    for (double t = 0.0; from_mm + 25.0 * t < to_mm; t += 0.001) {
      axis.add(at(from_mm + 25.0 * t, t, engine));
    }
  }
  [[nodiscard]] std::optional<SweepAxis::Axis> felt() const {
    SweepAxis axis;
    feel(axis);
    return axis.axis();
  }
};

TEST(SweepAxis, finds_the_middle_of_a_round_back_whatever_breath_and_firmness_do) {
  for (const double middle : {-28.0, -12.0, 0.0, 7.0, 25.0}) {
    const auto found = RoundBack{.middle_mm = middle, .stiffness_left = 3.0}.felt();
    ASSERT_TRUE(found) << middle;
    EXPECT_NEAR(found->lateral.value(), middle, 2.0 + 0.15 * std::abs(middle));
    EXPECT_LT(std::abs(found->lateral.value() - middle), 2.5 * found->uncertainty.value());
    EXPECT_EQ(found->along, Millimetre(300.0));
  }
}

TEST(SweepAxis, is_less_sure_on_a_flatter_back) {
  const auto round = RoundBack{.roundness_per_mm = 1.2e-3}.felt();
  const auto flat = RoundBack{.roundness_per_mm = 4e-4}.felt();
  ASSERT_TRUE(round && flat);
  EXPECT_GT(flat->uncertainty, round->uncertainty * 1.3);
}

TEST(SweepAxis, says_nothing_of_a_short_sweep_or_of_a_hollow) {
  EXPECT_FALSE((RoundBack{.to_mm = 80.0}.felt())) << "14 mm to each side";
  EXPECT_FALSE((RoundBack{.roundness_per_mm = -1e-3}.felt())) << "no back is hollow";
  EXPECT_FALSE(SweepAxis{}.axis());
}

TEST(SweepRecord, keeps_each_height_that_told_and_leaves_out_one_that_did_not) {
  SweepRecord record;
  std::mt19937 engine(1);
  const RoundBack back{.middle_mm = 10.0};
  for (double t = 0.0; t < 2.2; t += 0.001) {
    record.take(0, Millimetre(300.0), back.at(66.0 + 25.0 * t, t, engine));
  }
  for (double t = 0.0; t < 0.2; t += 0.001) {
    record.take(1, Millimetre(420.0), back.at(66.0 + 25.0 * t, t, engine));
  }
  for (double t = 0.0; t < 2.2; t += 0.001) {
    record.take(2, Millimetre(540.0), back.at(66.0 + 25.0 * t, t, engine));
  }
  record.close();
  ASSERT_EQ(record.axes().size(), 2U);
  EXPECT_EQ(record.axes()[0].along, Millimetre(300.0));
  EXPECT_EQ(record.axes()[1].along, Millimetre(540.0));
  record.forget();
  EXPECT_TRUE(record.axes().empty());
}

}  // namespace
}  // namespace knead::sense
