#include "daemon/evaluate/percentile.hpp"

#include <gtest/gtest.h>

namespace knead::evaluate {
namespace {

TEST(Percentile, is_one_of_the_values_whatever_their_order) {
  EXPECT_EQ(percentile({30.0, 10.0, 20.0}, 0.5), 20.0);
  EXPECT_EQ(percentile({30.0, 10.0, 20.0}, 0.95), 30.0);
  EXPECT_EQ(percentile({30.0, 10.0, 20.0}, 0.0), 10.0);
  EXPECT_EQ(percentile({30.0, 10.0, 20.0}, 1.0), 30.0);
}

TEST(Percentile, lets_no_more_than_its_share_lie_above) {
  std::vector<double> values;
  for (int i = 1; i <= 100; ++i) values.push_back(i);
  EXPECT_EQ(percentile(values, 0.95), 95.0);
  EXPECT_EQ(percentile(values, 0.99), 99.0);
}

TEST(Percentile, of_nothing_is_nothing_rather_than_zero) {
  EXPECT_FALSE(percentile({}, 0.5));
  EXPECT_FALSE(share(0.0, 0.0));
  EXPECT_EQ(share(1.0, 4.0), 0.25);
}

}  // namespace
}  // namespace knead::evaluate
