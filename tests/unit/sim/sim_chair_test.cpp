#include "hal/sim/sim_chair.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include "driven_chair.hpp"

namespace knead::sim {
namespace {

TEST(SimChair, empty_chair_is_unpowered_and_says_nobody_is_there) {
  DrivenChair d;
  d.frame.enable = false;
  d.run(200ms);
  EXPECT_FALSE(d.sensors.inputs.value.seat_occupied);
  EXPECT_FALSE(d.sensors.inputs.value.enable_energised);
  EXPECT_EQ(d.force(), 0.0);
  EXPECT_EQ(d.sensors.emg.value.count, 2U);
}

TEST(SimChair, pressing_roller_meets_the_back_and_the_sensor_says_how_hard) {
  DrivenChair d;
  d.chair.set_spontaneous(false);
  d.press_at(45.0);
  EXPECT_TRUE(d.sensors.inputs.value.seat_occupied);
  EXPECT_GT(d.force(Side::left), 20.0);
  double sum = 0.0;
  double squares = 0.0;
  const double truth = d.force(Side::left);
  d.run(2s, [&] {
    const double error = d.sensors.rollers[0].force.value.value() - truth;
    sum += error;
    squares += error * error;
  });
  EXPECT_NEAR(sum / 2000.0, 0.0, 0.01);
  EXPECT_NEAR(std::sqrt(squares / 2000.0), 0.1, 0.01);  // 0.1 N RMS, docs/simulator.md
}

TEST(SimChair, force_comes_2_ms_late_with_its_true_time) {
  DrivenChair d;
  d.run(100ms);
  EXPECT_EQ(d.sensors.rollers[0].force.age(d.now), 2ms);
  EXPECT_EQ(d.sensors.rollers[1].depth.age(d.now), 2ms);
}

TEST(SimChair, mats_come_at_100_hz_and_emg_at_2_khz) {
  DrivenChair d;
  d.run(100ms);
  const auto mats = d.sensors.back_mat.sequence;
  const auto emg = d.sensors.emg.sequence;
  d.run(1s);
  EXPECT_EQ(d.sensors.back_mat.sequence - mats, 100U);
  EXPECT_EQ(d.sensors.emg.sequence - emg, 2'000U);
}

TEST(SimChair, gap_in_time_is_lived_through_millisecond_by_millisecond) {
  DrivenChair steady;
  DrivenChair sleepy;
  steady.frame.enable = sleepy.frame.enable = false;
  steady.chair.sit_down();
  sleepy.chair.sit_down();
  steady.run(1s);
  SensorFrame frame;
  ASSERT_EQ(sleepy.chair.read(TimePoint(1ms), frame), hal::IoStatus::ok);
  ASSERT_EQ(sleepy.chair.read(TimePoint(1s), frame), hal::IoStatus::ok);
  EXPECT_EQ(frame.rollers[0].force.value, steady.sensors.rollers[0].force.value);
  EXPECT_EQ(frame.back_mat.value.cells, steady.sensors.back_mat.value.cells);
  EXPECT_EQ(frame.emg.sequence, steady.sensors.emg.sequence);
  EXPECT_EQ(frame.emg.value.count, kMaxEmgPerCycle);
}

TEST(SimChair, same_seed_gives_the_same_bytes) {
  const auto run_and_hash = [](std::uint64_t seed) {
    DrivenChair d(draw_body(seed), seed);
    std::uint64_t hash = 1469598103934665603ULL;
    const auto mix = [&hash](double v) {
      std::uint64_t bits = 0;
      std::memcpy(&bits, &v, sizeof bits);
      hash = (hash ^ bits) * 1099511628211ULL;
    };
    d.press_at(40.0);
    d.run(3s, [&] {
      mix(d.sensors.rollers[0].force.value.value());
      mix(d.sensors.emg.value.volts[1][4].value());
      mix(d.sensors.back_mat.value.cells[40].value());
      mix(d.sensors.heat[1][0].value.value());
    });
    return hash;
  };
  EXPECT_EQ(run_and_hash(21), run_and_hash(21));
  EXPECT_NE(run_and_hash(21), run_and_hash(22));
}

TEST(SimChair, loss_of_the_heartbeat_drops_power_50_ms_later_and_the_springs_release) {
  DrivenChair d;
  d.press_at(45.0);
  ASSERT_TRUE(d.sensors.inputs.value.enable_energised);
  ASSERT_GT(d.force(), 20.0);
  d.alive = false;
  int until_open = 0;
  int until_free = 0;
  d.run(400ms, [&] {
    until_open += d.chair.truth().powered ? 1 : 0;
    until_free += std::max(d.force(Side::left), d.force(Side::right)) >= 5.0 ? 1 : 0;
  });
  EXPECT_EQ(until_open, 50);
  EXPECT_LT(until_free, 250);
  EXPECT_EQ(d.chair.truth().depth[0], Millimetre(0.0));
}

TEST(SimChair, softest_body_at_80_newton_is_free_within_250_ms_of_the_last_edge) {
  Body body = draw_body(1, Population::softest);
  body.guarding_rate_per_min = body.cough_rate_per_min = 0.0;
  DrivenChair d(body);
  d.press_at(0.0);
  for (double depth = 20.0;
       std::min(d.force(Side::left), d.force(Side::right)) < 78.0 && depth < 80.0; depth += 0.5) {
    d.depth(depth);
    d.run(30ms);
  }
  ASSERT_GT(std::max(d.force(Side::left), d.force(Side::right)), 60.0);
  d.alive = false;
  int until_free = 0;
  d.run(600ms,
        [&] { until_free += std::max(d.force(Side::left), d.force(Side::right)) >= 5.0 ? 1 : 0; });
  EXPECT_LT(until_free, 250);
}

TEST(SimChair, estop_and_make_safe_take_the_power_at_once) {
  DrivenChair d;
  d.press_at(40.0);
  d.chair.press_estop(true);
  d.run(1ms);
  EXPECT_FALSE(d.chair.truth().powered);
  EXPECT_TRUE(d.sensors.inputs.value.estop_pressed);
  d.chair.press_estop(false);
  d.run(2ms);
  EXPECT_TRUE(d.chair.truth().powered);
  d.chair.make_safe();
  SensorFrame frame;
  d.now += 1ms;
  ASSERT_EQ(d.chair.read(d.now, frame), hal::IoStatus::ok);
  EXPECT_FALSE(frame.inputs.value.enable_energised);
}

TEST(SimChair, hand_switch_is_seen_in_the_next_read) {
  DrivenChair d;
  d.run(10ms);
  d.chair.press_hand({.pain = true});
  d.run(1ms);
  EXPECT_TRUE(d.sensors.inputs.value.hand.pain);
  EXPECT_FALSE(d.sensors.inputs.value.hand.stop);
}

TEST(SimChair, clutch_slips_at_its_limit_and_nothing_presses_harder) {
  DrivenChair d(draw_body(3, Population::stiffest));
  d.press_at(80.0);
  double highest = 0.0;
  d.run(500ms, [&] { highest = std::max(highest, d.force()); });
  EXPECT_NEAR(highest, 115.0, 0.5);
  EXPECT_LT(d.chair.truth().depth[0].value(), 70.0);
}

TEST(SimChair, delivered_emg_is_what_the_trace_sees) {
  DrivenChair d;
  ASSERT_TRUE(d.chair.replace_emg(2, {1e-3, 2e-3}, true));
  EXPECT_FALSE(d.chair.replace_emg(kEmgChannels, {1.0}, true));
  EXPECT_FALSE(d.chair.replace_emg(0, {}, true));
  d.run(20ms, [&] {
    ASSERT_EQ(d.chair.last_emg().size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        ASSERT_EQ(d.chair.last_emg()[i][c], d.sensors.emg.value.volts[i][c]);
      }
    }
  });
  EXPECT_EQ(d.chair.last_emg()[0][2], Volt(1e-3));
}

TEST(SimChair, invariants_hold_for_every_population_under_a_reckless_driver) {
  for (Population population : kAllPopulations) {
    DrivenChair d(draw_body(5, population), 5);
    d.chair.sit_down();
    d.frame.line_pressure = Kilopascal(1000.0);
    d.frame.water_temperature = Celsius(90.0);
    d.frame.heat.fill(Fraction(5.0));
    d.frame.jets[2].valve = Fraction(3.0);
    for (int i = 0; i < 40; ++i) {
      d.depth(i % 2 == 0 ? 80.0 : 10.0);
      d.frame.carriage = Millimetre(i % 3 == 0 ? 2000.0 : -100.0);
      for (auto& roller : d.frame.rollers) roller.lateral = Millimetre(i % 5 == 0 ? 300.0 : -300.0);
      if (i == 10) d.chair.cough();
      if (i == 20) d.chair.guard(Side::right, 1s);
      if (i == 30) d.chair.press_estop(true);
      d.run(100ms);
    }
    EXPECT_EQ(d.chair.invariants().violations, 0U)
        << name(population) << ": " << d.chair.invariants().first << " "
        << d.chair.invariants().first_value;
  }
}

TEST(Invariants, first_break_is_kept_and_all_are_counted) {
  Invariants invariants;
  invariants.hold(true, "fine", 0.0, TimePoint(1ms));
  invariants.hold(false, "first", 1.0, TimePoint(2ms));
  invariants.hold(false, "second", 2.0, TimePoint(3ms));
  EXPECT_EQ(invariants.violations, 2U);
  EXPECT_STREQ(invariants.first, "first");
  EXPECT_EQ(invariants.first_at, TimePoint(2ms));
}

}  // namespace
}  // namespace knead::sim
