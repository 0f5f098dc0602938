#include "control/safety/contact_pressure.hpp"

#include <gtest/gtest.h>

namespace knead::safety {
namespace {

const RollerGeometry kRoller;

TEST(ContactPressure, on_the_stiffest_back_meets_the_force_caps_of_the_same_conditions) {
  // DESIGN's pairs of force and pressure: healthy, chronic, protrusion, extrusion.
  const auto cap = [](double pressure) {
    return force_at_pressure(NewtonPerSquareCentimetre(pressure), Newton(80.0), kRoller).value();
  };
  EXPECT_DOUBLE_EQ(cap(15.0), 80.0);
  EXPECT_NEAR(cap(12.0), 60.0, 1e-6);
  EXPECT_NEAR(cap(8.0), 26.667, 1e-3);
  EXPECT_NEAR(cap(4.0), 10.0, 1e-6);
}

TEST(ContactPressure, no_pressure_no_force) {
  EXPECT_NEAR(force_at_pressure(NewtonPerSquareCentimetre(0.0), Newton(80.0), kRoller).value(), 0.0,
              1e-9);
}

TEST(ContactPressure, the_force_found_keeps_the_pressure_and_a_little_more_would_not) {
  for (int quarters = 2; quarters < 52; ++quarters) {
    const double pressure = 0.25 * quarters;
    const NewtonPerSquareCentimetre limit(pressure);
    const Newton force = force_at_pressure(limit, Newton(80.0), kRoller);
    const auto pressure_at = [](Newton f) {
      return f.value() / kRoller.footprint(Millimetre(f.value() / kStiffestBack.value())).value();
    };
    EXPECT_LE(pressure_at(force), pressure);
    EXPECT_GT(pressure_at(force + Newton(1e-3)), pressure) << pressure;
  }
}

TEST(ContactPressure, the_cap_follows_a_change_of_pressure) {
  ContactPressureCap cap;
  const Newton gentle = cap.at(NewtonPerSquareCentimetre(4.0), Newton(80.0), kRoller);
  const Newton strong = cap.at(NewtonPerSquareCentimetre(12.0), Newton(80.0), kRoller);
  EXPECT_GT(strong, gentle);
  EXPECT_EQ(cap.at(NewtonPerSquareCentimetre(4.0), Newton(80.0), kRoller), gentle);
}

}  // namespace
}  // namespace knead::safety
