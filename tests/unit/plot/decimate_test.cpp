#include "daemon/plot/decimate.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::plot {
namespace {

TEST(Decimate, keeps_a_single_spike_of_a_long_recording) {
  std::vector<double> samples(1'200'000, 0.0);
  samples[777'777] = 5.0;
  samples[333'333] = -4.0;
  const auto band = min_max_band(samples, 0.0, 0.001, 900);
  ASSERT_EQ(band.size(), 900U);
  double low = 0.0;
  double high = 0.0;
  double high_at = 0.0;
  for (const Point& p : band) {
    low = std::min(low, p.y);
    if (p.y2 > high) high_at = p.x;
    high = std::max(high, p.y2);
  }
  EXPECT_EQ(low, -4.0);
  EXPECT_EQ(high, 5.0);
  EXPECT_NEAR(high_at, 777.777, 0.7);  // half a column
}

TEST(Decimate, leaves_no_gap_between_columns) {
  std::vector<double> ramp(1000);
  for (std::size_t i = 0; i < ramp.size(); ++i) ramp[i] = static_cast<double>(i);
  const auto band = min_max_band(ramp, 0.0, 1.0, 100);
  for (std::size_t i = 1; i < band.size(); ++i) EXPECT_LE(band[i].y, band[i - 1].y2);
}

TEST(Decimate, shows_every_sample_where_there_is_room) {
  const std::vector<double> samples{1.0, 3.0, 2.0};
  const auto line = max_line(samples, 10.0, 0.5, 900);
  ASSERT_EQ(line.size(), 3U);
  EXPECT_EQ(line[0].y, 3.0);  // with the edge it shares
  EXPECT_EQ(line[2].y, 2.0);
  EXPECT_EQ(line[2].x, 11.0);
  EXPECT_TRUE(max_line({}, 0.0, 1.0, 10).empty());
}

}  // namespace
}  // namespace knead::plot
