#include "daemon/kneadctl/simulation_words.hpp"

#include <gtest/gtest.h>

namespace knead::ctl {
namespace {

TEST(SimulationWords, nobody_takes_lapsed_time_or_broken_things_for_life) {
  EXPECT_EQ(simulation_words(20.0, 0), "20 times as fast as life");
  EXPECT_EQ(simulation_words(1.0, 1), "1 fault simulated");
  EXPECT_EQ(simulation_words(2.5, 3), "2.5 times as fast as life, 3 faults simulated");
}

TEST(SimulationWords, of_life_there_is_nothing_to_say) {
  EXPECT_EQ(simulation_words(1.0, 0), "");
  EXPECT_EQ(simulation_words(0.0, 0), "") << "a chair that is not simulated does not say";
}

}  // namespace
}  // namespace knead::ctl
