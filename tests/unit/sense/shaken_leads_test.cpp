#include "control/sense/shaken_leads.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace knead::sense {
namespace {

/// Slow bands of eight electrodes: noise, a heart in fixed proportions once a second, and what a
/// test adds.
class Bed {
 public:
  ShakenLeads leads;
  double heart = 40.0;
  std::array<double, kEmgChannels> louder{};  ///< beside the usual spread of 1
  double excess = 0.0;                        ///< of every muscle
  std::array<bool, kEmgChannels> usable{};

  Bed() { usable.fill(true); }
  /// The largest `common` of so many seconds.
  double run(double seconds) {
    double most = 0.0;
    for (int i = 0; i < static_cast<int>(seconds * 200.0); ++i, ++block_) {
      ShakenLeads::Input input;
      input.usable = usable;
      input.excess.fill(excess);
      const double since_beat = static_cast<double>(block_ % 200) - 100.0;
      const double beat = heart * std::exp(-since_beat * since_beat / 18.0);
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        input.slow[c] = kShare[c] * beat + (1.0 + louder[c]) * normal_(dice_);
      }
      leads.step(input);
      most = std::max(most, leads.common());
    }
    return most;
  }

 private:
  static constexpr std::array<double, kEmgChannels> kShare{0.45,  0.3,  1.0,   0.55,
                                                           -0.65, -0.4, -0.35, -0.25};
  std::mt19937 dice_{5};
  std::normal_distribution<double> normal_{0.0, 1.0};
  int block_ = 0;
};

TEST(ShakenLeads, a_heart_is_no_shaking) {
  Bed bed;
  bed.run(10.0);
  const double without = [] {
    Bed still;
    still.heart = 0.0;
    still.run(10.0);
    return still.run(10.0);
  }();
  EXPECT_LT(bed.run(10.0), 1.5 * without);
}

TEST(ShakenLeads, all_leads_that_shake_are_seen_within_30_ms_and_forgotten_when_they_rest) {
  Bed bed;
  bed.run(10.0);
  EXPECT_FALSE(bed.leads.shake());
  bed.louder.fill(6.0);
  bed.run(0.03);
  EXPECT_TRUE(bed.leads.shake());
  bed.louder.fill(0.0);
  bed.run(0.3);
  EXPECT_FALSE(bed.leads.shake());
}

TEST(ShakenLeads, muscles_that_tense_are_louder_there_too_and_shake_nothing) {
  Bed bed;
  bed.run(10.0);
  bed.louder.fill(1.5);
  bed.excess = 5.0;
  bed.run(0.3);
  EXPECT_FALSE(bed.leads.shake());
  bed.excess = 0.0;
  bed.run(0.1);
  EXPECT_TRUE(bed.leads.shake());
}

TEST(ShakenLeads, electrodes_that_can_be_used_only_later_are_heard_too) {
  Bed bed;
  bed.usable.fill(false);
  bed.run(5.0);
  bed.usable.fill(true);
  bed.run(10.0);
  EXPECT_FALSE(bed.leads.shake());
  bed.louder.fill(6.0);
  bed.run(0.03);
  EXPECT_TRUE(bed.leads.shake());
}

TEST(ShakenLeads, two_electrodes_that_a_roller_rubs_are_no_shaking) {
  Bed bed;
  bed.run(10.0);
  bed.louder[6] = bed.louder[7] = 30.0;
  bed.run(1.0);
  EXPECT_LT(bed.leads.common(), 3.0);
}

TEST(ShakenLeads, a_knock_counts_for_no_more_than_a_shaking_and_deafens_nothing) {
  Bed bed;
  bed.run(10.0);
  bed.louder.fill(1000.0);
  EXPECT_LT(bed.run(0.02), 51.0);
  bed.louder.fill(0.0);
  bed.run(1.0);
  EXPECT_FALSE(bed.leads.shake());
  bed.louder.fill(6.0);
  bed.run(0.03);
  EXPECT_TRUE(bed.leads.shake());
}

TEST(ShakenLeads, says_nothing_before_a_second_nor_by_three_electrodes) {
  Bed early;
  EXPECT_EQ(early.run(0.9), 0.0);
  Bed few;
  few.usable.fill(false);
  few.usable[0] = few.usable[1] = few.usable[4] = true;
  EXPECT_EQ(few.run(5.0), 0.0);
}

}  // namespace
}  // namespace knead::sense
