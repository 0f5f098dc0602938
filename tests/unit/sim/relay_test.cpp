#include "hal/sim/relay.hpp"

#include <gtest/gtest.h>

namespace knead::sim {
namespace {

constexpr EnableRelay::Input kAsked{.enable = true};

TEST(EnableRelay, is_open_until_an_edge_has_come) {
  EnableRelay relay(50ms);
  relay.step(TimePoint{}, kAsked);
  EXPECT_FALSE(relay.closed());
  relay.edge(TimePoint{});
  relay.step(TimePoint{}, kAsked);
  EXPECT_TRUE(relay.closed());
}

TEST(EnableRelay, opens_when_edges_are_more_than_50_ms_apart) {
  EnableRelay relay(50ms);
  relay.edge(TimePoint(100ms));
  relay.step(TimePoint(150ms), kAsked);
  EXPECT_TRUE(relay.closed());
  relay.step(TimePoint(151ms), kAsked);
  EXPECT_FALSE(relay.closed());
}

TEST(EnableRelay, needs_enable_supply_and_a_free_estop) {
  EnableRelay relay(50ms);
  relay.edge(TimePoint{});
  relay.step(TimePoint{}, {.enable = false});
  EXPECT_FALSE(relay.closed());
  relay.step(TimePoint{}, {.enable = true, .estop_pressed = true});
  EXPECT_FALSE(relay.closed());
  relay.step(TimePoint{}, {.enable = true, .supply = false});
  EXPECT_FALSE(relay.closed());
  relay.step(TimePoint{}, kAsked);
  EXPECT_TRUE(relay.closed());
}

}  // namespace
}  // namespace knead::sim
