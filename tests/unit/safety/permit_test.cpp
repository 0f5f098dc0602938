#include "control/safety/permit.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "tests/unit/safety/gate_bench.hpp"

namespace knead::safety {
namespace {

TEST(Permit, starts_denied_and_releases_whatever_is_asked) {
  GateBench bench;
  bench.requested.enable = true;
  bench.ask(Side::left).depth = Millimetre(30.0);
  bench.requested.line_pressure = Kilopascal(100.0);
  bench.ticks(1000);
  EXPECT_EQ(bench.report.permission, Permission::denied);
  EXPECT_TRUE(bench.released());
  EXPECT_EQ(bench.allowed.carriage, test::kRestingCarriage);
  EXPECT_EQ(bench.got(Side::left).lateral, -test::kRestingLateral);
}

TEST(Permit, is_granted_after_200_ms_of_quiet_and_says_so_once) {
  GateBench bench;
  bench.requested.enable = true;
  bench.go();
  EXPECT_EQ(bench.report.permission, Permission::checking);
  bench.ticks(199);
  EXPECT_EQ(bench.report.permission, Permission::checking);
  EXPECT_FALSE(bench.allowed.enable);
  bench.tick();
  EXPECT_EQ(bench.report.permission, Permission::permitted);
  EXPECT_TRUE(bench.allowed.enable);
  EXPECT_EQ(bench.report.since, bench.now);
  bench.ticks(100);
  EXPECT_EQ(bench.count(Reason::permission_granted), 1);
}

TEST(Permit, a_break_in_the_quiet_starts_the_200_ms_anew) {
  GateBench bench;
  bench.requested.enable = true;
  bench.go();
  bench.ticks(150);
  bench.roller(Side::left).force.value = Newton(5.0);
  bench.tick();
  EXPECT_EQ(bench.report.cause, Reason::force_over_ceiling);
  bench.roller(Side::left).force.value = Newton(4.9);
  bench.ticks(200);
  EXPECT_EQ(bench.report.permission, Permission::checking);
  bench.tick();
  EXPECT_TRUE(bench.permitted());
}

TEST(Permit, waits_for_the_frame_to_ask_and_forgets_the_go_after_3_s) {
  GateBench bench;
  bench.go();
  bench.ticks(3000);
  EXPECT_EQ(bench.report.permission, Permission::checking);
  bench.tick();
  EXPECT_EQ(bench.report.permission, Permission::denied);
  bench.requested.enable = true;
  bench.ticks(1000);
  EXPECT_EQ(bench.report.permission, Permission::denied);
}

TEST(Permit, a_frame_that_asks_late_but_within_3_s_is_granted_at_once) {
  GateBench bench;
  bench.go();
  bench.ticks(2900);
  bench.requested.enable = true;
  bench.tick();
  EXPECT_TRUE(bench.permitted());
}

TEST(Permit, is_not_granted_on_an_old_frame) {
  GateBench bench;
  bench.requested.enable = true;
  bench.frame_age = kCompiledCeilings.lease + 1ms;
  bench.go();
  bench.ticks(1000);
  EXPECT_FALSE(bench.permitted());
  bench.frame_age = kCompiledCeilings.lease;
  bench.ticks(201);
  EXPECT_TRUE(bench.permitted());
}

TEST(Permit, a_frame_that_no_longer_asks_releases_in_the_same_cycle_and_needs_a_new_go) {
  GateBench bench;
  bench.grant();
  bench.ask(Side::left).depth = Millimetre(20.0);
  bench.ticks(100);
  bench.requested.enable = false;
  bench.tick();
  EXPECT_EQ(bench.report.permission, Permission::denied);
  EXPECT_EQ(bench.report.cause, Reason::released);
  EXPECT_TRUE(bench.released());
  bench.ticks(100);
  EXPECT_EQ(bench.count(Reason::released), 1);
  bench.requested.enable = true;
  bench.ticks(1000);
  EXPECT_FALSE(bench.allowed.enable);
}

TEST(Permit, a_go_while_the_condition_still_holds_stays_tripped_and_says_why) {
  GateBench bench;
  bench.grant();
  bench.inputs().estop_pressed = true;
  bench.tick();
  ASSERT_EQ(bench.report.permission, Permission::tripped);
  bench.events.clear();
  bench.go();
  EXPECT_EQ(bench.report.permission, Permission::tripped);
  EXPECT_EQ(bench.event(Reason::estop_pressed).channel, Channel::estop);
}

TEST(Permit, a_cleared_trip_is_denied_with_its_cause_until_a_person_says_go) {
  GateBench bench;
  bench.grant();
  bench.inputs().estop_pressed = true;
  bench.tick();
  bench.inputs().estop_pressed = false;
  bench.ticks(5000);
  EXPECT_EQ(bench.report.permission, Permission::denied);
  EXPECT_EQ(bench.report.cause, Reason::estop_pressed);
  EXPECT_TRUE(bench.released());
  bench.go();
  bench.ticks(201);
  EXPECT_TRUE(bench.permitted());
  EXPECT_EQ(bench.report.cause, Reason::none);
}

TEST(Permit, a_go_in_the_very_cycle_in_which_the_trip_clears_counts) {
  GateBench bench;
  bench.grant();
  bench.inputs().hand.stop = true;
  bench.tick();
  bench.inputs().hand.stop = false;
  bench.go();
  EXPECT_EQ(bench.report.permission, Permission::checking);
}

TEST(Permit, keeps_the_light_in_every_state_and_believes_only_lights_that_exist) {
  GateBench bench;
  bench.requested.light = StatusLight::fault;
  bench.tick();
  EXPECT_EQ(bench.allowed.light, StatusLight::fault);
  bench.requested.light = std::bit_cast<StatusLight>(std::uint8_t{200});
  bench.tick();
  EXPECT_EQ(bench.allowed.light, StatusLight::off);
}

TEST(Permit, set_points_start_from_what_is_measured_and_wait_for_the_relay) {
  GateBench bench;
  bench.requested.enable = true;
  bench.ask(Side::left).depth = Millimetre(40.0);
  bench.requested.carriage = Millimetre(600.0);
  bench.roller(Side::left).depth.value = Millimetre(3.0);
  bench.drives_follow = false;
  bench.spoil = [](SensorFrame& s) { s.inputs.value.enable_energised = false; };
  bench.go();
  bench.ticks(300);
  ASSERT_TRUE(bench.permitted());
  EXPECT_NEAR(bench.got(Side::left).depth.value(), 3.06, 1e-9);
  EXPECT_NEAR(bench.allowed.carriage.value(), 300.12, 1e-9);
}

/// Everything that keeps a go from being granted, each alone.
struct Obstacle {
  const char* name;
  void (*place)(SensorFrame&);
  Reason reason;
  Channel channel;
  bool refused_at_once;
};

class Checking : public testing::TestWithParam<Obstacle> {};

TEST_P(Checking, is_not_left_over_an_obstacle_and_names_it) {
  const Obstacle& obstacle = GetParam();
  GateBench bench;
  bench.requested.enable = true;
  bench.spoil = obstacle.place;
  bench.go();
  const Permission after_go = bench.report.permission;
  EXPECT_EQ(after_go, obstacle.refused_at_once ? Permission::denied : Permission::checking);
  EXPECT_EQ(bench.report.cause, obstacle.reason);
  EXPECT_EQ(bench.report.cause_channel, obstacle.channel);
  bench.ticks(3100);
  EXPECT_EQ(bench.report.permission, Permission::denied);
  EXPECT_EQ(bench.report.cause, obstacle.reason);
  EXPECT_EQ(bench.count(obstacle.reason), 1);
  EXPECT_EQ(bench.count(Reason::permission_granted), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Permit, Checking,
    testing::Values(
        Obstacle{"estop", [](SensorFrame& s) { s.inputs.value.estop_pressed = true; },
                 Reason::estop_pressed, Channel::estop, true},
        Obstacle{"hand_stop", [](SensorFrame& s) { s.inputs.value.hand.stop = true; },
                 Reason::hand_stop, Channel::hand_switch, true},
        Obstacle{"hand_pain", [](SensorFrame& s) { s.inputs.value.hand.pain = true; },
                 Reason::hand_pain, Channel::hand_switch, true},
        Obstacle{"empty_seat", [](SensorFrame& s) { s.inputs.value.seat_occupied = false; },
                 Reason::not_seated, Channel::seat, true},
        Obstacle{"force", [](SensorFrame& s) { s.rollers[1].force.value = Newton(5.0); },
                 Reason::force_over_ceiling, Channel::roller_right, false},
        Obstacle{"depth", [](SensorFrame& s) { s.rollers[0].depth.value = Millimetre(10.0); },
                 Reason::drive_not_following, Channel::roller_left, false},
        Obstacle{"stale_force", [](SensorFrame& s) { s.rollers[0].force.acquired -= 11ms; },
                 Reason::force_stale, Channel::roller_left, false},
        Obstacle{"stale_carriage", [](SensorFrame& s) { s.carriage.acquired -= 11ms; },
                 Reason::position_stale, Channel::carriage, false},
        Obstacle{"stale_mat", [](SensorFrame& s) { s.back_mat.acquired -= 51ms; },
                 Reason::mat_stale, Channel::back_mat, false},
        Obstacle{"garbled_mat",
                 [](SensorFrame& s) { s.back_mat.value.cells[7] = Kilopascal(std::nan("")); },
                 Reason::mat_invalid, Channel::back_mat, false},
        Obstacle{"stale_heat", [](SensorFrame& s) { s.heat[1][0].acquired -= 501ms; },
                 Reason::temperature_stale, Channel::heat_middle, false},
        Obstacle{"pair_apart", [](SensorFrame& s) { s.heat[2][0].value = Celsius(33.01); },
                 Reason::temperature_disagrees, Channel::heat_upper, false},
        Obstacle{"hot_surface",
                 [](SensorFrame& s) { s.heat[0][0].value = s.heat[0][1].value = Celsius(41.0); },
                 Reason::surface_too_hot, Channel::heat_lower, false},
        Obstacle{"hot_water", [](SensorFrame& s) { s.water.temperature.value = Celsius(41.5); },
                 Reason::water_too_hot, Channel::water, false},
        Obstacle{"stale_water", [](SensorFrame& s) { s.water.temperature.acquired -= 501ms; },
                 Reason::temperature_stale, Channel::water, false},
        Obstacle{"stale_pressure", [](SensorFrame& s) { s.water.line_pressure.acquired -= 51ms; },
                 Reason::pressure_stale, Channel::jet_line, false},
        Obstacle{"welded_relay", [](SensorFrame& s) { s.inputs.value.enable_energised = true; },
                 Reason::self_test_failed, Channel::enable, false},
        Obstacle{"unread_switches", [](SensorFrame& s) { s.inputs.acquired -= 11ms; },
                 Reason::chair_read_failed, Channel::hand_switch, false}),
    [](const auto& param) { return std::string(param.param.name); });

}  // namespace
}  // namespace knead::safety
