#include "daemon/runtime/realtime.hpp"

#include <gtest/gtest.h>

namespace knead::daemon {
namespace {

TEST(Realtime, a_priority_that_cannot_be_had_comes_with_what_to_change) {
  const Result<void> refused = keep_time({.priority = 1000});
  ASSERT_FALSE(refused.has_value());
  const std::string text = refused.error().message();
  for (const char* cure : {"LimitRTPRIO=1000", "setcap", "--allow-no-realtime"}) {
    EXPECT_NE(text.find(cure), std::string::npos) << text;
  }
}

TEST(Realtime, a_processor_that_is_not_there_comes_with_what_to_change) {
  const Result<void> refused = keep_time({.priority = 1, .cpu = 1023});
  ASSERT_FALSE(refused.has_value());
  const std::string text = refused.error().message();
  for (const char* cure : {"processor 1023", "kneadd.toml", "CPUAffinity="}) {
    EXPECT_NE(text.find(cure), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace knead::daemon
