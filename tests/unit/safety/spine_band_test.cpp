#include "control/safety/spine_band.hpp"

#include <gtest/gtest.h>

#include "tests/unit/safety/gate_bench.hpp"

namespace knead::safety {
namespace {

const double kRadius = RollerGeometry{}.footprint_radius_max().value();

/// A spine that leans to the person's right by 1 mm in 10 from knot 3 (300 mm) upwards.
SpineLine leaning() {
  SpineLine line;
  for (std::size_t knot = 4; knot < SpineLine::kKnots; ++knot) {
    line.lateral[knot] = Millimetre(10.0 * static_cast<double>(knot - 3));
  }
  return line;
}

TEST(SpineBand, a_stretch_covers_both_places_and_20_mm_around) {
  const Stretch stretch = stretch_around(Millimetre(300.0), Millimetre(280.0));
  EXPECT_EQ(stretch.low, Millimetre(260.0));
  EXPECT_EQ(stretch.high, Millimetre(320.0));
}

TEST(SpineBand, the_line_is_taken_at_its_worst_within_the_stretch) {
  const Stretch stretch{Millimetre(280.0), Millimetre(350.0)};
  EXPECT_EQ(line_towards(Side::right, leaning(), stretch), Millimetre(5.0));
  EXPECT_EQ(line_towards(Side::left, leaning(), stretch), Millimetre(0.0));
}

TEST(SpineBand, a_knot_between_the_ends_counts) {
  SpineLine line;
  line.lateral[3] = Millimetre(-12.0);
  const Stretch stretch{Millimetre(280.0), Millimetre(320.0)};
  EXPECT_EQ(line_towards(Side::left, line, stretch), Millimetre(-12.0));
}

TEST(SpineBand, the_border_keeps_the_largest_footprint_out) {
  SpineBand band{leaning(), Millimetre(20.0)};
  const Stretch stretch{Millimetre(280.0), Millimetre(350.0)};
  EXPECT_NEAR(border(Side::right, band, stretch, Millimetre(kRadius)).value(), 25.0 + kRadius,
              1e-9);
  EXPECT_NEAR(border(Side::left, band, stretch, Millimetre(kRadius)).value(), -20.0 - kRadius,
              1e-9);
}

TEST(SpineBand, intrusion_is_positive_inside_on_either_side) {
  EXPECT_EQ(intrusion(Side::right, Millimetre(30.0), Millimetre(37.0)), Millimetre(7.0));
  EXPECT_EQ(intrusion(Side::left, Millimetre(-30.0), Millimetre(-37.0)), Millimetre(7.0));
  EXPECT_EQ(intrusion(Side::left, Millimetre(-40.0), Millimetre(-37.0)), Millimetre(-3.0));
}

TEST(SpineBand, a_nozzle_on_the_border_may_spray_and_inside_may_not) {
  SpineBand band;
  band.half_width = Millimetre(20.0);
  EXPECT_FALSE(points_into(band, {Millimetre(300.0), Millimetre(25.0)}));
  EXPECT_TRUE(points_into(band, {Millimetre(300.0), Millimetre(-24.99)}));
}

/// CR-07 through the whole gate, before the scan (45 mm about the centre line) and after it.
class SpineBandThroughGate : public testing::TestWithParam<double> {};

TEST_P(SpineBandThroughGate, CR_07_no_footprint_edge_is_sent_into_the_band) {
  const double half_width = GetParam();
  GateBench bench;
  bench.envelope.spine.half_width = Millimetre(half_width);
  bench.grant();
  for (Side side : kBothSides) {
    const double sign = lateral_sign(side);
    bench.ask(side).lateral = Millimetre(150.0 * sign);
    bench.ticks(1000);
    for (int half_mm = 300; half_mm >= 0; --half_mm) {
      const double distance = 0.5 * half_mm;
      bench.ask(side).lateral = Millimetre(distance * sign);
      bench.ticks(20);
      const double edge = bench.got(side).lateral.value() * sign - kRadius;
      ASSERT_GE(edge, half_width - 1e-9) << "asked " << distance;
      if (distance - kRadius >= half_width) {
        EXPECT_EQ(bench.got(side).lateral, bench.ask(side).lateral);
      }
    }
    const ReasonEvent event = bench.event(Reason::spine_band_kept);
    EXPECT_EQ(event.channel, roller_channel(side));
    EXPECT_NEAR(event.limit * sign, half_width + kRadius, 1e-9);
    EXPECT_LT(event.value * sign, half_width + kRadius);
    bench.events.clear();
  }
}

TEST_P(SpineBandThroughGate, CR_07_an_arm_inside_the_band_cannot_press_there) {
  GateBench bench;
  bench.envelope.spine.half_width = Millimetre(GetParam());
  bench.spoil = [](SensorFrame& s) { s.rollers[0].lateral.value = Millimetre(-22.0); };
  bench.ask(Side::left).depth = Millimetre(50.0);
  bench.grant();
  bench.ticks(2000);
  ASSERT_TRUE(bench.permitted());
  EXPECT_EQ(bench.got(Side::left).depth, kReleasedDepth);
  EXPECT_EQ(bench.report.limiting[0], Reason::spine_band_kept);
}

INSTANTIATE_TEST_SUITE_P(BeforeAndAfterTheScan, SpineBandThroughGate, testing::Values(45.0, 20.0),
                         [](const auto& param) { return param.param > 40.0 ? "before" : "after"; });

TEST(SpineBand, CR_07_moving_along_a_leaning_spine_takes_the_arm_along) {
  GateBench bench;
  bench.envelope.spine.line = leaning();
  bench.envelope.spine.half_width = Millimetre(20.0);
  bench.grant();
  bench.ask(Side::right).lateral = Millimetre(37.0);
  bench.ticks(1000);
  bench.requested.carriage = Millimetre(700.0);
  for (int i = 0; i < 4000; ++i) {
    bench.tick();
    const double here = bench.envelope.spine.line.at(bench.allowed.carriage).value();
    ASSERT_GE(bench.got(Side::right).lateral.value() - kRadius - here, 20.0);
  }
  // Where it came to stand: the line 20 mm ahead (42 mm), the band and the footprint.
  EXPECT_NEAR(bench.got(Side::right).lateral.value(), 42.0 + 20.0 + kRadius, 1e-9);
}

TEST(SpineBand, CR_07_a_jet_over_the_spine_stays_shut_and_the_others_do_not) {
  GateBench bench;
  bench.envelope.spine.line.lateral.fill(Millimetre(51.0));
  bench.grant();
  for (JetCommand& jet : bench.requested.jets) jet.valve = Fraction(0.5);
  bench.tick();
  for (std::size_t jet : {0U, 2U, 4U}) EXPECT_EQ(bench.allowed.jets[jet].valve, Fraction(0.5));
  for (std::size_t jet : {1U, 3U, 5U}) EXPECT_EQ(bench.allowed.jets[jet].valve, Fraction(0.0));
  EXPECT_EQ(bench.event(Reason::spine_band_kept).channel, Channel::jets);
}

TEST(SpineBand, CR_07_a_spine_so_far_out_that_the_arm_cannot_pass_it_keeps_the_roller_released) {
  GateBench bench;
  bench.envelope.spine.line.lateral.fill(Millimetre(60.0));
  bench.envelope.spine.half_width = Millimetre(100.0);
  bench.ask(Side::right).depth = Millimetre(50.0);
  bench.grant();
  bench.ticks(3000);
  EXPECT_EQ(bench.got(Side::right).lateral, RollerGeometry{}.lateral_outer);
  EXPECT_LE(bench.got(Side::right).depth, kReleasedDepth);
}

}  // namespace
}  // namespace knead::safety
