#include "control/safety/jet_limits.hpp"

#include <gtest/gtest.h>

#include "tests/unit/safety/gate_bench.hpp"

namespace knead::safety {
namespace {

class JetLimitsTest : public testing::Test {
 protected:
  JetLimitsTest() {
    everywhere(Kilopascal(150.0));
    limits.place(envelope);
    limits.follow(1.0);
  }
  void everywhere(Kilopascal jet) {
    for (ZoneLimits& zone : envelope.zones) zone.jet = jet;
  }
  /// One cycle of `asked`; 10 s count as elapsed unless said, so that the rise does not limit.
  ActuatorFrame allow(ActuatorFrame asked, double seconds = 10.0) {
    now += 1s;
    test::restamp(sensors, now);
    if (spoil) spoil(sensors);
    events.clear();
    log.begin(now, events);
    limits.place(envelope);
    limits.follow(seconds);
    limits.allow(read_sensors(now, sensors, {}, {}), seconds, asked, log);
    return asked;
  }
  ActuatorFrame line(double kpa) {
    ActuatorFrame frame;
    frame.line_pressure = Kilopascal(kpa);
    return frame;
  }
  ActuatorFrame valve(double opening, std::size_t jet = 0) {
    ActuatorFrame frame;
    frame.jets[jet].valve = Fraction(opening);
    return frame;
  }
  ReasonEvent said() { return events.empty() ? ReasonEvent{} : events[0]; }

  TimePoint now{std::chrono::seconds(1)};
  SensorFrame sensors = test::seated_frame(now);
  std::function<void(SensorFrame&)> spoil;
  Envelope envelope = test::healthy_envelope();
  EventList events;
  LimitLog log;
  JetLimits limits{{}, kCompiledCeilings};
};

TEST_F(JetLimitsTest, line_pressure_passes_up_to_the_ceiling) {
  EXPECT_EQ(allow(line(150.0)).line_pressure, Kilopascal(150.0));
  EXPECT_EQ(said().reason, Reason::none);
  EXPECT_EQ(allow(line(150.1)).line_pressure, Kilopascal(150.0));
  EXPECT_EQ(said().reason, Reason::jet_limited);
  EXPECT_EQ(said().channel, Channel::jet_line);
  EXPECT_EQ(said().value, 150.1);
  EXPECT_EQ(said().limit, 150.0);
  EXPECT_EQ(allow(line(-1.0)).line_pressure, Kilopascal(0.0));
}

TEST_F(JetLimitsTest, the_compiled_ceiling_holds_over_any_envelope) {
  everywhere(Kilopascal(1000.0));
  EXPECT_EQ(allow(line(900.0)).line_pressure, kCompiledCeilings.jet_max);
}

TEST_F(JetLimitsTest, pressure_rises_80_kpa_a_second_and_falls_freely) {
  EXPECT_NEAR(allow(line(0.08), 0.001).line_pressure.value(), 0.08, 1e-12);
  EXPECT_EQ(said().reason, Reason::none);
  EXPECT_NEAR(allow(line(0.1601), 0.001).line_pressure.value(), 0.16, 1e-12);
  EXPECT_EQ(said().reason, Reason::jet_rate_limited);
  static_cast<void>(allow(line(140.0)));
  EXPECT_EQ(allow(line(10.0), 0.001).line_pressure, Kilopascal(10.0));
  EXPECT_EQ(said().reason, Reason::none);
}

TEST_F(JetLimitsTest, a_line_measured_10_percent_over_its_ceiling_stops_the_pump) {
  sensors.water.line_pressure.value = Kilopascal(165.0);
  EXPECT_EQ(allow(line(100.0)).line_pressure, Kilopascal(100.0));
  sensors.water.line_pressure.value = Kilopascal(165.1);
  EXPECT_EQ(allow(line(100.0)).line_pressure, Kilopascal(0.0));
  EXPECT_EQ(said().reason, Reason::jet_limited);
  EXPECT_EQ(said().value, 165.1);
}

TEST_F(JetLimitsTest, an_unseen_line_has_no_pressure) {
  spoil = [](SensorFrame& s) { s.water.line_pressure.acquired -= 51ms; };
  EXPECT_EQ(allow(line(100.0)).line_pressure, Kilopascal(0.0));
  EXPECT_EQ(said().reason, Reason::pressure_stale);
  EXPECT_EQ(said().channel, Channel::jet_line);
  EXPECT_EQ(said().value, 51.0);
  EXPECT_EQ(said().limit, 50.0);
}

TEST_F(JetLimitsTest, an_unseen_nozzle_stays_shut_alone) {
  spoil = [](SensorFrame& s) { s.water.nozzle[2].validity = Validity::faulty; };
  ActuatorFrame asked = valve(1.0, 2);
  asked.jets[3].valve = Fraction(1.0);
  const ActuatorFrame allowed = allow(asked);
  EXPECT_EQ(allowed.jets[2].valve, Fraction(0.0));
  EXPECT_EQ(allowed.jets[3].valve, Fraction(1.0));
  EXPECT_EQ(said().reason, Reason::pressure_stale);
}

TEST_F(JetLimitsTest, valve_air_and_pulse_keep_their_ranges) {
  EXPECT_EQ(allow(valve(1.0)).jets[0].valve, Fraction(1.0));
  EXPECT_EQ(said().reason, Reason::none);
  EXPECT_EQ(allow(valve(1.01)).jets[0].valve, Fraction(1.0));
  EXPECT_EQ(said().reason, Reason::jet_limited);
  EXPECT_EQ(allow(valve(-0.01)).jets[0].valve, Fraction(0.0));
  ActuatorFrame asked;
  asked.jets[1].air = Fraction(7.0);
  asked.jets[2].pulse_rate = Hertz(10.5);
  asked.jets[3].pulse_rate = Hertz(-1.0);
  const ActuatorFrame allowed = allow(asked);
  EXPECT_EQ(allowed.jets[1].air, Fraction(1.0));
  EXPECT_EQ(allowed.jets[2].pulse_rate, kPulseMax);
  EXPECT_EQ(allowed.jets[3].pulse_rate, Hertz(0.0));
}

TEST_F(JetLimitsTest, a_jet_that_this_chair_does_not_have_stays_shut) {
  EXPECT_EQ(allow(valve(1.0, 6)).jets[6].valve, Fraction(0.0));
  EXPECT_EQ(said().value, 7.0);
  EXPECT_EQ(said().limit, 6.0);
}

TEST_F(JetLimitsTest, water_keeps_the_compiled_and_the_persons_warmth) {
  ActuatorFrame asked;
  asked.water_temperature = Celsius(40.0);
  EXPECT_EQ(allow(asked).water_temperature, Celsius(40.0));
  EXPECT_EQ(said().reason, Reason::none);
  asked.water_temperature = Celsius(40.1);
  EXPECT_EQ(allow(asked).water_temperature, Celsius(40.0));
  EXPECT_EQ(said().reason, Reason::heat_limited);
  EXPECT_EQ(said().channel, Channel::water);
  envelope.zones[0].surface = Celsius(38.0);
  EXPECT_EQ(allow(asked).water_temperature, Celsius(38.0));
}

TEST_F(JetLimitsTest, water_of_unknown_warmth_is_not_heated) {
  spoil = [](SensorFrame& s) { s.water.temperature.acquired -= 501ms; };
  ActuatorFrame asked;
  asked.water_temperature = Celsius(37.0);
  EXPECT_EQ(allow(asked).water_temperature, Celsius(0.0));
  EXPECT_EQ(said().reason, Reason::temperature_stale);
}

TEST_F(JetLimitsTest, a_falling_ceiling_is_judged_on_its_way_down_and_commanded_at_once) {
  everywhere(Kilopascal(50.0));
  limits.place(envelope);
  limits.follow(0.1);
  EXPECT_EQ(limits.judged_ceilings()[0], Kilopascal(125.0));
  EXPECT_EQ(allow(line(120.0), 0.001).line_pressure, Kilopascal(0.08));
}

TEST_F(JetLimitsTest, CR_02_beside_a_zone_that_is_left_out_the_jet_of_that_side_stays_shut) {
  test::leave_out(envelope, {Region::lumbar, Side::left});  // jet 0 is there, and jet 1 beside it
  ActuatorFrame asked = valve(1.0);
  asked.jets[1].valve = Fraction(1.0);
  const ActuatorFrame allowed = allow(asked);
  EXPECT_EQ(allowed.jets[0].valve, Fraction(0.0));
  EXPECT_EQ(allowed.jets[1].valve, Fraction(1.0));
  EXPECT_EQ(said().reason, Reason::zone_left_out);
}

TEST_F(JetLimitsTest,
       CR_03_where_less_is_allowed_than_the_line_carries_the_valve_opens_by_a_share) {
  envelope.zones[index(Zone{Region::lumbar, Side::left})].jet = Kilopascal(50.0);
  sensors.water.line_pressure.value = Kilopascal(125.0);
  ActuatorFrame asked = valve(1.0);
  asked.jets[1].valve = Fraction(1.0);
  const ActuatorFrame allowed = allow(asked);
  EXPECT_NEAR(allowed.jets[0].valve.value(), 0.4, 1e-12);
  EXPECT_EQ(allowed.jets[1].valve, Fraction(1.0));
  EXPECT_EQ(said().reason, Reason::jet_limited);
  EXPECT_EQ(said().limit, 50.0);
}

TEST_F(JetLimitsTest, CR_03_over_an_unseen_line_only_zones_that_bear_all_of_it_keep_their_water) {
  envelope.zones[index(Zone{Region::lumbar, Side::left})].jet = Kilopascal(50.0);
  sensors.water.line_pressure.value = Kilopascal(0.0);  // what an unseen line says is not believed
  spoil = [](SensorFrame& s) { s.water.line_pressure.acquired -= 51ms; };
  ActuatorFrame asked = valve(1.0);
  asked.jets[1].valve = Fraction(1.0);
  const ActuatorFrame allowed = allow(asked);
  EXPECT_EQ(allowed.jets[0].valve, Fraction(0.0));
  EXPECT_EQ(allowed.jets[1].valve, Fraction(1.0));
  EXPECT_EQ(said().reason, Reason::pressure_stale);
  EXPECT_EQ(said().channel, Channel::jets);
}

TEST_F(JetLimitsTest,
       an_unseen_line_whose_ceiling_fell_shuts_every_valve_until_it_can_have_drained) {
  everywhere(Kilopascal(50.0));
  spoil = [](SensorFrame& s) { s.water.line_pressure.validity = Validity::faulty; };
  EXPECT_EQ(allow(valve(1.0), 0.3).jets[0].valve, Fraction(0.0));  // 75 of 100 kPa gone
  EXPECT_EQ(allow(valve(1.0), 0.1).jets[0].valve, Fraction(1.0));
}

TEST_F(JetLimitsTest, CR_03_each_nozzle_is_judged_by_its_own_zone) {
  GateBench bench;
  bench.envelope.zones[index(Zone{Region::lumbar, Side::left})].jet = Kilopascal(50.0);
  bench.grant();
  bench.sensors.water.nozzle[1].value = Kilopascal(200.0);
  bench.ticks(2000);
  EXPECT_TRUE(bench.permitted());
  bench.sensors.water.nozzle[0].value = Kilopascal(200.0);
  bench.ticks(2000);
  EXPECT_FALSE(bench.permitted());
  EXPECT_EQ(bench.report.cause, Reason::jet_over_pressure);
}

TEST_F(JetLimitsTest, through_the_gate_a_pump_of_300_ms_may_follow_a_closing_envelope) {
  GateBench bench;
  bench.grant();
  double nozzle = 250.0;
  bench.sensors.water.nozzle[0].value = Kilopascal(nozzle);
  bench.ticks(100);
  for (ZoneLimits& zone : bench.envelope.zones) zone.jet = Kilopascal(0.0);
  for (int ms = 0; ms < 3000; ++ms) {
    nozzle -= nozzle / 300.0;
    bench.sensors.water.nozzle[0].value = Kilopascal(nozzle);
    bench.tick();
  }
  EXPECT_TRUE(bench.permitted());
}

}  // namespace
}  // namespace knead::safety
