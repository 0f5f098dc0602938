#include "control/signal/emg_news.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace knead::signal {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kT8Right = 3;

class Bed {
 public:
  std::array<EmgFeatures, kEmgChannels> emg{};
  std::vector<ReasonEvent> said;

  Bed() {
    for (EmgFeatures& f : emg) f.usable = true;
  }
  void run(Duration time) {
    for (const TimePoint end = now_ + time; now_ < end; now_ += 1ms) {
      EventList events;
      news_.step({.now = now_, .emg = emg, .chain = chain_, .age = 30ms, .oldest = 20ms}, events);
      said.insert(said.end(), events.begin(), events.end());
    }
  }
  void fail(bool EmgFlags::* flag) {
    emg[kT8Right].flags.*flag = true;
    emg[kT8Right].usable = false;
  }
  void recover() {
    emg[kT8Right].flags = EmgFlags{};
    emg[kT8Right].usable = true;
  }

 private:
  TimePoint now_{};
  ChairDescription chair_{};
  EmgChain chain_{chair_.emg_rate};
  EmgNews news_{chair_.emg};
};

TEST(EmgNews, nothing_is_said_of_electrodes_that_are_well) {
  Bed bed;
  bed.run(3s);
  EXPECT_TRUE(bed.said.empty());
}

TEST(EmgNews, each_trouble_is_said_once_with_the_electrode_that_has_it) {
  const std::vector<std::pair<bool EmgFlags::*, Reason>> troubles{
      {&EmgFlags::lead_off, Reason::emg_lead_off},
      {&EmgFlags::flat, Reason::emg_flat},
      {&EmgFlags::saturated, Reason::emg_saturated},
      {&EmgFlags::drowned, Reason::emg_drowned},
      {&EmgFlags::alternating, Reason::emg_alternating}};
  for (const auto& [flag, reason] : troubles) {
    Bed bed;
    bed.fail(flag);
    bed.run(2s);
    ASSERT_EQ(bed.said.size(), 1U) << name(reason);
    EXPECT_EQ(bed.said[0].reason, reason);
    EXPECT_EQ(bed.said[0].channel, Channel::emg_t8_right);
    EXPECT_EQ(bed.said[0].at, TimePoint{});
  }
}

TEST(EmgNews, a_channel_is_back_after_a_calm_second_and_the_event_says_how_long_it_was_out) {
  Bed bed;
  bed.fail(&EmgFlags::flat);
  bed.run(2s);
  bed.recover();
  bed.run(900ms);
  EXPECT_EQ(bed.said.size(), 1U);
  bed.run(200ms);
  ASSERT_EQ(bed.said.size(), 2U);
  EXPECT_EQ(bed.said[1].reason, Reason::emg_back);
  EXPECT_EQ(bed.said[1].channel, Channel::emg_t8_right);
  EXPECT_NEAR(seconds(bed.said[1].lasted), 3.0, 0.01);
}

TEST(EmgNews, a_lead_that_comes_and_goes_does_not_chatter) {
  Bed bed;
  for (int i = 0; i < 30; ++i) {
    bed.fail(&EmgFlags::lead_off);
    bed.run(500ms);
    bed.recover();
    bed.run(1500ms);
  }
  EXPECT_LE(bed.said.size(), 4U) << "once out and back, once out again, and then it is known";
  bed.run(20s);
  EXPECT_EQ(bed.said.back().reason, Reason::emg_back);
}

TEST(EmgNews, an_amplifier_that_falls_silent_is_one_piece_of_news) {
  Bed bed;
  for (EmgFeatures& f : bed.emg) {
    f.flags.stale = true;
    f.usable = false;
  }
  bed.run(1s);
  ASSERT_EQ(bed.said.size(), 1U);
  EXPECT_EQ(bed.said[0].reason, Reason::emg_stale);
  EXPECT_EQ(bed.said[0].channel, Channel::emg);
  EXPECT_DOUBLE_EQ(bed.said[0].value, 0.03);
  EXPECT_DOUBLE_EQ(bed.said[0].limit, 0.02);
}

}  // namespace
}  // namespace knead::signal
