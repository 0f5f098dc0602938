// The jets on the simulated pump, line, hoses and valves, from the quickest to the slowest of
// DESIGN's range: how true the line is, how soon a jet is shut, and whether the water strikes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <string>

#include "control/motion/jet_loop.hpp"
#include "hal/sim/water.hpp"

namespace knead {
namespace {

constexpr double kDt = 0.001;

struct Jets {
  JetMode mode;
  double sweep_mm_s;
  double pump_lag_s;
  double pump_gain;
};

class JetsOnTheWater : public testing::TestWithParam<Jets> {
 protected:
  static sim::Hardware hardware() {
    sim::Hardware hardware;
    hardware.pump_lag_s = GetParam().pump_lag_s;
    hardware.pump_gain = GetParam().pump_gain;
    hardware.valve_lag_s = 0.08;  // as the chair promises at most
    return hardware;
  }

  JetsOnTheWater() : water_(ChairDescription{}, hardware()) {
    input_.ceiling = Kilopascal(250.0);
    motion::JetWish& jets = input_.jets;
    jets.mode = GetParam().mode;
    jets.pulse = Hertz(jets.mode == JetMode::pulsed ? 1.0 : 0.0);
    jets.air = Fraction(jets.mode == JetMode::bubble ? 0.6 : 0.0);
    jets.sweep = MillimetrePerSecond(GetParam().sweep_mm_s);
    jets.share.fill(1.0);
    jets.approach.fill(1.0);
    jets.spine.half_width = Millimetre(20.0);
    jets.carriage = Millimetre(100.0);
  }

  void step() {
    input_.line_measured = Kilopascal(on_the_way_.front());
    output_ = loop_.step(input_);
    ActuatorFrame frame;
    frame.line_pressure = output_.line_pressure;
    frame.jets = output_.jets;
    water_.step(true, frame);
    on_the_way_.push_back(water_.line_kpa());
    on_the_way_.pop_front();
    highest_kpa_ = std::max(highest_kpa_, water_.line_kpa());
    for (std::size_t j = 0; j < 6; ++j) {
      struck_kpa_ = std::max(struck_kpa_, water_.before_valve_kpa(j) - water_.line_kpa());
    }
    const double setpoint = output_.setpoint.value();
    level_s_ = setpoint == before_kpa_ ? level_s_ + kDt : 0.0;
    before_kpa_ = setpoint;
  }
  void run(double seconds) {
    for (int i = 0; i < static_cast<int>(seconds / kDt); ++i) step();
  }

  motion::JetLoop loop_{ChairDescription{}};
  sim::WaterLine water_;
  motion::JetInput input_{};
  motion::JetOutput output_{};
  std::deque<double> on_the_way_ = std::deque<double>(10, 0.0);  ///< sampled at 100 Hz: 10 ms old
  double highest_kpa_ = 0.0;
  double struck_kpa_ = 0.0;  ///< most that a valve has had above the line
  double level_s_ = 0.0;
  double before_kpa_ = 0.0;
};

TEST_P(JetsOnTheWater, the_line_is_within_5_percent_while_the_rollers_pass_every_jet) {
  for (const double asked : {40.0, 100.0, 200.0}) {
    input_.asked = Kilopascal(asked);
    highest_kpa_ = 0.0;
    run(6.0);
    for (int i = 0; i < 20000; ++i) {
      input_.jets.carriage = Millimetre(100.0 + 0.03 * i);  // 30 mm/s over the whole back
      step();
      if (level_s_ < 2.0) continue;
      ASSERT_NEAR(water_.line_kpa(), asked, 0.05 * asked) << i;
    }
    EXPECT_LE(highest_kpa_, 1.10 * asked);
    input_.jets.carriage = Millimetre(100.0);
  }
}

TEST_P(JetsOnTheWater, no_valve_is_struck_by_the_water) {
  input_.asked = Kilopascal(150.0);
  run(6.0);
  struck_kpa_ = 0.0;
  for (int i = 0; i < 20000; ++i) {
    input_.jets.carriage = Millimetre(100.0 + 0.03 * i);
    step();
  }
  input_.asked = Kilopascal(0.0);
  run(1.0);
  EXPECT_LE(struck_kpa_, 0.05 * 150.0);
}

TEST_P(JetsOnTheWater, every_jet_has_less_than_a_tenth_300_ms_after_the_stop) {
  input_.asked = Kilopascal(100.0);
  run(8.0);
  std::array<double, kMaxJets> before{};
  for (std::size_t j = 0; j < 6; ++j) before[j] = water_.nozzle_kpa(j);
  const double line = water_.line_kpa();
  highest_kpa_ = 0.0;
  input_.asked = Kilopascal(0.0);
  run(0.3);
  for (std::size_t j = 0; j < 6; ++j) {
    if (before[j] < 10.0) continue;
    EXPECT_LT(water_.nozzle_kpa(j), 0.1 * before[j]) << j;
  }
  EXPECT_LE(highest_kpa_, 1.02 * line) << "the pump lets go before the valves have shut";
}

std::string jets_name(const testing::TestParamInfo<Jets>& tested) {
  const Jets& p = tested.param;
  return std::string(name(p.mode)) + (p.sweep_mm_s > 0.0 ? "_sweep" : "_all") + "_lag_" +
         std::to_string(static_cast<int>(p.pump_lag_s * 1e3)) + "_gain_" +
         std::to_string(static_cast<int>(std::lround(p.pump_gain * 100)));
}

INSTANTIATE_TEST_SUITE_P(
    Modes, JetsOnTheWater,
    testing::Values(Jets{JetMode::steady, 0.0, 0.05, 1.05}, Jets{JetMode::steady, 0.0, 0.3, 0.95},
                    Jets{JetMode::steady, 60.0, 0.3, 1.05}, Jets{JetMode::pulsed, 0.0, 0.05, 0.95},
                    Jets{JetMode::pulsed, 0.0, 0.3, 1.05}, Jets{JetMode::pulsed, 60.0, 0.15, 1.0},
                    Jets{JetMode::bubble, 0.0, 0.3, 0.95}, Jets{JetMode::bubble, 60.0, 0.05, 1.0}),
    jets_name);

}  // namespace
}  // namespace knead
