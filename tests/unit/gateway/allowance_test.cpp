#include "display/gateway/allowance.hpp"

#include <gtest/gtest.h>

namespace knead::display {
namespace {

constexpr TimePoint kNow{100s};

TEST(Allowance, gives_a_burst_and_then_so_many_a_second) {
  Allowance allowance(3, 2);
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(allowance.take(kNow));
  }
  EXPECT_FALSE(allowance.take(kNow));
  EXPECT_FALSE(allowance.take(kNow + 400ms));
  EXPECT_TRUE(allowance.take(kNow + 500ms));
  EXPECT_FALSE(allowance.full(kNow + 1s));
  EXPECT_TRUE(allowance.full(kNow + 10s));
}

TEST(Door, lets_in_so_many_of_one_address_and_so_many_in_all) {
  Door door({.connections = 5, .kept_for_loopback = 2, .per_address = 2});
  EXPECT_TRUE(door.enter("a", false, kNow));
  EXPECT_TRUE(door.enter("a", false, kNow));
  EXPECT_FALSE(door.enter("a", false, kNow)) << "two of one address";
  EXPECT_TRUE(door.enter("b", false, kNow));
  EXPECT_FALSE(door.enter("c", false, kNow)) << "the last two are for this machine";
  EXPECT_TRUE(door.enter("127.0.0.1", true, kNow));
  door.leave("a", kNow);
  EXPECT_FALSE(door.enter("c", false, kNow));
  door.leave("b", kNow);
  EXPECT_TRUE(door.enter("c", false, kNow));
}

TEST(Door, counts_requests_by_address) {
  Door door({.request_burst = 2, .requests_per_second = 1});
  EXPECT_TRUE(door.may_request("a", kNow));
  EXPECT_TRUE(door.may_request("a", kNow));
  EXPECT_FALSE(door.may_request("a", kNow));
  EXPECT_TRUE(door.may_request("b", kNow));
  EXPECT_TRUE(door.may_request("a", kNow + 1s));
}

TEST(Door, forgets_addresses_that_have_gone_quiet) {
  Door door;
  for (int i = 0; i < 5000; ++i) {
    const std::string address = "address " + std::to_string(i);
    ASSERT_TRUE(door.enter(address, false, kNow));
    door.leave(address, kNow);
  }
  EXPECT_LE(door.remembered(), 257U);
}

}  // namespace
}  // namespace knead::display
