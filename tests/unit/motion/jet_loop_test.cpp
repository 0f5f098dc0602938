#include "control/motion/jet_loop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace knead::motion {
namespace {

/// A pump that follows with a lag and delivers a little less than it is told.
struct Line {
  double pressure_kpa = 0.0;
  double lag_s = 0.2;
  double delivers = 0.9;
  void step(double command_kpa) {
    pressure_kpa += (delivers * command_kpa - pressure_kpa) * 0.001 / lag_s;
  }
};

struct Bench {
  JetLoop loop{ChairDescription{}};
  Line line;
  JetInput input{.asked = Kilopascal(100.0),
                 .ceiling = Kilopascal(150.0),
                 .carriage = Millimetre(100.0),
                 .spine = {.half_width = Millimetre(20.0)}};
  JetOutput output;

  void run(double seconds) {
    for (int i = 0; i < static_cast<int>(seconds * 1000.0); ++i) step();
  }
  void step() {
    input.line_measured = Kilopascal(line.pressure_kpa);
    output = loop.step(input);
    line.step(output.line_pressure.value());
  }
};

TEST(JetLoop, reaches_the_pressure_asked_and_holds_it_with_a_slow_and_a_quick_pump) {
  for (const double lag : {0.05, 0.2, 0.3}) {
    Bench bench;
    bench.line.lag_s = lag;
    bench.run(8.0);
    double highest = 0.0;
    for (int i = 0; i < 4000; ++i) {
      bench.step();
      highest = std::max(highest, bench.line.pressure_kpa);
    }
    EXPECT_NEAR(bench.line.pressure_kpa, 100.0, 2.0) << lag;
    EXPECT_LE(highest, 103.0) << lag;
  }
}

TEST(JetLoop, rises_and_falls_without_a_blow) {
  Bench bench;
  double before = 0.0;
  for (int i = 0; i < 12000; ++i) {
    bench.input.asked = Kilopascal(i < 6000 ? 150.0 : 0.0);
    bench.step();
    const double change = (bench.output.setpoint.value() - before) / 0.001;
    ASSERT_LE(change, 60.0 + 1e-6);
    ASSERT_GE(change, -200.0 - 1e-6);
    before = bench.output.setpoint.value();
  }
  EXPECT_EQ(bench.output.line_pressure.value(), 0.0);
}

TEST(JetLoop, never_commands_above_the_ceiling_and_obeys_a_lower_one_at_once) {
  Bench bench;
  bench.input.asked = Kilopascal(240.0);
  bench.line.delivers = 0.7;
  for (int i = 0; i < 8000; ++i) {
    bench.step();
    ASSERT_LE(bench.output.line_pressure.value(), 150.0);
  }
  bench.input.ceiling = Kilopascal(50.0);
  bench.step();
  EXPECT_LE(bench.output.line_pressure.value(), 50.0);
}

TEST(JetLoop, keeps_jets_shut_near_the_rollers_and_over_the_spine) {
  Bench bench;
  bench.input.carriage = Millimetre(420.0);
  bench.run(4.0);
  EXPECT_EQ(bench.output.jets[2].valve.value(), 0.0);
  EXPECT_EQ(bench.output.jets[3].valve.value(), 0.0);
  EXPECT_EQ(bench.output.jets[0].valve.value(), 1.0);
  bench.input.spine.line.lateral.fill(Millimetre(55.0));  // the right column lies over the spine
  bench.run(2.0);
  EXPECT_EQ(bench.output.jets[1].valve.value(), 0.0);
  EXPECT_EQ(bench.output.jets[0].valve.value(), 1.0);
}

TEST(JetLoop, builds_no_pressure_against_shut_valves) {
  Bench bench;
  bench.input.spine.half_width = Millimetre(90.0);  // the band covers every jet
  bench.run(3.0);
  EXPECT_EQ(bench.output.setpoint.value(), 0.0);
  EXPECT_EQ(bench.output.line_pressure.value(), 0.0);
}

TEST(JetLoop, starts_from_the_pressure_in_the_line_with_no_trim) {
  Bench bench;
  bench.line.pressure_kpa = 60.0;
  bench.step();
  EXPECT_NEAR(bench.output.line_pressure.value(), 60.0, 0.1);
}

TEST(JetLoop, passes_the_pulse_on_while_it_sprays) {
  Bench bench;
  bench.input.pulse = Hertz(1.5);
  bench.run(1.0);
  EXPECT_EQ(bench.output.jets[0].pulse_rate.value(), 1.5);
  bench.input.asked = Kilopascal(0.0);
  bench.run(1.0);
  EXPECT_EQ(bench.output.jets[0].pulse_rate.value(), 0.0);
}

TEST(JetLoop, CR_14_a_jet_that_is_left_out_closes_and_stays_shut_while_the_others_go_on) {
  Bench bench;
  bench.run(4.0);
  std::size_t open = 0;
  while (bench.output.jets[open].valve.value() == 0.0) ++open;
  bench.input.left_out[open] = true;
  bench.run(0.6);
  EXPECT_EQ(bench.output.jets[open].valve.value(), 0.0);
  bench.run(5.0);
  EXPECT_EQ(bench.output.jets[open].valve.value(), 0.0);
  double others = 0.0;
  for (const JetCommand& jet : bench.output.jets) others = std::max(others, jet.valve.value());
  EXPECT_EQ(others, 1.0);
}

}  // namespace
}  // namespace knead::motion
