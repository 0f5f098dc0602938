// What holds for the gate whatever it is fed: it never raises, never passes what is not a number,
// never leaves its absolute limits, and without a permit it is released. Random frames from plain
// to mad, each campaign with a seed of its own that a failure prints.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "control/safety/trip_judges.hpp"
#include "tests/unit/safety/gate_bench.hpp"

namespace knead::safety {
namespace {

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  double between(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(engine_);
  }
  bool chance(double probability) { return between(0.0, 1.0) < probability; }
  /// Mostly a value from the range; at times its edges, far beyond them, or no number at all.
  double wild(double low, double high, double madness) {
    if (!chance(madness)) return between(low, high);
    constexpr double kMad[] = {std::numeric_limits<double>::quiet_NaN(),
                               std::numeric_limits<double>::infinity(),
                               -std::numeric_limits<double>::infinity(),
                               std::numeric_limits<double>::max(),
                               -std::numeric_limits<double>::max(),
                               std::numeric_limits<double>::denorm_min(),
                               -0.0,
                               1e9,
                               -1e9};
    return kMad[std::uniform_int_distribution<std::size_t>(0, std::size(kMad) - 1)(engine_)];
  }

 private:
  std::mt19937 engine_;
};

ActuatorFrame random_frame(Random& random, double madness) {
  const auto draw = [&](double low, double high) { return random.wild(low, high, madness); };
  ActuatorFrame frame;
  frame.enable = !random.chance(0.001);
  frame.carriage = Millimetre(draw(-50.0, 950.0));
  for (RollerCommand& roller : frame.rollers) {
    roller.depth = Millimetre(draw(-5.0, 90.0));
    roller.lateral = Millimetre(draw(-170.0, 170.0));
    roller.drive_speed = MillimetrePerSecond(draw(-150.0, 150.0));
  }
  frame.line_pressure = Kilopascal(draw(-10.0, 320.0));
  for (JetCommand& jet : frame.jets) {
    jet.valve = Fraction(draw(-0.2, 1.2));
    jet.pulse_rate = Hertz(draw(-1.0, 15.0));
    jet.air = Fraction(draw(-0.2, 1.2));
  }
  frame.water_temperature = Celsius(draw(-5.0, 50.0));
  for (Fraction& duty : frame.heat) duty = Fraction(draw(-0.2, 1.2));
  return frame;
}

bool all_finite(const ActuatorFrame& f) {
  bool finite =
      is_finite(f.carriage) && is_finite(f.line_pressure) && is_finite(f.water_temperature);
  for (const RollerCommand& r : f.rollers) {
    finite = finite && is_finite(r.depth) && is_finite(r.lateral) && is_finite(r.drive_speed);
  }
  for (const JetCommand& j : f.jets) {
    finite = finite && is_finite(j.valve) && is_finite(j.pulse_rate) && is_finite(j.air);
  }
  for (Fraction duty : f.heat) finite = finite && is_finite(duty);
  return finite;
}

/// Never more than asked, where more is what could hurt. Below 0 counts as asking for 0.
void expect_not_raised(const ActuatorFrame& asked, const ActuatorFrame& got) {
  for (std::size_t i = 0; i < kSides; ++i) {
    ASSERT_LE(got.rollers[i].depth, std::max(asked.rollers[i].depth, Millimetre(0.0)));
    ASSERT_LE(abs(got.rollers[i].drive_speed), abs(asked.rollers[i].drive_speed));
  }
  ASSERT_LE(got.line_pressure, std::max(asked.line_pressure, Kilopascal(0.0)));
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    ASSERT_LE(got.jets[i].valve, std::max(asked.jets[i].valve, Fraction(0.0)));
    ASSERT_LE(got.jets[i].pulse_rate, std::max(asked.jets[i].pulse_rate, Hertz(0.0)));
  }
  ASSERT_LE(got.water_temperature, std::max(asked.water_temperature, Celsius(0.0)));
  for (std::size_t i = 0; i < kHeatZones; ++i) {
    ASSERT_LE(got.heat[i], std::max(asked.heat[i], Fraction(0.0)));
  }
}

void expect_within_absolute_limits(const ActuatorFrame& got) {
  const GateLimits& limits = kCompiledCeilings;
  ASSERT_GE(got.carriage, Millimetre(0.0));
  ASSERT_LE(got.carriage, ChairDescription{}.carriage_max);
  for (Side side : kBothSides) {
    const RollerCommand& roller = got.rollers[index(side)];
    ASSERT_GE(roller.depth, Millimetre(0.0));
    ASSERT_LE(roller.depth, limits.depth_max);
    ASSERT_GE(roller.lateral * lateral_sign(side), RollerGeometry{}.lateral_inner);
    ASSERT_LE(roller.lateral * lateral_sign(side), RollerGeometry{}.lateral_outer);
    ASSERT_LE(abs(roller.drive_speed), limits.roller_speed_max);
  }
  ASSERT_LE(got.line_pressure, limits.jet_max);
  for (const JetCommand& jet : got.jets) {
    ASSERT_GE(jet.valve, Fraction(0.0));
    ASSERT_LE(jet.valve, Fraction(1.0));
    ASSERT_LE(jet.air, Fraction(1.0));
  }
  ASSERT_LE(got.water_temperature, limits.water_max);
  for (Fraction duty : got.heat) ASSERT_LE(duty, limits.heat_duty_max);
}

class Campaign : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Campaign, random_requests_are_never_raised_and_never_leave_the_limits) {
  SCOPED_TRACE(testing::Message() << "seed " << GetParam());
  Random random(GetParam());
  GateBench bench;
  bench.grant();
  int permitted = 0;
  for (int cycle = 0; cycle < 25'000; ++cycle) {
    bench.requested = random_frame(random, 1e-4);
    bench.roller(Side::left).force.value = Newton(random.between(-1.0, 12.0));
    bench.roller(Side::right).force.value = Newton(random.between(-1.0, 12.0));
    bench.cycles_elapsed = random.chance(0.01) ? 7 : 1;
    bench.tick();
    ASSERT_TRUE(all_finite(bench.allowed)) << "cycle " << cycle;
    ASSERT_EQ(bench.allowed.enable, bench.permitted());
    if (bench.permitted()) {
      ++permitted;
      expect_not_raised(bench.requested, bench.allowed);
      expect_within_absolute_limits(bench.allowed);
    } else {
      ASSERT_TRUE(bench.released());
      for (Side side : kBothSides) {
        bench.roller(side).force.value = Newton(0.0);
        bench.roller(side).depth.value = Millimetre(0.0);
      }
      bench.requested = {};
      bench.ticks(1);
      bench.grant();
    }
    if (testing::Test::HasFatalFailure()) FAIL() << "cycle " << cycle;
  }
  EXPECT_GT(permitted, 20'000) << "the campaign must have tested the limits, not the denial";
}

TEST_P(Campaign, mad_sensors_and_requests_never_get_a_number_through_that_is_none) {
  SCOPED_TRACE(testing::Message() << "seed " << GetParam());
  Random random(GetParam());
  GateBench bench;
  int permitted = 0;
  for (int cycle = 0; cycle < 10'000; ++cycle) {
    if (!bench.permitted()) {
      bench.sensors = test::seated_frame(bench.now);
      bench.envelope = test::healthy_envelope();
      bench.spoil = nullptr;
      bench.frame_age = Duration::zero();
      bench.chair_io_ok = true;
      bench.tick();
      ASSERT_TRUE(bench.released()) << "cycle " << cycle;
      bench.grant();
    }
    bench.requested = random_frame(random, 1e-3);
    bench.chair_io_ok = !random.chance(0.02);
    bench.frame_age = Duration(static_cast<std::int64_t>(random.between(0.0, 1.002e8)));
    bench.envelope.comfort_ceiling = Newton(random.wild(0.0, 90.0, 1e-3));
    bench.envelope.spine.half_width = Millimetre(random.wild(20.0, 60.0, 1e-3));
    bench.spoil = [&random](SensorFrame& s) {
      for (RollerSensors& roller : s.rollers) {
        roller.force.value = Newton(random.wild(-1.0, 40.0, 1e-3));
        roller.depth.value = Millimetre(random.wild(0.0, 80.0, 1e-3));
        roller.lateral.value = Millimetre(random.wild(-150.0, 150.0, 1e-3));
      }
      s.carriage.value = Millimetre(random.wild(0.0, 900.0, 1e-3));
      s.water.line_pressure.value = Kilopascal(random.wild(0.0, 300.0, 1e-3));
      s.heat[0][0].value = Celsius(random.wild(20.0, 40.5, 1e-3));
      s.inputs.validity = random.chance(1e-3) ? Validity::faulty : Validity::good;
    };
    bench.tick();
    permitted += bench.permitted() ? 1 : 0;
    ASSERT_TRUE(all_finite(bench.allowed)) << "cycle " << cycle;
    ASSERT_EQ(bench.allowed.enable, bench.permitted());
    ASSERT_TRUE(bench.permitted() || bench.released()) << "cycle " << cycle;
    for (Newton ceiling : bench.report.ceiling) ASSERT_TRUE(is_finite(ceiling));
  }
  EXPECT_GT(permitted, 5'000) << "the campaign must have tested the limits, not the denial";
}

TEST_P(Campaign, random_switches_never_leave_power_on_in_the_cycle_of_a_trip_and_never_resume) {
  SCOPED_TRACE(testing::Message() << "seed " << GetParam());
  Random random(GetParam());
  GateBench bench;
  bench.requested.enable = true;
  bool gone_since_trip = true;
  int trips = 0;
  for (int cycle = 0; cycle < 25'000; ++cycle) {
    bench.inputs().estop_pressed = random.chance(0.001);
    bench.inputs().hand.stop = random.chance(0.001);
    bench.inputs().hand.pain = random.chance(0.001);
    bench.person_go = random.chance(0.01);
    const bool go = bench.person_go;
    const bool was_permitted = bench.permitted();
    bench.tick();
    const DigitalInputs& in = bench.inputs();
    ASSERT_FALSE((in.estop_pressed || in.hand.stop || in.hand.pain) && bench.allowed.enable);
    if (was_permitted && !bench.permitted()) {
      gone_since_trip = false;
      ++trips;
    }
    gone_since_trip = gone_since_trip || go;
    ASSERT_TRUE(gone_since_trip || !bench.permitted()) << "cycle " << cycle;
  }
  EXPECT_GT(trips, 5);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Campaign, testing::Values(1U, 20250U, 777U, 4242U));

}  // namespace
}  // namespace knead::safety
