#include "hal/sim/fault.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <string>

#include "control/types/chair_description.hpp"
#include "hal/sim/fault_board.hpp"

namespace knead::sim {
namespace {

TEST(Fault, every_target_and_kind_has_a_name_of_its_own) {
  std::set<std::string> names;
  for (std::size_t t = 0; t < kFaultTargets; ++t) {
    names.insert(std::string(name(static_cast<FaultTarget>(t))));
  }
  EXPECT_EQ(names.size(), kFaultTargets);
  EXPECT_EQ(names.count("?"), 0U);
  names.clear();
  for (std::size_t k = 0; k < kFaultKinds; ++k) {
    names.insert(std::string(name(static_cast<FaultKind>(k))));
  }
  EXPECT_EQ(names.size(), kFaultKinds);
  EXPECT_EQ(names.count("?"), 0U);
}

TEST(Fault, kinds_belong_to_their_targets) {
  EXPECT_TRUE(is_possible({FaultTarget::force_left, FaultKind::stuck}));
  EXPECT_TRUE(is_possible({FaultTarget::actuators, FaultKind::write_ignored}));
  EXPECT_TRUE(is_possible({FaultTarget::bus, FaultKind::read_failed}));
  EXPECT_TRUE(is_possible({FaultTarget::power, FaultKind::power_loss}));
  EXPECT_TRUE(is_possible({FaultTarget::heartbeat, FaultKind::edges_lost}));
  EXPECT_FALSE(is_possible({FaultTarget::force_left, FaultKind::power_loss}));
  for (FaultKind kind : {FaultKind::hum, FaultKind::clipped, FaultKind::alternating}) {
    EXPECT_TRUE(is_possible({FaultTarget::emg, kind, 1e-3, 3}));
    EXPECT_FALSE(is_possible({FaultTarget::emg, kind, 0.0, 3})) << "of no size";
    EXPECT_FALSE(is_possible({FaultTarget::force_left, kind, 1e-3}));
  }
  EXPECT_FALSE(is_possible({FaultTarget::power, FaultKind::stuck}));
  EXPECT_FALSE(is_possible({FaultTarget::inputs, FaultKind::offset, 1.0}));
  EXPECT_TRUE(is_possible({FaultTarget::seat_mat, FaultKind::dead_cell, 0.0, 15}));
  EXPECT_FALSE(is_possible({FaultTarget::emg, FaultKind::wild_frame}));
}

TEST(Fault, index_and_magnitude_have_bounds) {
  EXPECT_TRUE(is_possible({FaultTarget::emg, FaultKind::disconnect, 0.0, kEmgChannels - 1}));
  EXPECT_FALSE(is_possible({FaultTarget::emg, FaultKind::disconnect, 0.0, kEmgChannels}));
  EXPECT_FALSE(is_possible({FaultTarget::force_left, FaultKind::stuck, 0.0, 1}));
  EXPECT_TRUE(is_possible({FaultTarget::carriage, FaultKind::delay, 200.0}));
  EXPECT_FALSE(is_possible({FaultTarget::carriage, FaultKind::delay, 201.0}));
  EXPECT_FALSE(is_possible({FaultTarget::carriage, FaultKind::delay, -1.0}));
  EXPECT_FALSE(is_possible(
      {FaultTarget::carriage, FaultKind::offset, std::numeric_limits<double>::quiet_NaN()}));
}

TEST(FaultBoard, clears_what_it_was_given_whatever_the_magnitude) {
  FaultBoard board;
  EXPECT_TRUE(board.inject({FaultTarget::force_left, FaultKind::offset, 3.0}));
  EXPECT_TRUE(board.inject({FaultTarget::power, FaultKind::power_loss}));
  EXPECT_TRUE(board.has(FaultKind::power_loss));
  EXPECT_TRUE(board.clear({FaultTarget::force_left, FaultKind::offset}));
  EXPECT_FALSE(board.clear({FaultTarget::force_left, FaultKind::offset}));
  EXPECT_EQ(board.all().size(), 1U);
  board.clear_all();
  EXPECT_FALSE(board.has(FaultKind::power_loss));
}

TEST(FaultBoard, refuses_the_impossible_and_a_seventeenth) {
  FaultBoard board;
  EXPECT_FALSE(board.inject({FaultTarget::power, FaultKind::stuck}));
  for (std::size_t i = 0; i < FaultBoard::kCapacity; ++i) {
    EXPECT_TRUE(board.inject({FaultTarget::carriage, FaultKind::offset, 1.0}));
  }
  EXPECT_FALSE(board.inject({FaultTarget::carriage, FaultKind::offset, 1.0}));
}

}  // namespace
}  // namespace knead::sim
