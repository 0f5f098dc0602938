#include "daemon/care/trace_points.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace knead::daemon {
namespace {

std::vector<history::KeptTrace> seconds_of(std::size_t count) {
  std::vector<history::KeptTrace> trace(count);
  for (std::size_t i = 0; i < count; ++i) {
    trace[i].at_ms = static_cast<std::int64_t>(1000 * i);
    trace[i].force_left_n = static_cast<double>(i % 10);
  }
  return trace;
}

TEST(TracePoints, a_short_trace_stays_as_it_is) {
  const auto points = trace_points(seconds_of(7), 240);
  ASSERT_EQ(points.size(), 7U);
  EXPECT_EQ(points[3].at_ms, 3000);
}

TEST(TracePoints, a_long_one_keeps_its_peaks_and_no_more_points_than_asked) {
  for (const std::size_t count : {241U, 480U, 481U, 20'000U}) {
    const auto trace = seconds_of(count);
    const auto points = trace_points(trace, 240);
    EXPECT_LE(points.size(), 240U) << count;
    EXPECT_GE(points.size(), 120U) << count;
    double peak = 0.0;
    for (const auto& point : points) peak = std::max(peak, point.force_left_n);
    EXPECT_EQ(peak, 9.0) << count;
  }
}

TEST(TracePoints, of_nothing_is_nothing) { EXPECT_TRUE(trace_points({}, 240).empty()); }

}  // namespace
}  // namespace knead::daemon
