#include "daemon/server/latest_value.hpp"

#include <gtest/gtest.h>

#include <array>
#include <thread>

namespace knead::daemon {
namespace {

TEST(LatestValue, gives_nothing_before_the_first_and_each_value_once) {
  LatestValue<int> box;
  EXPECT_EQ(box.read(), nullptr);
  box.write([](int& v) { v = 1; });
  ASSERT_NE(box.read(), nullptr);
  EXPECT_EQ(box.read(), nullptr) << "seen already";
}

TEST(LatestValue, a_late_reader_gets_the_newest_and_not_the_oldest) {
  LatestValue<int> box;
  for (int i = 1; i <= 10; ++i) box.write([i](int& v) { v = i; });
  const int* newest = box.read();
  ASSERT_NE(newest, nullptr);
  EXPECT_EQ(*newest, 10);
}

TEST(LatestValue, what_is_being_read_stays_unchanged_while_the_writer_goes_on) {
  LatestValue<int> box;
  box.write([](int& v) { v = 7; });
  const int* held = box.read();
  for (int i = 0; i < 5; ++i) box.write([](int& v) { v = -1; });
  EXPECT_EQ(*held, 7);
}

TEST(LatestValue, no_value_is_ever_torn_and_time_never_runs_back) {
  struct Big {
    std::array<std::uint64_t, 640> words{};  // 5 KiB, as a snapshot
  };
  LatestValue<Big> box;
  constexpr std::uint64_t kWrites = 20'000;
  std::thread writer([&box] {
    for (std::uint64_t i = 1; i <= kWrites; ++i) box.write([i](Big& b) { b.words.fill(i); });
  });
  std::uint64_t last = 0;
  bool whole = true;
  bool forward = true;
  while (last != kWrites) {
    if (const Big* b = box.read()) {
      for (const std::uint64_t word : b->words) whole = whole && word == b->words[0];
      forward = forward && b->words[0] > last;
      last = b->words[0];
    }
  }
  writer.join();
  EXPECT_TRUE(whole);
  EXPECT_TRUE(forward);
}

}  // namespace
}  // namespace knead::daemon
