// Every row of the trip table, through the whole gate: just below its limit nothing happens, at the
// limit and after its time everything is released in that very cycle, with the right reason,
// channel, value and limit; it clears only when its own condition has; and only a person goes on.
#include "control/safety/conditions.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "control/safety/trip_judges.hpp"
#include "tests/unit/safety/gate_bench.hpp"

namespace knead::safety {
namespace {

struct Trip {
  const char* name;
  Reason reason;
  Channel channel;
  int hold_ms;                  ///< trips in the first cycle after this many
  void (*below)(GateBench&);    ///< the worst that must still pass
  void (*at)(GateBench&);       ///< the least that must trip
  void (*not_yet)(GateBench&);  ///< better, but not cleared; nullptr = no hysteresis
  double limit;                 ///< the event's
};

void no_spoil(GateBench& b) { b.spoil = nullptr; }

void set_force(GateBench& b, int side, double newtons) {
  b.sensors.rollers[static_cast<std::size_t>(side)].force.value = Newton(newtons);
}

const Trip kTrips[] = {
    {"estop", Reason::estop_pressed, Channel::estop, 0, no_spoil,
     [](GateBench& b) { b.inputs().estop_pressed = true; }, nullptr, 0.0},
    {"hand_stop", Reason::hand_stop, Channel::hand_switch, 0,
     [](GateBench& b) { b.inputs().hand.ease = true; },
     [](GateBench& b) { b.inputs().hand.stop = true; }, nullptr, 0.0},
    {"hand_pain", Reason::hand_pain, Channel::hand_switch, 0,
     [](GateBench& b) { b.inputs().hand.ease = true; },
     [](GateBench& b) { b.inputs().hand.pain = true; }, nullptr, 0.0},
    {"person_left", Reason::person_left, Channel::seat, 300, no_spoil,
     [](GateBench& b) { b.inputs().seat_occupied = false; }, nullptr, 1.0},
    // The ceiling stands at 10 N + ramp; 100 N absolute trips at once, before any hold.
    {"force_absolute_left", Reason::force_over_absolute, Channel::roller_left, 0, no_spoil,
     [](GateBench& b) { set_force(b, 0, 100.1); }, [](GateBench& b) { set_force(b, 0, 5.0); },
     100.0},
    {"force_absolute_right", Reason::force_over_absolute, Channel::roller_right, 0, no_spoil,
     [](GateBench& b) { set_force(b, 1, 100.1); }, [](GateBench& b) { set_force(b, 1, 5.0); },
     100.0},
    {"force_nan", Reason::force_invalid, Channel::roller_left, 0, no_spoil,
     [](GateBench& b) {
       b.spoil = [](SensorFrame& s) { s.rollers[0].force.value = Newton(std::nan("")); };
     },
     nullptr, 0.0},
    {"force_faulty", Reason::force_invalid, Channel::roller_right, 0, no_spoil,
     [](GateBench& b) {
       b.spoil = [](SensorFrame& s) { s.rollers[1].force.validity = Validity::faulty; };
     },
     nullptr, 0.0},
    {"force_stale_left", Reason::force_stale, Channel::roller_left, 0,
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.rollers[0].force.acquired -= 10ms; }; },
     [](GateBench& b) {
       b.spoil = [](SensorFrame& s) { s.rollers[0].force.acquired -= 10ms + 1ns; };
     },
     nullptr, 10.0},
    {"force_from_the_future", Reason::force_stale, Channel::roller_right, 0, no_spoil,
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.rollers[1].force.acquired += 1ns; }; },
     nullptr, 10.0},
    {"force_absent", Reason::force_stale, Channel::roller_right, 0, no_spoil,
     [](GateBench& b) {
       b.spoil = [](SensorFrame& s) { s.rollers[1].force.validity = Validity::absent; };
     },
     nullptr, 10.0},
    {"force_pulls", Reason::force_invalid, Channel::roller_left, 20,
     [](GateBench& b) { set_force(b, 0, -10.0); }, [](GateBench& b) { set_force(b, 0, -10.1); },
     [](GateBench& b) { set_force(b, 0, -5.0); }, -10.0},
    {"depth_stale", Reason::position_stale, Channel::roller_left, 0,
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.rollers[0].depth.acquired -= 10ms; }; },
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.rollers[0].depth.acquired -= 11ms; }; },
     nullptr, 10.0},
    {"lateral_nan", Reason::position_stale, Channel::roller_right, 0, no_spoil,
     [](GateBench& b) {
       b.spoil = [](SensorFrame& s) { s.rollers[1].lateral.value = Millimetre(std::nan("")); };
     },
     nullptr, 10.0},
    {"carriage_stale", Reason::position_stale, Channel::carriage, 0,
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.carriage.acquired -= 10ms; }; },
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.carriage.acquired -= 11ms; }; }, nullptr,
     10.0},
    {"mat_stale", Reason::mat_stale, Channel::back_mat, 0,
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.back_mat.acquired -= 50ms; }; },
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.back_mat.acquired -= 51ms; }; }, nullptr,
     50.0},
    {"switches_unread", Reason::chair_read_failed, Channel::hand_switch, 0,
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.inputs.acquired -= 10ms; }; },
     [](GateBench& b) { b.spoil = [](SensorFrame& s) { s.inputs.acquired -= 11ms; }; }, nullptr,
     10.0},
    {"io_fails", Reason::chair_read_failed, Channel::chair, 3, no_spoil,
     [](GateBench& b) { b.chair_io_ok = false; }, nullptr, 3.0},
    {"surface_lower", Reason::surface_too_hot, Channel::heat_lower, 0,
     [](GateBench& b) { b.sensors.heat[0][1].value = Celsius(40.99); },
     [](GateBench& b) { b.sensors.heat[0][1].value = Celsius(41.0); },
     [](GateBench& b) { b.sensors.heat[0][1].value = Celsius(40.0); }, 41.0},
    {"surface_middle", Reason::surface_too_hot, Channel::heat_middle, 0,
     [](GateBench& b) { b.sensors.heat[1][0].value = Celsius(40.99); },
     [](GateBench& b) { b.sensors.heat[1][0].value = Celsius(41.0); },
     [](GateBench& b) { b.sensors.heat[1][0].value = Celsius(40.0); }, 41.0},
    {"surface_upper", Reason::surface_too_hot, Channel::heat_upper, 0,
     [](GateBench& b) { b.sensors.heat[2][0].value = Celsius(40.99); },
     [](GateBench& b) { b.sensors.heat[2][0].value = Celsius(41.0); },
     [](GateBench& b) { b.sensors.heat[2][0].value = Celsius(40.0); }, 41.0},
    {"water", Reason::water_too_hot, Channel::water, 0,
     [](GateBench& b) { b.sensors.water.temperature.value = Celsius(41.4); },
     [](GateBench& b) { b.sensors.water.temperature.value = Celsius(41.5); },
     [](GateBench& b) { b.sensors.water.temperature.value = Celsius(40.1); }, 41.5},
    {"jet", Reason::jet_over_pressure, Channel::jets, 200,
     [](GateBench& b) { b.sensors.water.nozzle[5].value = Kilopascal(345.0); },
     [](GateBench& b) { b.sensors.water.nozzle[5].value = Kilopascal(345.1); },
     [](GateBench& b) { b.sensors.water.nozzle[5].value = Kilopascal(20.0); }, 345.0},
    {"lease", Reason::lease_expired, Channel::controller, 0,
     [](GateBench& b) { b.frame_age = 100ms; }, [](GateBench& b) { b.frame_age = 100ms + 1ns; },
     nullptr, 100.0},
    {"frame_from_the_future", Reason::lease_expired, Channel::controller, 0, no_spoil,
     [](GateBench& b) { b.frame_age = -1ns; }, nullptr, 100.0},
    {"frame_not_finite", Reason::frame_not_finite, Channel::controller, 0, no_spoil,
     [](GateBench& b) { b.requested.heat[2] = Fraction(std::nan("")); }, nullptr, 0.0},
    {"envelope", Reason::envelope_invalid, Channel::controller, 0,
     [](GateBench& b) { b.envelope.spine.half_width = Millimetre(20.0); },
     [](GateBench& b) { b.envelope.spine.half_width = Millimetre(19.9); }, nullptr, 20.0},
};

class TripTable : public testing::TestWithParam<Trip> {};

TEST_P(TripTable, passes_below_trips_at_and_waits_for_clearing_and_a_person) {
  const Trip& trip = GetParam();
  GateBench bench;
  bench.grant();
  ASSERT_TRUE(bench.permitted());

  trip.below(bench);
  bench.ticks(600);
  ASSERT_TRUE(bench.permitted()) << "tripped below its limit: " << name(bench.report.cause);

  trip.at(bench);
  bench.ticks(trip.hold_ms);
  ASSERT_TRUE(bench.permitted()) << "tripped before its time";
  bench.tick();
  ASSERT_EQ(bench.report.permission, Permission::tripped);
  EXPECT_TRUE(bench.released());
  EXPECT_EQ(bench.report.cause, trip.reason);
  EXPECT_EQ(bench.report.cause_channel, trip.channel);
  EXPECT_EQ(bench.report.ceiling[0], Newton(0.0));
  const ReasonEvent event = bench.event(trip.reason);
  EXPECT_EQ(event.channel, trip.channel);
  EXPECT_DOUBLE_EQ(event.limit, trip.limit);
  EXPECT_EQ(event.at, bench.now);

  bench.ticks(400);
  EXPECT_EQ(bench.report.permission, Permission::tripped) << "cleared while it held";
  if (trip.not_yet != nullptr) {
    trip.not_yet(bench);
    bench.ticks(400);
    EXPECT_EQ(bench.report.permission, Permission::tripped) << "no hysteresis";
  }

  const GateBench healthy;
  bench.sensors = healthy.sensors;
  bench.envelope = healthy.envelope;
  bench.requested.heat = {};
  bench.spoil = nullptr;
  bench.frame_age = {};
  bench.chair_io_ok = true;
  bench.ticks(4000);
  EXPECT_EQ(bench.report.permission, Permission::denied);
  EXPECT_TRUE(bench.released()) << "resumed by itself";
  bench.go();
  bench.ticks(201);
  EXPECT_TRUE(bench.permitted());
}

INSTANTIATE_TEST_SUITE_P(Gate, TripTable, testing::ValuesIn(kTrips),
                         [](const auto& param) { return std::string(param.param.name); });

TEST(Conditions, force_over_ceiling_trips_after_150_ms_and_not_at_the_margin) {
  GateBench bench;
  bench.envelope.comfort_ceiling = Newton(8.0);
  bench.grant();
  bench.roller(Side::right).force.value = Newton(8.0) + kCompiledCeilings.trip_margin;
  bench.ticks(500);
  ASSERT_TRUE(bench.permitted());
  bench.roller(Side::right).force.value += Newton(0.1);
  bench.ticks(150);
  ASSERT_TRUE(bench.permitted());
  bench.tick();
  EXPECT_EQ(bench.report.cause, Reason::force_over_ceiling);
  EXPECT_EQ(bench.report.cause_channel, Channel::roller_right);
  const ReasonEvent event = bench.event(Reason::force_over_ceiling);
  EXPECT_DOUBLE_EQ(event.value, 23.1);
  EXPECT_DOUBLE_EQ(event.limit, 23.0);
  EXPECT_EQ(event.lasted, 150ms);
}

TEST(Conditions, a_tighter_trip_after_is_kept) {
  GateLimits configured;
  configured.trip_after = 40ms;
  GateBench bench(configured);
  bench.envelope.comfort_ceiling = Newton(8.0);
  bench.grant();
  bench.roller(Side::left).force.value = Newton(30.0);
  bench.ticks(41);
  EXPECT_EQ(bench.report.cause, Reason::force_over_ceiling);
}

TEST(Conditions, a_drive_that_stands_while_it_is_told_to_come_out_trips_after_300_ms) {
  GateBench bench;
  bench.grant();
  bench.ask(Side::left).depth = Millimetre(40.0);
  bench.ticks(800);
  ASSERT_EQ(bench.got(Side::left).depth, Millimetre(40.0));
  bench.drives_follow = false;
  bench.ask(Side::left).depth = Millimetre(25.0);
  bench.ticks(1000);
  ASSERT_TRUE(bench.permitted()) << "15 mm away is not yet lost";
  bench.ask(Side::left).depth = Millimetre(24.9);
  bench.ticks(302);
  EXPECT_EQ(bench.report.cause, Reason::drive_not_following);
  EXPECT_EQ(bench.report.cause_channel, Channel::roller_left);
}

TEST(Conditions, a_drive_that_stands_while_it_is_told_to_go_in_trips_too) {
  GateBench bench;
  bench.grant();
  bench.drives_follow = false;
  bench.ask(Side::right).depth = Millimetre(5.9);
  bench.ticks(1000);
  ASSERT_TRUE(bench.permitted()) << "6 mm ahead is allowed";
  bench.ask(Side::right).depth = Millimetre(6.1);
  bench.ticks(330);
  EXPECT_EQ(bench.report.cause, Reason::drive_not_following);
  EXPECT_EQ(bench.report.cause_channel, Channel::roller_right);
  EXPECT_GE(bench.event(Reason::drive_not_following).lasted, 300ms);
}

TEST(Conditions, the_longest_way_out_at_the_drives_own_speed_is_no_fault) {
  GateBench bench;
  bench.grant();
  bench.ask(Side::right).depth = Millimetre(80.0);
  bench.ticks(1500);
  ASSERT_EQ(bench.got(Side::right).depth, Millimetre(80.0));
  bench.drives_follow = false;
  bench.ask(Side::right).depth = Millimetre(0.0);
  for (int ms = 0; ms <= 533; ++ms) {
    bench.roller(Side::right).depth.value = Millimetre(80.0 - 0.15 * ms);
    bench.tick();
  }
  bench.ticks(400);
  EXPECT_TRUE(bench.permitted());
}

TEST(Conditions, enable_lost_has_a_grace_after_the_grant_and_then_5_ms) {
  GateBench bench;
  bench.requested.enable = true;
  bench.spoil = [](SensorFrame& s) { s.inputs.value.enable_energised = false; };
  bench.go();
  bench.ticks(200);
  ASSERT_TRUE(bench.permitted());
  bench.ticks(205);
  EXPECT_TRUE(bench.permitted());
  bench.tick();
  EXPECT_EQ(bench.report.cause, Reason::enable_lost);
  EXPECT_EQ(bench.report.cause_channel, Channel::enable);
  bench.tick();
  EXPECT_EQ(bench.report.permission, Permission::denied) << "the read-back is off: it has cleared";
}

TEST(Conditions, enable_lost_does_not_clear_while_the_relay_still_says_power) {
  GateBench bench;
  bench.grant();
  bench.ticks(200);
  bench.spoil = [](SensorFrame& s) { s.inputs.value.enable_energised = false; };
  bench.ticks(6);
  ASSERT_EQ(bench.report.cause, Reason::enable_lost);
  bench.spoil = [](SensorFrame& s) { s.inputs.value.enable_energised = true; };
  bench.ticks(100);
  bench.go();
  EXPECT_EQ(bench.report.permission, Permission::tripped);
  bench.spoil = nullptr;
  bench.tick();
  EXPECT_EQ(bench.report.permission, Permission::denied);
}

TEST(Conditions, a_late_cycle_trips_before_the_relay_of_50_ms_would_open) {
  GateBench bench;
  bench.grant();
  bench.cycles_elapsed = 48;
  bench.tick();
  EXPECT_TRUE(bench.permitted());
  bench.cycles_elapsed = 49;
  bench.tick();
  EXPECT_EQ(bench.report.cause, Reason::cycle_late);
  EXPECT_DOUBLE_EQ(bench.event(Reason::cycle_late).value, 49.0);
  bench.cycles_elapsed = 6;
  bench.tick();
  EXPECT_EQ(bench.report.permission, Permission::tripped);
  bench.cycles_elapsed = 5;
  bench.tick();
  EXPECT_EQ(bench.report.permission, Permission::denied);
}

TEST(Conditions, a_late_cycle_below_that_moves_in_by_5_ms_of_it_at_most) {
  for (const auto& [elapsed, advance_mm] : {std::pair{1, 0.06}, {3, 0.18}, {5, 0.3}, {40, 0.3}}) {
    GateBench bench;
    bench.grant();
    bench.ask(Side::left).depth = Millimetre(30.0);
    bench.cycles_elapsed = elapsed;
    bench.tick();
    EXPECT_NEAR(bench.got(Side::left).depth.value(), advance_mm, 1e-9) << elapsed << " cycles";
  }
}

TEST(Conditions, three_failed_exchanges_are_forgiven_and_a_good_one_starts_the_count_anew) {
  GateBench bench;
  bench.grant();
  for (int round = 0; round < 20; ++round) {
    bench.chair_io_ok = false;
    bench.ticks(3);
    bench.chair_io_ok = true;
    bench.tick();
  }
  EXPECT_TRUE(bench.permitted());
}

TEST(Conditions, a_frozen_force_trips_while_the_roller_moves) {
  GateBench bench;
  bench.grant();
  bench.roller(Side::left).force.value = Newton(1.3);
  bench.ask(Side::left).depth = Millimetre(30.0);
  bench.ticks(50);
  ASSERT_TRUE(bench.permitted());
  bench.tick();
  EXPECT_EQ(bench.report.cause, Reason::force_invalid);
  EXPECT_EQ(bench.report.cause_channel, Channel::roller_left);
  bench.ticks(100);
  EXPECT_EQ(bench.report.permission, Permission::tripped) << "still the same number";
  bench.roller(Side::left).force.value = Newton(0.1);
  bench.tick();
  EXPECT_EQ(bench.report.permission, Permission::denied);
}

TEST(Conditions, of_several_the_first_row_is_the_cause) {
  GateBench bench;
  bench.grant();
  bench.frame_age = 1s;
  bench.inputs().estop_pressed = true;
  bench.roller(Side::left).force.value = Newton(500.0);
  bench.tick();
  EXPECT_EQ(bench.report.cause, Reason::estop_pressed);
}

TEST(Conditions, a_stop_asked_by_control_in_the_cycle_of_the_estop_still_counts_as_a_trip) {
  GateBench bench;
  bench.grant();
  bench.inputs().estop_pressed = true;
  bench.requested.enable = false;
  bench.tick();
  EXPECT_EQ(bench.report.permission, Permission::tripped);
}

TEST(Conditions, every_row_can_be_cleared_and_says_a_reason_that_belongs_to_a_release) {
  for (const TripRow& row : trip_table()) {
    EXPECT_NE(row.judge, nullptr);
    EXPECT_NE(row.cleared, nullptr) << name(row.reason);
    const ReasonKind kind = knead::row(row.reason).kind;
    EXPECT_TRUE(kind == ReasonKind::hard_fault || kind == ReasonKind::input_problem ||
                kind == ReasonKind::body_signal || kind == ReasonKind::person_wish)
        << name(row.reason);
  }
}

TEST(Conditions, losing_the_muscle_signals_is_not_the_gates_business) {
  GateBench bench;
  bench.grant();
  bench.spoil = [](SensorFrame& s) { s.emg.validity = Validity::absent; };
  bench.ticks(1000);
  EXPECT_TRUE(bench.permitted());
}

}  // namespace
}  // namespace knead::safety
