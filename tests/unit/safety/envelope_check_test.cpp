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
    testing::Values(Field{"force_lumbar",
                          [](Envelope& e, double v) {
                            e.force_ceiling[index(Region::lumbar)] = Newton(v);
                            return v;
                          },
                          0.0, 80.0},
                    Field{"force_cervical",
                          [](Envelope& e, double v) {
                            e.force_ceiling[index(Region::cervical)] = Newton(v);
                            return v;
                          },
                          0.0, 80.0},
                    Field{"comfort", set<&Envelope::comfort_ceiling>, 0.0, kInf},
                    Field{"pressure", set<&Envelope::contact_pressure_ceiling>, 0.0, 15.0},
                    Field{"jet", set<&Envelope::jet_ceiling>, 0.0, 250.0},
                    Field{"depth", set<&Envelope::depth_ceiling>, 0.0, 80.0},
                    Field{"surface", set<&Envelope::surface_ceiling>, 0.0, 40.0},
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
