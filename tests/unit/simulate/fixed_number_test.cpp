#include "daemon/simulate/fixed_number.hpp"

#include <gtest/gtest.h>

#include <string>

namespace knead::simulate {
namespace {

template <int Decimals>
std::string fixed(double value) {
  char text[kFixedNumberWidth + 2];
  return {text, append_fixed<Decimals>(text, value)};
}

TEST(FixedNumber, writes_so_many_decimals_and_rounds_half_away_from_zero) {
  EXPECT_EQ(fixed<3>(12.3456), "12.346");
  EXPECT_EQ(fixed<3>(-12.3456), "-12.346");
  EXPECT_EQ(fixed<2>(0.125), "0.13");
  EXPECT_EQ(fixed<2>(-0.125), "-0.13");
  EXPECT_EQ(fixed<0>(41.5), "42");
}

TEST(FixedNumber, keeps_the_zeros_inside_a_fraction) {
  EXPECT_EQ(fixed<9>(0.000005123), "0.000005123");
  EXPECT_EQ(fixed<3>(100.005), "100.005");
}

TEST(FixedNumber, zero_has_no_sign) {
  EXPECT_EQ(fixed<3>(-0.0), "0.000");
  EXPECT_EQ(fixed<3>(-0.0004), "0.000");
  EXPECT_EQ(fixed<3>(-0.0005), "-0.001");
}

}  // namespace
}  // namespace knead::simulate
