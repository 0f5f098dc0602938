#include "control/safety/frame_check.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace knead::safety {
namespace {

TEST(FrameCheck, a_default_frame_is_finite) { EXPECT_TRUE(is_finite(ActuatorFrame{})); }

TEST(FrameCheck, finds_what_is_not_a_number_in_every_field) {
  using Spoil = void (*)(ActuatorFrame&, double);
  const std::vector<Spoil> fields{
      [](ActuatorFrame& f, double v) { f.carriage = Millimetre(v); },
      [](ActuatorFrame& f, double v) { f.rollers[0].depth = Millimetre(v); },
      [](ActuatorFrame& f, double v) { f.rollers[1].lateral = Millimetre(v); },
      [](ActuatorFrame& f, double v) { f.rollers[1].drive_speed = MillimetrePerSecond(v); },
      [](ActuatorFrame& f, double v) { f.line_pressure = Kilopascal(v); },
      [](ActuatorFrame& f, double v) { f.jets[7].valve = Fraction(v); },
      [](ActuatorFrame& f, double v) { f.jets[0].pulse_rate = Hertz(v); },
      [](ActuatorFrame& f, double v) { f.jets[3].air = Fraction(v); },
      [](ActuatorFrame& f, double v) { f.water_temperature = Celsius(v); },
      [](ActuatorFrame& f, double v) { f.heat[2] = Fraction(v); },
  };
  using Limits = std::numeric_limits<double>;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    for (double bad : {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
      ActuatorFrame frame;
      fields[field](frame, bad);
      EXPECT_FALSE(is_finite(frame)) << "field " << field << " with " << bad;
    }
    ActuatorFrame frame;
    fields[field](frame, Limits::max());
    EXPECT_TRUE(is_finite(frame)) << "huge is a number";
  }
}

}  // namespace
}  // namespace knead::safety
