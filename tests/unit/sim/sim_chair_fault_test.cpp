// Each fault has its effect on what the cycle reads or on what the hardware does, and goes away
// when it is cleared.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "driven_chair.hpp"
#include "hal/sim/emg_synth.hpp"

namespace knead::sim {
namespace {

TEST(SimChairFault, impossible_fault_is_refused) {
  DrivenChair d;
  EXPECT_FALSE(d.chair.inject({FaultTarget::power, FaultKind::stuck}));
  EXPECT_FALSE(d.chair.clear({FaultTarget::power, FaultKind::power_loss}));
}

TEST(SimChairFault, force_sensor_that_drops_out_goes_stale_on_its_side_only) {
  DrivenChair d;
  d.run(50ms);
  ASSERT_TRUE(d.chair.inject({FaultTarget::force_left, FaultKind::drop_out}));
  d.run(20ms);
  EXPECT_FALSE(d.sensors.rollers[0].force.fresh(d.now, 10ms));
  EXPECT_TRUE(d.sensors.rollers[1].force.fresh(d.now, 10ms));
  EXPECT_TRUE(d.chair.clear({FaultTarget::force_left, FaultKind::drop_out}));
  d.run(5ms);
  EXPECT_TRUE(d.sensors.rollers[0].force.fresh(d.now, 10ms));
}

TEST(SimChairFault, scalar_sensors_take_offset_stuck_delay_disconnect_and_self_report) {
  struct Case {
    FaultTarget target;
    std::size_t index;
    double (*value)(const SensorFrame&);
    Validity (*validity)(const SensorFrame&);
  };
  const Case cases[] = {
      {FaultTarget::force_right, 0,
       [](const SensorFrame& f) { return f.rollers[1].force.value.value(); },
       [](const SensorFrame& f) { return f.rollers[1].force.validity; }},
      {FaultTarget::depth_left, 0,
       [](const SensorFrame& f) { return f.rollers[0].depth.value.value(); },
       [](const SensorFrame& f) { return f.rollers[0].depth.validity; }},
      {FaultTarget::lateral_right, 0,
       [](const SensorFrame& f) { return f.rollers[1].lateral.value.value(); },
       [](const SensorFrame& f) { return f.rollers[1].lateral.validity; }},
      {FaultTarget::current_left, 0,
       [](const SensorFrame& f) { return f.rollers[0].motor_current.value.value(); },
       [](const SensorFrame& f) { return f.rollers[0].motor_current.validity; }},
      {FaultTarget::carriage, 0, [](const SensorFrame& f) { return f.carriage.value.value(); },
       [](const SensorFrame& f) { return f.carriage.validity; }},
      {FaultTarget::line_pressure, 0,
       [](const SensorFrame& f) { return f.water.line_pressure.value.value(); },
       [](const SensorFrame& f) { return f.water.line_pressure.validity; }},
      {FaultTarget::nozzle, 3, [](const SensorFrame& f) { return f.water.nozzle[3].value.value(); },
       [](const SensorFrame& f) { return f.water.nozzle[3].validity; }},
      {FaultTarget::water_temperature, 0,
       [](const SensorFrame& f) { return f.water.temperature.value.value(); },
       [](const SensorFrame& f) { return f.water.temperature.validity; }},
      {FaultTarget::water_level, 0,
       [](const SensorFrame& f) { return f.water.level.value.value(); },
       [](const SensorFrame& f) { return f.water.level.validity; }},
      {FaultTarget::water_flow, 0, [](const SensorFrame& f) { return f.water.flow.value.value(); },
       [](const SensorFrame& f) { return f.water.flow.validity; }},
      {FaultTarget::thermistor, 3, [](const SensorFrame& f) { return f.heat[1][1].value.value(); },
       [](const SensorFrame& f) { return f.heat[1][1].validity; }},
  };
  for (const Case& c : cases) {
    DrivenChair d;
    d.run(300ms);
    const double before = c.value(d.sensors);
    const auto with = [&](FaultKind kind, double magnitude) {
      d.chair.clear_all_faults();
      EXPECT_TRUE(d.chair.inject({c.target, kind, magnitude, c.index})) << name(c.target);
      d.run(300ms);
    };
    with(FaultKind::offset, 500.0);
    EXPECT_NEAR(c.value(d.sensors) - before, 500.0, 60.0) << name(c.target);
    with(FaultKind::stuck, 0.0);
    const double stuck = c.value(d.sensors);
    d.run(300ms);
    EXPECT_EQ(c.value(d.sensors), stuck) << name(c.target);
    EXPECT_EQ(c.validity(d.sensors), Validity::good) << name(c.target);
    with(FaultKind::disconnect, 0.0);
    EXPECT_EQ(c.validity(d.sensors), Validity::absent) << name(c.target);
    with(FaultKind::self_report, 0.0);
    EXPECT_EQ(c.validity(d.sensors), Validity::faulty) << name(c.target);
  }
}

TEST(SimChairFault, delayed_force_is_older_and_tells_so) {
  DrivenChair d;
  d.run(100ms);
  ASSERT_TRUE(d.chair.inject({FaultTarget::force_left, FaultKind::delay, 30.0}));
  d.run(50ms);
  EXPECT_EQ(d.sensors.rollers[0].force.age(d.now), 32ms);
}

TEST(SimChairFault, spike_hits_the_cell_that_was_named) {
  DrivenChair d;
  d.run(100ms);
  ASSERT_TRUE(d.chair.inject({FaultTarget::back_mat, FaultKind::spike, 80.0, 10}));
  double highest = 0.0;
  double elsewhere = 0.0;
  d.run(3s, [&] {
    highest = std::max(highest, d.sensors.back_mat.value.cells[10].value());
    elsewhere = std::max(elsewhere, d.sensors.back_mat.value.cells[11].value());
  });
  EXPECT_GT(highest, 75.0);
  EXPECT_LT(elsewhere, 5.0);
}

TEST(SimChairFault, mats_drop_out_apart) {
  DrivenChair d;
  d.run(100ms);
  ASSERT_TRUE(d.chair.inject({FaultTarget::seat_mat, FaultKind::drop_out}));
  d.run(100ms);
  EXPECT_GT(d.sensors.seat_mat.age(d.now), 90ms);
  EXPECT_LT(d.sensors.back_mat.age(d.now), 20ms);
}

TEST(SimChairFault, electrode_that_falls_off_says_lead_off) {
  DrivenChair d;
  ASSERT_TRUE(d.chair.inject({FaultTarget::emg, FaultKind::disconnect, 0.0, 4}));
  d.run(50ms);
  EXPECT_TRUE(d.sensors.emg.value.lead_off[4]);
  EXPECT_FALSE(d.sensors.emg.value.lead_off[3]);
}

/// The samples of one channel over half a second with this fault on it, and of its neighbour.
std::array<std::vector<double>, 2> emg_with(FaultKind kind, double magnitude_v) {
  DrivenChair d;
  d.run(50ms);
  EXPECT_TRUE(d.chair.inject({FaultTarget::emg, kind, magnitude_v, 2}));
  std::array<std::vector<double>, 2> volts;
  d.run(500ms, [&] {
    for (const auto& row : d.chair.last_emg()) {
      volts[0].push_back(row[2].value());
      volts[1].push_back(row[3].value());
    }
  });
  return volts;
}

double largest(const std::vector<double>& volts) {
  double most = 0.0;
  for (const double v : volts) most = std::max(most, std::abs(v));
  return most;
}

TEST(SimChairFault, loose_reference_lets_mains_into_its_channel_alone) {
  const auto [hum, neighbour] = emg_with(FaultKind::hum, 2e-3);
  EXPECT_GT(largest(hum), 1.9e-3);
  EXPECT_LT(largest(hum), 2.5e-3);
  EXPECT_LT(largest(neighbour), 0.5e-3);
}

TEST(SimChairFault, narrow_rails_are_met_again_and_again) {
  const auto [clipped, neighbour] = emg_with(FaultKind::clipped, 5e-6);
  EXPECT_DOUBLE_EQ(largest(clipped), 5e-6);
  EXPECT_GT(std::ranges::count_if(clipped, [](double v) { return std::abs(v) == 5e-6; }), 100);
  EXPECT_GT(largest(neighbour), 5e-6);
}

TEST(SimChairFault, alternating_converter_mirrors_every_second_sample) {
  const auto [alternating, neighbour] = emg_with(FaultKind::alternating, 1e-3);
  for (std::size_t i = 1; i < alternating.size(); ++i) {
    EXPECT_LT(alternating[i] * alternating[i - 1], 0.0);
  }
  EXPECT_LT(largest(neighbour), 0.5e-3);
}

TEST(SimChairFault, no_offset_leaves_the_converters_range) {
  const auto [offset, neighbour] = emg_with(FaultKind::offset, 8e-3);
  EXPECT_DOUBLE_EQ(*std::ranges::min_element(offset), kEmgFullScale.value());
  EXPECT_LT(largest(neighbour), 0.5e-3);
}

TEST(SimChairFault, amplifier_that_drops_out_goes_stale) {
  DrivenChair d;
  d.run(50ms);
  ASSERT_TRUE(d.chair.inject({FaultTarget::emg, FaultKind::drop_out}));
  d.run(30ms);
  EXPECT_FALSE(d.sensors.emg.fresh(d.now, 20ms));
  EXPECT_EQ(d.sensors.emg.value.count, 0U);
}

TEST(SimChairFault, stuck_inputs_do_not_show_an_estop_and_the_power_falls_all_the_same) {
  DrivenChair d;
  d.press_at(40.0);
  ASSERT_TRUE(d.chair.inject({FaultTarget::inputs, FaultKind::stuck}));
  d.chair.press_estop(true);
  d.run(5ms);
  EXPECT_FALSE(d.sensors.inputs.value.estop_pressed);
  EXPECT_FALSE(d.chair.truth().powered);
}

TEST(SimChairFault, ignored_writes_leave_the_last_frame_standing_and_make_safe_still_works) {
  DrivenChair d;
  d.press_at(40.0);
  const double before = d.force();
  ASSERT_TRUE(d.chair.inject({FaultTarget::actuators, FaultKind::write_ignored}));
  d.depth(0.0);
  d.frame.enable = false;
  d.run(300ms);
  EXPECT_NEAR(d.force(), before, 0.5);
  d.chair.make_safe();
  d.run(300ms);
  EXPECT_EQ(d.force(), 0.0);
}

TEST(SimChairFault, power_loss_releases) {
  DrivenChair d;
  d.press_at(45.0);
  ASSERT_TRUE(d.chair.inject({FaultTarget::power, FaultKind::power_loss}));
  int until_free = 0;
  d.run(300ms, [&] { until_free += d.force() >= 5.0 ? 1 : 0; });
  EXPECT_LT(until_free, 120);
  EXPECT_FALSE(d.sensors.inputs.value.enable_energised);
}

TEST(SimChairFault, lost_edges_open_the_relay) {
  DrivenChair d;
  d.press_at(40.0);
  ASSERT_TRUE(d.chair.inject({FaultTarget::heartbeat, FaultKind::edges_lost}));
  d.run(52ms);
  EXPECT_FALSE(d.chair.truth().powered);
}

TEST(SimChairFault, bus_that_fails_says_so_and_the_person_lives_on) {
  DrivenChair d;
  d.run(50ms);
  ASSERT_TRUE(d.chair.inject({FaultTarget::bus, FaultKind::read_failed}));
  const TimePoint acquired = d.sensors.rollers[0].force.acquired;
  d.run(20ms);
  EXPECT_EQ(d.status, hal::IoStatus::failed);
  EXPECT_EQ(d.sensors.rollers[0].force.acquired, acquired);
  EXPECT_EQ(d.chair.truth().at, d.now);
  d.chair.clear_all_faults();
  ASSERT_TRUE(d.chair.inject({FaultTarget::bus, FaultKind::write_failed}));
  EXPECT_EQ(d.chair.write(d.now, d.frame), hal::IoStatus::failed);
}

}  // namespace
}  // namespace knead::sim
