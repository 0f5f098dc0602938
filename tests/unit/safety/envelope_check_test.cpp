#include "control/safety/envelope_check.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/support/frames.hpp"

namespace knead::safety {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

bool flawed(const Envelope& envelope) { return flaw_of(envelope, kCompiledCeilings).has_value(); }

TEST(EnvelopeCheck, the_widest_and_the_closed_envelope_are_both_right) {
  EXPECT_FALSE(flawed(test::healthy_envelope()));
  EXPECT_FALSE(flawed(closed_envelope()));
}

/// A field of the envelope by reference, with the bounds it must keep.
struct Field {
  const char* name;
  double (*set)(Envelope&, double);
  double low;
  double high;
};

template <auto Member>
double set(Envelope& e, double v) {
  e.*Member = std::remove_reference_t<decltype(e.*Member)>(v);
  return v;
}

/// Of one zone, any of them: the last.
template <auto Member>
double set_of_zone(Envelope& e, double v) {
  e.zones.back().*Member = std::remove_reference_t<decltype(e.zones.back().*Member)>(v);
  return v;
}

class EnvelopeField : public testing::TestWithParam<Field> {};

TEST_P(EnvelopeField, is_right_on_its_bounds_and_wrong_beyond_them) {
  const Field& field = GetParam();
  const auto with = [&field](double value) {
    Envelope envelope = test::healthy_envelope();
    field.set(envelope, value);
    return flaw_of(envelope, kCompiledCeilings);
  };
  EXPECT_FALSE(with(field.low));
  ASSERT_TRUE(with(field.low - 1e-6));
  EXPECT_EQ(with(field.low - 1e-6)->limit, field.low);
  EXPECT_TRUE(with(kNan));
  EXPECT_TRUE(with(kInf));
  EXPECT_TRUE(with(-kInf));
  if (field.high < kInf) {
    EXPECT_FALSE(with(field.high));
    ASSERT_TRUE(with(field.high + 1e-6));
    EXPECT_EQ(with(field.high + 1e-6)->value, field.high + 1e-6);
    EXPECT_EQ(with(field.high + 1e-6)->limit, field.high);
  }
}

INSTANTIATE_TEST_SUITE_P(
    EnvelopeCheck, EnvelopeField,
    testing::Values(Field{"force", set_of_zone<&ZoneLimits::force>, 0.0, 80.0},
                    Field{"comfort", set<&Envelope::comfort_ceiling>, 0.0, kInf},
                    Field{"pressure", set_of_zone<&ZoneLimits::contact_pressure>, 0.0, 15.0},
                    Field{"jet", set_of_zone<&ZoneLimits::jet>, 0.0, 250.0},
                    Field{"depth", set_of_zone<&ZoneLimits::depth>, 0.0, 80.0},
                    Field{"surface", set_of_zone<&ZoneLimits::surface>, 0.0, 40.0},
                    Field{"half_width",
                          [](Envelope& e, double v) {
                            e.spine.half_width = Millimetre(v);
                            return v;
                          },
                          20.0, kInf},
                    Field{"spine_knot",
                          [](Envelope& e, double v) {
                            e.spine.line.lateral[9] = Millimetre(v);
                            return v;
                          },
                          -60.0, 60.0},
                    Field{"middle_border",
                          [](Envelope& e, double v) {
                            e.borders.lumbar_thoracic = Millimetre(v);
                            return v;
                          },
                          220.0, 680.0}),
    [](const auto& param) { return std::string(param.param.name); });

TEST(EnvelopeCheck, CR_02_a_zone_that_is_left_out_and_given_something_is_wrong) {
  Envelope envelope = test::healthy_envelope();
  test::leave_out(envelope, {Region::lumbar, Side::left});
  EXPECT_FALSE(flawed(envelope));
  ZoneLimits& zone = envelope.zones[index(Zone{Region::lumbar, Side::left})];
  const ZoneLimits sound = zone;
  zone.force = Newton(0.1);
  EXPECT_TRUE(flawed(envelope));
  zone = sound;
  zone.jet = Kilopascal(0.1);
  EXPECT_TRUE(flawed(envelope));
  zone = sound;
  zone.surface = Celsius(30.0);
  EXPECT_TRUE(flawed(envelope));
  zone = sound;
  zone.depth = kOffTheBack + Millimetre(0.1);
  EXPECT_TRUE(flawed(envelope));
}

TEST(EnvelopeCheck, a_spine_line_without_pitch_or_place_is_wrong) {
  for (double pitch : {0.0, -100.0, kNan, kInf}) {
    Envelope envelope = test::healthy_envelope();
    envelope.spine.line.knot_pitch = Millimetre(pitch);
    EXPECT_TRUE(flawed(envelope)) << pitch;
  }
  Envelope envelope = test::healthy_envelope();
  envelope.spine.line.first_knot = Millimetre(kNan);
  EXPECT_TRUE(flawed(envelope));
}

TEST(EnvelopeCheck, a_tighter_spine_bound_is_held_against_the_envelope) {
  GateLimits tighter;
  tighter.spine_half_width_min = Millimetre(25.0);
  EXPECT_TRUE(flaw_of(test::healthy_envelope(), tighter));
}

}  // namespace
}  // namespace knead::safety
