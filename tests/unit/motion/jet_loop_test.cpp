// The line's pressure on pumps and valves from the quickest to the slowest of DESIGN's range.
#include "control/motion/jet_loop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <deque>

namespace knead::motion {
namespace {

constexpr double kDt = 0.001;

/// A pump that follows with a lag, delivers more or less than its word and sags under open jets;
/// valves with a lag; a sensor that is 10 ms old.
struct Line {
  double lag_s = 0.2;
  double delivers = 0.95;
  double droop_per_jet = 0.025;
  double valve_lag_s = 0.08;
  double pressure_kpa = 0.0;
  std::array<double, kMaxJets> open{};
  std::deque<double> on_the_way = std::deque<double>(10, 0.0);

  void step(const JetOutput& told) {
    double sum = 0.0;
    for (std::size_t i = 0; i < kMaxJets; ++i) {
      open[i] += (told.jets[i].valve.value() - open[i]) * kDt / valve_lag_s;
      sum += open[i];
    }
    const double reached =
        delivers * told.line_pressure.value() * (1.0 - droop_per_jet * std::min(sum, 6.0));
    pressure_kpa += (reached - pressure_kpa) * kDt / lag_s;
    on_the_way.push_back(pressure_kpa);
    on_the_way.pop_front();
  }
  [[nodiscard]] double nozzle_kpa() const {
    double highest = 0.0;
    for (const double o : open) highest = std::max(highest, o * pressure_kpa);
    return highest;
  }
};

/// Every jet as far open as it goes, the rollers far away.
JetWish wish() {
  JetWish wish{.carriage = Millimetre(100.0), .spine = {.half_width = Millimetre(20.0)}};
  wish.share.fill(1.0);
  wish.approach.fill(1.0);
  return wish;
}

struct Bench {
  JetLoop loop{ChairDescription{}};
  Line line;
  JetInput input{.asked = Kilopascal(100.0), .ceiling = Kilopascal(150.0), .jets = wish()};
  JetOutput output;

  double run(double seconds) {
    double highest = 0.0;
    for (int i = 0; i < static_cast<int>(seconds / kDt); ++i) {
      step();
      highest = std::max(highest, line.pressure_kpa);
    }
    return highest;
  }
  void step() {
    input.line_measured = Kilopascal(line.on_the_way.front());
    output = loop.step(input);
    line.step(output);
  }
};

struct Pump {
  double lag_s, delivers, droop_per_jet;
};

class EveryPump : public testing::TestWithParam<Pump> {
 protected:
  Bench bench(double asked_kpa) {
    Bench b;
    b.line.lag_s = GetParam().lag_s;
    b.line.delivers = GetParam().delivers;
    b.line.droop_per_jet = GetParam().droop_per_jet;
    b.input.asked = Kilopascal(asked_kpa);
    b.input.ceiling = Kilopascal(250.0);
    return b;
  }
};

TEST_P(EveryPump, holds_within_5_percent_and_overshoots_by_no_more_than_10) {
  for (const double asked : {30.0, 60.0, 100.0, 160.0}) {
    Bench b = bench(asked);
    const double highest = b.run(8.0);
    EXPECT_LE(highest, 1.10 * asked) << asked;
    for (int i = 0; i < 4000; ++i) {
      b.step();
      ASSERT_NEAR(b.line.pressure_kpa, asked, 0.05 * asked) << asked;
    }
  }
}

TEST_P(EveryPump, goes_from_one_pressure_to_another_without_overshoot) {
  Bench b = bench(120.0);
  b.run(8.0);
  b.input.asked = Kilopascal(40.0);
  b.run(8.0);
  EXPECT_NEAR(b.line.pressure_kpa, 40.0, 2.0);
  b.input.asked = Kilopascal(120.0);
  EXPECT_LE(b.run(8.0), 132.0);
  EXPECT_NEAR(b.line.pressure_kpa, 120.0, 6.0);
}

TEST_P(EveryPump, stays_within_10_percent_when_jets_shut_for_the_rollers) {
  Bench b = bench(100.0);
  b.run(8.0);
  b.input.jets.carriage = Millimetre(420.0);
  EXPECT_LE(b.run(6.0), 110.0);
  b.input.jets.carriage = Millimetre(100.0);
  double lowest = 1e9;
  for (int i = 0; i < 6000; ++i) {
    b.step();
    lowest = std::min(lowest, b.line.pressure_kpa);
  }
  EXPECT_GE(lowest, 90.0);
}

TEST_P(EveryPump, has_less_than_a_tenth_at_the_nozzles_300_ms_after_it_is_told_to_stop) {
  for (const double valve_lag_s : {0.05, 0.08}) {
    Bench b = bench(100.0);
    b.line.valve_lag_s = valve_lag_s;
    b.run(8.0);
    b.input.asked = Kilopascal(0.0);
    b.run(0.3);
    EXPECT_LT(b.line.nozzle_kpa(), 10.0) << valve_lag_s;
    EXPECT_EQ(b.output.line_pressure.value(), 0.0);
  }
}

TEST_P(EveryPump, a_reading_that_was_not_believed_for_a_while_teaches_nothing) {
  Bench b = bench(100.0);
  b.run(8.0);
  const double held = b.line.on_the_way.front();
  b.input.line_believed = false;
  b.input.line_measured = Kilopascal(0.3 * held);  // what it would say is nonsense
  for (int i = 0; i < 3000; ++i) {
    b.output = b.loop.step(b.input);
    b.line.step(b.output);
  }
  EXPECT_EQ(b.output.line_pressure.value(), 0.0);
  EXPECT_LT(b.line.nozzle_kpa(), 1.0) << "an unseen pressure is no pressure";
  b.input.line_believed = true;
  EXPECT_LE(b.run(8.0), 110.0);
  EXPECT_NEAR(b.line.pressure_kpa, 100.0, 5.0);
}

std::string pump_name(const testing::TestParamInfo<Pump>& tested) {
  const Pump& p = tested.param;
  return "lag_" + std::to_string(static_cast<int>(p.lag_s * 1e3)) + "_ms_gain_" +
         std::to_string(static_cast<int>(std::lround(p.delivers * 100))) + "_droop_" +
         std::to_string(static_cast<int>(std::lround(p.droop_per_jet * 1e3)));
}

INSTANTIATE_TEST_SUITE_P(JetLoop, EveryPump,
                         testing::Values(Pump{0.05, 0.95, 0.025}, Pump{0.05, 1.05, 0.0},
                                         Pump{0.15, 1.0, 0.025}, Pump{0.3, 0.95, 0.025},
                                         Pump{0.3, 1.05, 0.0}, Pump{0.3, 0.9, 0.035}),
                         pump_name);

TEST(JetLoop, rises_softly_and_falls_without_a_blow) {
  Bench b;
  b.run(4.0);
  double before = 0.0;
  Bench rising;
  for (int i = 0; i < 12000; ++i) {
    rising.input.asked = Kilopascal(i < 6000 ? 130.0 : 40.0);
    rising.step();
    const double change = (rising.output.setpoint.value() - before) / kDt;
    ASSERT_LE(change, 60.0 + 1e-6);
    ASSERT_GE(change, -200.0 - 1e-6);
    before = rising.output.setpoint.value();
  }
}

TEST(JetLoop, never_commands_above_the_ceiling_and_obeys_a_lower_one_at_once) {
  Bench b;
  b.input.asked = Kilopascal(240.0);
  b.line.delivers = 0.7;
  for (int i = 0; i < 8000; ++i) {
    b.step();
    ASSERT_LE(b.output.line_pressure.value(), 150.0);
  }
  b.input.ceiling = Kilopascal(50.0);
  b.step();
  EXPECT_LE(b.output.line_pressure.value(), 50.0);
}

TEST(JetLoop, aims_below_a_ceiling_so_that_it_can_hold_what_it_aims_at) {
  Bench b;
  b.input.asked = b.input.ceiling = Kilopascal(50.0);
  b.run(8.0);
  EXPECT_NEAR(b.output.setpoint.value(), 40.0, 1e-9);
  EXPECT_NEAR(b.line.pressure_kpa, 40.0, 2.0);
}

TEST(JetLoop, builds_no_pressure_against_shut_valves) {
  Bench b;
  b.input.jets.spine.half_width = Millimetre(90.0);  // the band covers every jet
  b.run(3.0);
  EXPECT_EQ(b.output.setpoint.value(), 0.0);
  EXPECT_EQ(b.output.line_pressure.value(), 0.0);
}

TEST(JetLoop, starts_from_what_the_pump_was_last_told_whatever_is_left_in_the_line) {
  for (const double left_kpa : {60.0, 140.0}) {
    Bench b;
    b.line.pressure_kpa = left_kpa;
    b.line.on_the_way.assign(10, left_kpa);
    double told_kpa = 0.0;
    for (int ms = 0; ms < 3000; ++ms) {
      b.step();
      // The gate lets the pump's word rise by 80 kPa/s from the one before.
      ASSERT_LE(b.output.line_pressure.value(), told_kpa + 0.08) << left_kpa;
      told_kpa = b.output.line_pressure.value();
    }
    EXPECT_EQ(b.output.setpoint.value(), 100.0);
  }
}

}  // namespace
}  // namespace knead::motion
