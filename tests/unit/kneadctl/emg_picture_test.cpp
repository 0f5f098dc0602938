#include "daemon/kneadctl/emg_picture.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "daemon/plot/svg.hpp"

namespace knead::ctl {
namespace {

/// So many seconds of a recording at 2 kHz with a burst of a second in each ten.
signal::ChannelAnalysis recording_of(int length_s) {
  signal::ChannelAnalysis found;
  for (int s = 0; s < length_s; ++s) {
    const double size = s % 10 == 5 ? 1.0 : 0.02;
    for (int i = 0; i < 2000; ++i) found.conditioned.push_back(size * std::sin(0.3 * i));
    if (s % 10 == 5) {
      found.bursts.push_back({.onset = std::chrono::seconds(s),
                              .offset = std::chrono::seconds(s + 1),
                              .peak = 1.0,
                              .rms = 0.7,
                              .median_frequency = Hertz(90.0 - 0.1 * s),
                              .confidence = 1.0});
    }
  }
  return found;
}

const PicturedChannel kNeck{
    .name = "neck", .unit = "mV", .words = "6 bursts", .rate = Hertz(2000.0)};

std::string drawn(const signal::ChannelAnalysis& found) {
  plot::Figure figure = empty_emg_picture();
  add_to_picture(figure, kNeck, found);
  return plot::to_svg(figure).value();
}

TEST(EmgPicture, shades_every_burst_from_onset_to_offset) {
  plot::Figure figure = empty_emg_picture();
  add_to_picture(figure, kNeck, recording_of(60));
  ASSERT_EQ(figure.panels.size(), 2U);
  const auto& trace = std::get<plot::Chart>(figure.panels[0]);
  ASSERT_EQ(trace.spans.size(), 6U);
  EXPECT_DOUBLE_EQ(trace.spans[1].from, 15.0);
  EXPECT_DOUBLE_EQ(trace.spans[1].to, 16.0);
  const auto& frequency = std::get<plot::Chart>(figure.panels[1]);
  ASSERT_EQ(frequency.series[0].points.size(), 6U);
  EXPECT_DOUBLE_EQ(frequency.series[0].points[0].x, 5.5);
  EXPECT_DOUBLE_EQ(frequency.series[0].points[0].y, 89.5);
}

TEST(EmgPicture, draws_an_envelope_of_the_bursts_rms) {
  plot::Figure figure = empty_emg_picture();
  add_to_picture(figure, kNeck, recording_of(20));
  const auto& envelope = std::get<plot::Chart>(figure.panels[0]).series[1].points;
  double highest = 0.0;
  for (const plot::Point& p : envelope) highest = std::max(highest, p.y);
  EXPECT_NEAR(highest, std::sqrt(0.5), 0.02);
}

TEST(EmgPicture, is_no_larger_for_half_an_hour_than_for_a_minute) {
  const std::string minute = drawn(recording_of(60));
  const std::string half_hour = drawn(recording_of(1800));
  EXPECT_LT(half_hour.size(), 250'000U);
  EXPECT_LT(half_hour.size(), 3 * minute.size());
  EXPECT_NE(minute.find("neck: 6 bursts"), std::string::npos);
}

TEST(EmgPicture, shows_a_recording_that_could_not_be_analysed_as_empty) {
  EXPECT_FALSE(drawn({}).empty());
}

}  // namespace
}  // namespace knead::ctl
