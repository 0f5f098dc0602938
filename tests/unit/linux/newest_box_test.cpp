#include "hal/linux/newest_box.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <thread>

namespace knead::board {
namespace {

TEST(NewestBox, has_nothing_until_something_was_put) {
  const NewestBox<int> box;
  int value = 7;
  EXPECT_FALSE(box.take(value));
  EXPECT_EQ(value, 7);
}

TEST(NewestBox, gives_the_newest_as_often_as_it_is_asked) {
  NewestBox<int> box;
  box.put(1);
  box.put(2);
  int value = 0;
  EXPECT_TRUE(box.take(value));
  EXPECT_EQ(value, 2);
  EXPECT_TRUE(box.take(value));
  EXPECT_EQ(value, 2);
}

TEST(NewestBox, never_gives_half_of_one_and_half_of_another) {
  using Wide = std::array<std::uint64_t, 16>;
  NewestBox<Wide> box;
  constexpr std::uint64_t kPuts = 50'000;
  std::thread writer([&box] {
    for (std::uint64_t i = 1; i <= kPuts; ++i) {
      Wide wide;
      wide.fill(i);
      box.put(wide);
    }
  });
  Wide seen{};
  std::uint64_t torn = 0;
  std::uint64_t back = 0;
  for (std::uint64_t last = 0; last < kPuts; last = seen[0]) {
    if (!box.take(seen)) continue;
    for (const std::uint64_t word : seen) torn += word != seen[0] ? 1 : 0;
    back += seen[0] < last ? 1 : 0;
  }
  writer.join();
  EXPECT_EQ(torn, 0U);
  EXPECT_EQ(back, 0U);
}

}  // namespace
}  // namespace knead::board
