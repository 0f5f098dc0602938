// Every single fault that can befall a heat zone, one at a time, on the simulated pad and person:
// the surface that touches the person stays below 41 degC. Control, the gate's limits and trip, and
// the hardware cut-out all take part; a fault takes away one of them or lies to two.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "control/safety/heat_limits.hpp"
#include "control/warming.hpp"
#include "hal/sim/heat.hpp"
#include "tests/support/frames.hpp"

namespace knead {
namespace {

constexpr Celsius kWarmestSetpoint{40.0};  // rest_surface_degc at its highest (configuration.md)
constexpr double kUntouchable_degc = 41.0;
constexpr int kMinutes = 30;

enum class Lie : std::uint8_t { none, stuck, offset, drifts, silent, absent };
enum class Drive : std::uint8_t { sound, asked_full, frozen, shorted };

struct HeatFault {
  std::string name;
  Lie lie = Lie::none;
  double from_s = 0.0;
  double magnitude_k = 0.0;  ///< of an offset; per minute of a drift
  bool both = false;         ///< one converter or one lead serves both thermistors
  Drive drive = Drive::sound;
  bool cutout_welded = false;
  bool gate_asleep = false;
};

std::vector<HeatFault> every_single_fault() {
  std::vector<HeatFault> faults{{.name = "none"}};
  for (const bool both : {false, true}) {
    const std::string who = both ? "both_" : "one_";
    for (const double from_s : {0.0, 150.0, 900.0}) {
      const std::string when = "_from_" + std::to_string(static_cast<int>(from_s)) + "_s";
      faults.push_back(
          {.name = who + "stuck" + when, .lie = Lie::stuck, .from_s = from_s, .both = both});
      for (const double by : {-8.0, -3.5, -2.0, -0.7, 0.7, 2.0, 8.0}) {
        faults.push_back({.name = who + "offset_" + std::to_string(by) + when,
                          .lie = Lie::offset,
                          .from_s = from_s,
                          .magnitude_k = by,
                          .both = both});
      }
      faults.push_back(
          {.name = who + "silent" + when, .lie = Lie::silent, .from_s = from_s, .both = both});
      faults.push_back(
          {.name = who + "absent" + when, .lie = Lie::absent, .from_s = from_s, .both = both});
    }
    faults.push_back(
        {.name = who + "drifts_down", .lie = Lie::drifts, .magnitude_k = -0.5, .both = both});
  }
  for (const double from_s : {0.0, 900.0}) {
    faults.push_back(
        {.name = "software_asks_for_full_heat", .from_s = from_s, .drive = Drive::asked_full});
    faults.push_back({.name = "driver_keeps_its_last_duty",
                      .from_s = from_s == 0.0 ? 60.0 : from_s,
                      .drive = Drive::frozen});
    faults.push_back({.name = "transistor_shorted", .from_s = from_s, .drive = Drive::shorted});
  }
  faults.push_back({.name = "cut_out_welded", .cutout_welded = true});
  faults.push_back({.name = "gate_asleep", .gate_asleep = true});
  return faults;
}

/// One zone's way from the thermistors to the foil.
class Pad {
 public:
  Pad(const HeatFault& fault, double room_degc, double skin_degc)
      : fault_(fault),
        chair_(chair_for(fault)),
        pads_(chair_, hardware(room_degc), person(skin_degc)) {}

  /// The warmest that the true surface ever was.
  double warmest() {
    double warmest = 0.0;
    for (int i = 0; i < kMinutes * 60 * 1000; ++i) {
      if (i % 100 == 0) control(static_cast<double>(i) * 1e-3);
      pads_.step(powered_, true, frame_);
      warmest = std::max(warmest, pads_.surface_degc(0));
    }
    return warmest;
  }

 private:
  static ChairDescription chair_for(const HeatFault& fault) {
    ChairDescription chair;
    if (fault.cutout_welded) chair.heat_cutout = Celsius(1000.0);
    return chair;
  }
  static sim::Hardware hardware(double room_degc) {
    sim::Hardware hardware;
    hardware.room_degc = room_degc;
    hardware.thermistor_offset_degc[0] = {-0.3, -0.3};  // parts at the cold end of their tolerance
    return hardware;
  }
  static sim::Body person(double skin_degc) {
    sim::Body body;
    body.skin_degc = skin_degc;
    return body;
  }

  double told(std::size_t which, double t_s) {
    const double truly = pads_.thermistor_degc(0, which);
    if ((which == 1 && !fault_.both) || t_s < fault_.from_s) return stuck_at_[which] = truly;
    switch (fault_.lie) {
      case Lie::none:
      case Lie::silent:
      case Lie::absent:
        return truly;
      case Lie::stuck:
        if (stuck_at_[which] == 0.0) stuck_at_[which] = truly;
        return stuck_at_[which];
      case Lie::offset:
        return truly + fault_.magnitude_k;
      case Lie::drifts:
        return truly + fault_.magnitude_k * (t_s - fault_.from_s) / 60.0;
    }
    return truly;
  }

  void sense(double t_s) {
    const TimePoint now(from_seconds(t_s));
    for (std::size_t which = 0; which < kThermistorsPerZone; ++which) {
      const bool lies = (which == 0 || fault_.both) && t_s >= fault_.from_s;
      if (lies && fault_.lie == Lie::silent) continue;  // the last sample ages
      sensors_.heat[0][which] = {Celsius(told(which, t_s) + noise_(dice_)), now, Validity::good, 0};
      if (lies && fault_.lie == Lie::absent) sensors_.heat[0][which].validity = Validity::absent;
    }
  }

  void control(double t_s) {
    const TimePoint now(from_seconds(t_s));
    sense(t_s);
    const bool broken = t_s >= fault_.from_s;
    const double before = frame_.heat[0].value();
    WarmingInput warmth{.now = now, .dt_s = 0.1, .heat = sensors_.heat};
    warmth.setpoint.fill(kWarmestSetpoint);
    warming_.step(warmth, frame_);
    if (broken && fault_.drive == Drive::asked_full) frame_.heat[0] = Fraction(1.0);
    if (!fault_.gate_asleep) pass_the_gate(now);
    if (broken && fault_.drive == Drive::frozen) frame_.heat[0] = Fraction(before);
    if (broken && fault_.drive == Drive::shorted) frame_.heat[0] = Fraction(1.0);
  }

  void pass_the_gate(TimePoint now) {
    const safety::Readings readings = safety::read_sensors(now, sensors_, {}, chair_.ages);
    EventList events;
    log_.begin(now, events);
    gate_.watch(readings);
    gate_.place(envelope_);
    gate_.allow(readings, frame_, log_);
    if (readings.heat[0].hotter() >= kCompiledCeilings.surface_trip) powered_ = false;
  }

  HeatFault fault_;
  ChairDescription chair_;
  sim::HeatPads pads_;
  Warming warming_{ChairDescription{}};
  safety::HeatLimits gate_{kCompiledCeilings, ChairDescription{}};
  const Envelope envelope_ = test::healthy_envelope();
  safety::LimitLog log_{};
  SensorFrame sensors_{};
  ActuatorFrame frame_{};
  bool powered_ = true;
  std::array<double, kThermistorsPerZone> stuck_at_{};
  std::mt19937 dice_{7};
  std::normal_distribution<double> noise_{0.0, 0.05};
};

TEST(HeatSingleFaults, no_single_fault_takes_a_surface_to_41_degc) {
  for (const HeatFault& fault : every_single_fault()) {
    for (const auto& [room, skin] : {std::pair{18.0, 31.0}, std::pair{28.0, 35.0}}) {
      const double warmest = Pad(fault, room, skin).warmest();
      EXPECT_LT(warmest, kUntouchable_degc)
          << fault.name << " from " << fault.from_s << " s, room " << room;
    }
  }
}

TEST(HeatSingleFaults, without_a_fault_the_surface_is_as_warm_as_it_should_be) {
  EXPECT_NEAR(Pad({.name = "none"}, 23.0, 33.0).warmest(), kWarmestSetpoint.value(), 0.5);
}

}  // namespace
}  // namespace knead
