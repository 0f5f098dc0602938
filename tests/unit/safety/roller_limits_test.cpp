#include "control/safety/roller_limits.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace knead::safety {
namespace {

/// One roller's limits with a clock and a list of what they said.
class RollerLimitsTest : public testing::Test {
 protected:
  Millimetre allow() {
    now += kCyclePeriod;
    events.clear();
    log.begin(now, events);
    input.now = now;
    return limits.allow(input, log);
  }
  void stand_at(double depth_mm) {
    input.requested = input.measured = Millimetre(depth_mm);
    limits.restart(now, Millimetre(depth_mm));
  }
  ReasonEvent said(Reason reason) {
    for (const ReasonEvent& e : events) {
      if (e.reason == reason) return e;
    }
    return {};
  }

  TimePoint now{std::chrono::seconds(10)};
  RollerLimits limits{Side::right, kCompiledCeilings};
  LimitLog log;
  EventList events;
  RollerDepthInput input{
      .ceiling = Newton(40.0), .depth_ceiling = Millimetre(70.0), .intrusion = Millimetre(-30.0)};
};

TEST_F(RollerLimitsTest, a_set_point_that_stands_passes_unchanged_and_silently) {
  stand_at(30.0);
  input.force = Newton(39.9);
  for (int i = 0; i < 300; ++i) EXPECT_EQ(allow(), Millimetre(30.0));
  EXPECT_EQ(limits.limiting(), Reason::none);
  EXPECT_TRUE(events.empty());
}

TEST_F(RollerLimitsTest, depth_passes_up_to_the_lowest_ceiling_and_is_lowered_above_it) {
  stand_at(70.0);
  EXPECT_EQ(allow(), Millimetre(70.0));
  EXPECT_EQ(limits.limiting(), Reason::none);
  input.requested = Millimetre(70.001);
  EXPECT_EQ(allow(), Millimetre(70.0));
  EXPECT_EQ(limits.limiting(), Reason::depth_limited);
  EXPECT_EQ(said(Reason::depth_limited).channel, Channel::roller_right);
  EXPECT_DOUBLE_EQ(said(Reason::depth_limited).value, 70.001);
  EXPECT_DOUBLE_EQ(said(Reason::depth_limited).limit, 70.0);

  input.depth_ceiling = Millimetre(500.0);
  stand_at(80.0);
  input.requested = Millimetre(90.0);
  EXPECT_EQ(allow(), kCompiledCeilings.depth_max);
}

TEST_F(RollerLimitsTest, depth_is_never_negative) {
  stand_at(0.0);
  input.requested = Millimetre(-1.0);
  EXPECT_EQ(allow(), Millimetre(0.0));
  EXPECT_EQ(said(Reason::depth_limited).limit, 0.0);
}

TEST_F(RollerLimitsTest, advance_is_60_mm_per_second_per_cycle_and_no_more) {
  stand_at(20.0);
  input.requested = Millimetre(20.06);
  EXPECT_EQ(allow(), Millimetre(20.06));
  EXPECT_EQ(limits.limiting(), Reason::none);
  input.requested = Millimetre(20.06 + 0.0601);
  input.measured = Millimetre(20.06);
  EXPECT_NEAR(allow().value(), 20.12, 1e-12);
  EXPECT_EQ(limits.limiting(), Reason::advance_rate_limited);
}

TEST_F(RollerLimitsTest, a_late_cycle_allows_what_its_time_allows) {
  stand_at(20.0);
  input.requested = Millimetre(30.0);
  input.seconds = 0.005;
  EXPECT_NEAR(allow().value(), 20.3, 1e-12);
}

TEST_F(RollerLimitsTest, the_way_out_is_never_held_back) {
  stand_at(70.0);
  input.requested = Millimetre(0.0);
  EXPECT_EQ(allow(), Millimetre(0.0));
  EXPECT_EQ(limits.limiting(), Reason::none);
}

TEST_F(RollerLimitsTest, coming_back_in_starts_from_the_last_allowed_set_point) {
  stand_at(70.0);
  input.requested = Millimetre(10.0);
  EXPECT_EQ(allow(), Millimetre(10.0));
  input.requested = Millimetre(70.0);
  EXPECT_NEAR(allow().value(), 10.06, 1e-12);
}

TEST_F(RollerLimitsTest, in_contact_any_100_ms_advance_by_5_mm_at_most) {
  stand_at(20.0);
  input.force = kContactForce + Newton(0.001);
  input.requested = Millimetre(60.0);
  std::vector<double> history{20.0};
  bool window_spoke = false;
  for (int i = 0; i < 500; ++i) {
    input.measured = allow();
    history.push_back(input.measured.value());
    const std::size_t first = history.size() > 101 ? history.size() - 101 : 0;
    const double start =
        *std::min_element(history.begin() + static_cast<long>(first), history.end());
    ASSERT_LE(history.back() - start, 5.0 + 1e-9) << "cycle " << i;
    window_spoke = window_spoke || limits.limiting() == Reason::advance_window_limited;
  }
  EXPECT_TRUE(window_spoke);
  EXPECT_NEAR(history.back() - 20.0, 25.0, 1.1) << "50 mm/s, and not slower";
}

TEST_F(RollerLimitsTest, in_free_air_only_the_speed_counts) {
  stand_at(20.0);
  input.force = kContactForce;
  input.requested = Millimetre(70.0);
  for (int i = 0; i < 500; ++i) input.measured = allow();
  EXPECT_NEAR(input.measured.value(), 50.0, 1e-6);
}

TEST_F(RollerLimitsTest, a_set_point_leads_a_drive_that_stands_by_6_mm_at_most) {
  stand_at(20.0);
  input.requested = Millimetre(60.0);
  for (int i = 0; i < 100; ++i) static_cast<void>(allow());
  EXPECT_EQ(allow(), Millimetre(26.0));
  EXPECT_EQ(limits.limiting(), Reason::advance_rate_limited);
}

TEST_F(RollerLimitsTest, at_the_ceiling_the_roller_goes_no_deeper) {
  stand_at(30.0);
  input.requested = Millimetre(30.05);
  input.force = Newton(39.999);
  EXPECT_EQ(allow(), Millimetre(30.05));
  input.measured = Millimetre(30.05);
  input.requested = Millimetre(30.1);
  input.force = Newton(40.0);
  EXPECT_EQ(allow(), Millimetre(30.05));
  EXPECT_EQ(limits.limiting(), Reason::force_hold);
  EXPECT_EQ(said(Reason::force_hold).value, 40.0);
  EXPECT_EQ(said(Reason::force_hold).limit, 40.0);
}

TEST_F(RollerLimitsTest, at_the_ceiling_a_leading_set_point_comes_back_to_the_roller) {
  stand_at(30.0);
  input.requested = Millimetre(33.0);
  for (int i = 0; i < 50; ++i) static_cast<void>(allow());
  input.force = Newton(40.0);
  EXPECT_EQ(allow(), Millimetre(30.0) + kHoldLead);
}

TEST_F(RollerLimitsTest, at_the_margin_it_backs_off_from_where_it_is_until_below_the_ceiling) {
  stand_at(30.0);
  input.force = Newton(40.999);
  EXPECT_EQ(allow(), Millimetre(30.0)) << "below the margin it only holds";
  input.force = Newton(41.0);
  EXPECT_NEAR(allow().value(), 29.97, 1e-12) << "30 mm/s at 1 N over";
  EXPECT_EQ(limits.limiting(), Reason::force_yield);
  EXPECT_EQ(said(Reason::force_yield).value, 41.0);
  EXPECT_EQ(said(Reason::force_yield).limit, 40.0);
  input.force = Newton(40.2);
  EXPECT_NEAR(allow().value(), 29.94, 1e-12) << "goes on below the margin";
  input.force = Newton(39.99);
  input.requested = Millimetre(29.94);
  EXPECT_NEAR(allow().value(), 29.94, 1e-12);
  EXPECT_EQ(limits.limiting(), Reason::none);
}

TEST_F(RollerLimitsTest, backs_off_faster_the_more_it_is_over_up_to_the_drives_speed) {
  for (const auto& [over, step] : {std::pair{3.0, 0.09}, {5.0, 0.15}, {40.0, 0.15}}) {
    stand_at(30.0);
    input.force = Newton(40.0 + over);
    EXPECT_NEAR(30.0 - allow().value(), step, 1e-9) << over << " N over";
  }
}

TEST_F(RollerLimitsTest, backing_off_is_never_slower_than_what_is_asked) {
  stand_at(30.0);
  input.force = Newton(45.0);
  input.requested = Millimetre(5.0);
  EXPECT_EQ(allow(), Millimetre(5.0));
  EXPECT_EQ(limits.limiting(), Reason::none);
}

TEST_F(RollerLimitsTest, a_ceiling_of_zero_allows_no_advance_even_in_free_air) {
  stand_at(5.0);
  input.ceiling = Newton(0.0);
  input.force = Newton(-0.3);
  input.requested = Millimetre(6.0);
  EXPECT_EQ(allow(), Millimetre(5.0));
  EXPECT_EQ(limits.limiting(), Reason::force_hold);
}

TEST_F(RollerLimitsTest, inside_the_spine_band_the_roller_stays_at_its_released_depth) {
  stand_at(9.99);
  input.intrusion = kBandTolerance + Millimetre(0.001);
  input.requested = Millimetre(10.04);
  EXPECT_EQ(allow(), kReleasedDepth);
  EXPECT_EQ(limits.limiting(), Reason::spine_band_kept);
  input.intrusion = kBandTolerance;
  EXPECT_EQ(allow(), Millimetre(10.04));
}

TEST_F(RollerLimitsTest, inside_the_spine_band_a_touching_roller_is_taken_off_at_full_speed) {
  stand_at(40.0);
  input.intrusion = Millimetre(5.0);
  input.force = kBandForce;
  EXPECT_EQ(allow(), Millimetre(40.0)) << "not touching: only no deeper";
  input.force = kBandForce + Newton(0.001);
  EXPECT_NEAR(allow().value(), 39.85, 1e-12);
  EXPECT_EQ(limits.limiting(), Reason::spine_band_kept);
}

}  // namespace
}  // namespace knead::safety
